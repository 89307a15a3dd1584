// Which files a run reads, and how their bytes become pieces of single plans.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/result.h"
#include "import/importer.h"
#include "read/syntax.h"

namespace careaudit {

/// One file to audit.
struct InputFile {
  std::string path;           ///< To open; "-" for standard input.
  std::string shown;          ///< As messages and reports name it, with forward slashes.
  bool was_named = false;     ///< On the command line, not found in a folder.
  std::uint64_t bytes = 0;    ///< 0 when not known.
  bool is_stream = false;     ///< Standard input or a pipe: it can be read once only.
  int copy = -1;              ///< Of a stream: the copy that is read in its place, one reader at a time.
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

/// Takes a piece; returns false to stop reading.
using PieceTaker = std::function<bool(Piece piece, const Syntax& syntax)>;
/// Told how many bytes were read since it was last told.
using ReadProgress = std::function<void(std::uint64_t bytes)>;

/// Reads a file in windows, finds its syntax by its content, and hands its pieces on in order.
/// Memory: one window and one piece. What stops the reading is the error.
Result<bool> read_pieces(const InputFile& file, const PieceTaker& take, const ReadProgress& progress);

/// Copies of streams on disk, because plans are looked at twice. They have no name, so that nothing is
/// left of them however the program ends.
class Spool {
 public:
  Spool() = default;
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();
  /// Reads the stream to its end; `file` then has the copy. Nothing when all went well.
  std::optional<Problem> keep(InputFile& file);

 private:
  std::vector<int> copies_;
};

}  // namespace careaudit
