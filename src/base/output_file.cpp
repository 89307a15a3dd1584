// Temporary file, flush to disk, rename.
#include "base/output_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  struct stat status {};
  const bool is_special = stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  if (is_special) {
    handle_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
    temporary_ = (folder.empty() ? std::string(".") : folder.string()) + "/.careaudit-XXXXXX";
    handle_ = mkstemp(temporary_.data());  // owner-only by definition
  }
  if (handle_ < 0) {
    temporary_.clear();
    trouble("opened for writing");
  }
}

OutputFile::~OutputFile() {
  if (handle_ >= 0) {
    close(handle_);
  }
  if (!temporary_.empty()) {
    unlink(temporary_.c_str());
  }
}

void OutputFile::trouble(std::string_view doing) {
  if (!problem_) {
    problem_ = Problem{.file = path_,
                       .message = fmt::format("cannot be {}: {}", doing, fold_ascii(std::strerror(errno))),
                       .remedy = "check that the folder exists, that you may write there, and that the disk has room"};
  }
}

void OutputFile::flush() {
  std::size_t from = 0;
  while (handle_ >= 0 && !problem_ && from < buffer_.size()) {
    const auto wrote = ::write(handle_, buffer_.data() + from, buffer_.size() - from);
    if (wrote < 0 && errno != EINTR) {
      trouble("written");
    }
    from += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
  }
  buffer_.clear();
}

void OutputFile::write(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() > std::size_t{1} << 16U) {
    flush();
  }
}

std::optional<Problem> OutputFile::commit() {
  flush();
  if (handle_ >= 0 && !problem_) {
    if (!temporary_.empty() && fsync(handle_) != 0) {
      trouble("written");
    }
    const int closed = close(handle_);
    handle_ = -1;
    if (closed != 0) {
      trouble("written");
    }
    if (!problem_ && !temporary_.empty()) {
      if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
        trouble("put in its place");
      } else {
        temporary_.clear();
      }
    }
  }
  return problem_;
}

}  // namespace careaudit
