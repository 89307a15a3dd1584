// Which files a run reads, and how their bytes become pieces of single plans.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
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
};

struct InputList {
  std::vector<InputFile> files;             ///< In bytewise order of `shown`, each file once.
  std::vector<std::string> skipped;         ///< Found in folders, of a format that is not read.
};

/// The files that `paths` name: files themselves, and what folders contain (recursively, by
/// extension; settings of careaudit itself and whatever begins with a dot left out). A path that does not exist, a folder without a
/// single file to read and the like are appended to `problems`.
InputList list_inputs(const std::vector<std::string>& paths, Problems& problems);

/// Takes a piece; returns false to stop reading.
using PieceTaker = std::function<bool(Piece piece, const Syntax& syntax)>;
/// Told how many bytes were read since it was last told.
using ReadProgress = std::function<void(std::uint64_t bytes)>;

/// Reads a file in windows, finds its syntax by its content, and hands its pieces on in order.
/// Memory: one window and one piece. What stops the reading is the error.
Result<bool> read_pieces(const InputFile& file, const PieceTaker& take, const ReadProgress& progress);

/// Standard input copied to a file that is gone when the program ends, because plans are looked at
/// twice; the path to open.
Result<std::string> spool_standard_input();

}  // namespace careaudit
