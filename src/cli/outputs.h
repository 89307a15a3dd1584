// Where reports go: standard output, files, one file a ward.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/run.h"
#include "base/output_file.h"
#include "report/report.h"

namespace careaudit {

/// One -o: a format and a file name, perhaps with `{ward}` in it.
struct OutputSpec {
  const ReportFormat* format = nullptr;
  std::string path;
  std::string typed;   ///< The whole, as it was given.
};

/// What each ward's name is put in place of.
inline constexpr std::string_view ward_mark = "{ward}";

/// Reads `report.json` or `sarif=out.txt`, given to `option`. Unknown formats and extensions are refused with what is
/// known.
Result<OutputSpec> parse_output(const std::string& text, std::string_view option);

/// Adapts a stream to a sink; notices when the reader has gone.
class StreamSink : public Sink {
 public:
  explicit StreamSink(std::ostream& out) : out_(out) {}
  void write(std::string_view bytes) override;
  void give_up(std::string_view) override { has_failed_ = true; }
  void flush();
  bool is_closed() const { return is_closed_; }   ///< The reader of the pipe has gone.
  bool has_failed() const { return has_failed_; } ///< Any other trouble, such as a full disk.

 private:
  void check();
  std::ostream& out_;
  std::string buffer_;
  bool is_closed_ = false;
  bool has_failed_ = false;
};

/// All reports of a run, fed together.
class Outputs {
 public:
  /// What a ward's own report needs to count by itself.
  struct Counting {
    const Selection& selection;
    std::vector<const Measure*> measures;
    std::vector<Grouping> groupings;
    std::vector<std::string> ward_order = {};   ///< For reports that people read; the others follow.
  };

  Outputs(RunInfo run, Counting counting);
  Outputs(const Outputs&) = delete;
  Outputs& operator=(const Outputs&) = delete;
  ~Outputs();

  /// With small numbers other than `off` a report gets the summary only, put through them, and quotes nothing.
  void add_stream(const ReportFormat& format, const ReportOptions& options, StreamSink& sink, SmallNumbers small = SmallNumbers::off);
  void add_file(const OutputSpec& spec, const ReportOptions& options, SmallNumbers small = SmallNumbers::off);

  void begin();
  void plan(const AuditedPlan& plan);
  void end(const Summary& summary);
  /// Puts every file in its place; what could not be written.
  Problems commit();
  bool has_files() const { return !files_.empty() || !per_ward_.empty(); }

 private:
  struct FileSink;
  struct Stream {
    std::unique_ptr<Report> report;
    StreamSink* sink;
    SmallNumbers small = SmallNumbers::off;
    bool is_for_people = false;
  };
  struct File {
    std::unique_ptr<Report> report;
    std::unique_ptr<FileSink> sink;
    std::unique_ptr<Tally> tally;   ///< Of a ward's own file.
    SmallNumbers small = SmallNumbers::off;
    bool is_for_people = false;
  };
  struct PerWard {
    OutputSpec spec;
    ReportOptions options;
    std::map<std::string, File> wards;   ///< By the ward's name.
  };
  RunInfo run_for(SmallNumbers small) const;
  static File open(const OutputSpec& spec, const ReportOptions& options, const std::string& path);

  RunInfo run_;
  Counting counting_;
  std::vector<Stream> streams_;
  std::vector<File> files_;
  std::vector<PerWard> per_ward_;
};

}  // namespace careaudit
