// Files that are written whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// A file that appears under its name only when commit() succeeds: until then it is a temporary
/// beside it, readable by the owner alone, removed if the writer gives up. A name that is no regular
/// file (/dev/stdout, a pipe) is written straight to.
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  void write(std::string_view bytes);
  /// Nothing when all went well; else the first trouble since the file was opened.
  std::optional<Problem> commit();

 private:
  void flush();
  void trouble(std::string_view doing);

  std::string path_;
  std::string temporary_;   ///< Empty when written straight to path_.
  std::string buffer_;
  int handle_ = -1;
  std::optional<Problem> problem_;
};

}  // namespace careaudit
