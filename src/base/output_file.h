// Files that are written whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// A file that appears under its name only when commit() succeeds. Until then it has no name, so that
/// nothing is left of it however the program ends; where the file system has no such files it is a
/// temporary beside the name, removed if the writer gives up. Readable by the owner alone. A name that
/// is no regular file (/dev/stdout, a pipe) is written straight to.
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  void write(std::string_view bytes);
  /// What was to be written cannot be made: commit tells why, and leaves nothing.
  void give_up(std::string_view why);
  /// Nothing when all went well; else the first trouble since the file was opened.
  std::optional<Problem> commit();

 private:
  void flush();
  void trouble(std::string_view doing);
  bool give_name();
  void put_in_place();

  std::string path_;
  std::string folder_;      ///< Empty when written straight to path_.
  std::string temporary_;   ///< The name it has until it is in its place, if any.
  std::string buffer_;
  int handle_ = -1;
  std::optional<Problem> problem_;
};

}  // namespace careaudit
