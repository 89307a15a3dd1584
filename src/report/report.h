// The contract of a report: an audit, a plan at a time, becomes bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "audit/batch.h"
#include "audit/quoting.h"
#include "audit/result.h"

namespace careaudit {

/// Where a report's bytes go. Trouble in writing is remembered by the sink, not told to the report.
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;
  virtual void write(std::string_view bytes) = 0;
  /// The report cannot be made: nothing of it is to be kept.
  virtual void give_up(std::string_view why) = 0;
};

enum class EvidenceShown : std::uint8_t { none, words, full };

struct ReportOptions {
  EvidenceShown evidence = EvidenceShown::words;
  bool use_colour = false;
  std::uint32_t width = 100;           ///< Columns of the terminal.
  bool all_outcomes = false;           ///< sarif, csv: passes and not-applicables too.
  std::uint32_t sarif_max_results = 5000;
  bool is_terminal = false;            ///< text: findings are broken into lines of that width.
};

/// Writes one run. Holds no plan after plan() returns. Opens no file, knows no terminal or clock.
class Report {
 public:
  Report() = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
  virtual ~Report() = default;
  virtual void begin(const RunInfo& run, Sink& sink) = 0;
  virtual void plan(const PlanResult& plan, Sink& sink) = 0;
  virtual void end(const Summary& summary, Sink& sink) = 0;
};

/// A report format: the plug-in of this folder.
struct ReportFormat {
  std::string_view name = {};             ///< As in --format; `_` in the file name is `-` here.
  std::string_view extension = {};        ///< For -o without a format: ".json"; empty when none.
  std::string_view summary = {};
  EvidenceShown evidence = EvidenceShown::none;  ///< When --evidence is not given.
  std::unique_ptr<Report> (*open)(const ReportOptions& options) = nullptr;
  bool is_for_people = false;             ///< Wards stand in the order that the settings give.
  bool needs_fingerprints = false;        ///< Whether it writes those of findings.
  bool has_summary = false;               ///< Whether anything is left of it without plans and findings.
};

namespace reports {
#define REPORT(name) extern const ReportFormat name;
#include "report/all.def"
#undef REPORT
}  // namespace reports

/// All formats, by name.
std::span<const ReportFormat* const> report_formats();
const ReportFormat* find_report_format(std::string_view name);

// What may be shown of a plan's own words. Reports take them from here alone: never `evidence`, `text`,
// `full_item` or `full_name` themselves. The other members hold none, nor does a problem whose words are
// not filled in.

/// A message with its `{n}` filled with evidence in double quotes, or with words such as "this goal".
std::string message_of(const OutcomeRow& row, EvidenceShown shown);
/// The words that decided; none unless they are to be shown.
std::span<const std::string> evidence_of(const OutcomeRow& row, EvidenceShown shown);
/// Why a fail is not listed: the plan's own reason; "" unless words are to be shown. Of one that an earlier
/// report knew, that.
std::string reason_of_silence(const OutcomeRow& row, EvidenceShown shown);
/// The same as a sentence: "allowed until 2026-06-30: …".
std::string silence_of(const OutcomeRow& row, EvidenceShown shown);
/// What was left out by ward, a line each; none when nothing was.
std::vector<std::string> silenced_lines(const Summary& summary);
/// The item's path.
std::string_view item_of(const OutcomeRow& row, EvidenceShown shown);
/// "goal 4"; "" for the plan as a whole.
std::string_view name_of(const AboutItem& about, EvidenceShown shown);
/// The item's whole text under `full`; else "".
std::string_view whole_text_of(const AboutItem& about, EvidenceShown shown);
/// The text to know an item by: its first words under `words`, the whole under `full`, else "".
std::string heading_text_of(const AboutItem& about, EvidenceShown shown);
/// What stands in many plans and is to be listed: not what an earlier report knew.
std::vector<const BatchFinding*> batch_to_list(const Summary& summary);
/// The text that stands in many plans; "" unless words are to be shown.
std::string text_of(const BatchFinding& finding, EvidenceShown shown);
/// The input's words in a problem; none unless they are to be shown.
std::span<const std::string> quoted_of(const Problem& problem, EvidenceShown shown);
/// A problem with the input's words filled in or left out.
Problem shown_problem(Problem problem, EvidenceShown shown);

}  // namespace careaudit
