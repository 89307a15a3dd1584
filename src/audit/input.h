// Which files a run reads, and how their bytes become pieces of single plans.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/result.h"
#include "import/importer.h"
#include "import/mapping.h"
#include "read/syntax.h"

namespace careaudit {

class Archive;

/// One file to audit.
struct InputFile {
  std::string path;           ///< To open; "-" for standard input.
  std::string shown;          ///< As messages and reports name it, with forward slashes.
  bool was_named = false;     ///< On the command line, not found in a folder.
  std::uint64_t bytes = 0;    ///< 0 when not known.
  bool is_stream = false;     ///< Standard input or a pipe: it can be read once only.
  int copy = -1;              ///< Of a stream: the copy that is read in its place, one reader at a time.
  std::shared_ptr<Archive> archive = nullptr;   ///< When it is an entry of one, one reader at a time…
  std::uint64_t entry = 0;                      ///< …with this number.
};

/// Something in a folder that is left alone.
struct SkippedFile {
  std::string shown;
  std::string_view why;
  std::string_view remedy;
};

struct InputList {
  std::vector<InputFile> files;             ///< In bytewise order of `shown`, each file once.
  std::vector<SkippedFile> skipped;         ///< In bytewise order of `shown`.
};

/// The files that `paths` name: files themselves, and what folders contain (recursively, by
/// extension). Everything in a folder is listed or skipped, but settings of careaudit itself. A path
/// that does not exist, a folder without a single file to read or that cannot be listed and the like
/// are appended to `problems`, each of them something that could not be read.
InputList list_inputs(const std::vector<std::string>& paths, Problems& problems);

/// The most bytes of an export whose records can only be told from the whole.
inline constexpr std::size_t max_whole_bytes = std::size_t{64} << 20U;

/// The formats that a run knows beside the built-in importers, and the one that was asked for.
struct KnownFormats {
  std::shared_ptr<const Mappings> mappings = nullptr;
  std::string input_format = "auto";
  bool takes_any_table = false;   ///< Each row of a table that no mapping knows is a piece, as `inspect` wants it.
};

/// How a piece is to be read.
struct PieceFormat {
  const Syntax* syntax = nullptr;
  const Mapping* mapping = nullptr;                      ///< When the file is known to be of its format.
  std::shared_ptr<const MappedExport> whole = nullptr;   ///< An export read already, of which the piece is…
  std::size_t record = 0;                                ///< …this record.
};

/// Takes a piece; returns false to stop reading.
using PieceTaker = std::function<bool(Piece piece, const PieceFormat& format)>;
/// Told how many bytes were read since it was last told.
using ReadProgress = std::function<void(std::uint64_t bytes)>;

/// Reads a file in windows, finds its syntax by its content, and hands its pieces on in order.
/// Memory: one window and one piece; of tables whose rows are gathered, and of exports whose mapping must see
/// them whole, the file up to a limit. What stops the reading is the error.
Result<bool> read_pieces(const InputFile& file, const PieceTaker& take, const ReadProgress& progress, const KnownFormats& formats);

/// Copies of streams on disk, because plans are looked at twice. They have no name, so that nothing is
/// left of them however the program ends.
class Spool {
 public:
  Spool() = default;
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();
  /// Reads every stream of the list to its end, whose file then has the copy. One that cannot be kept leaves the list,
  /// and is appended to `problems`.
  void keep_streams(std::vector<InputFile>& files, Problems& problems);
  /// The same of one; nothing when all went well.
  std::optional<Problem> keep(InputFile& file);

 private:
  std::vector<int> copies_;
};

}  // namespace careaudit
