// A file without a name, or a temporary one; flush to disk; rename.
#include "base/output_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

/// The way to an open file that has no name.
std::string way_to(int handle) { return fmt::format("/proc/self/fd/{}", handle); }

/// A file without a name, which the system removes however the program ends; -1 where there is none, or
/// no way to name it later.
int open_nameless([[maybe_unused]] const std::string& folder) {
#ifdef O_TMPFILE
  const int handle = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle >= 0 && access(way_to(handle).c_str(), F_OK) != 0) {
    close(handle);
    return -1;
  }
  return handle;
#else
  return -1;
#endif
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  struct stat status {};
  const bool is_special = stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  if (is_special) {
    handle_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    const std::string parent = std::filesystem::path(path_).parent_path().string();
    folder_ = parent.empty() ? "." : parent;
    handle_ = open_nameless(folder_);
    if (handle_ < 0) {
      temporary_ = folder_ + "/.careaudit-XXXXXX";
      handle_ = mkstemp(temporary_.data());  // owner-only by definition
    }
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

void OutputFile::give_up(std::string_view why) {
  if (!problem_) {
    problem_ = Problem{.file = path_, .message = fmt::format("cannot be made: {}", why), .remedy = "point TMPDIR at a folder with room"};
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

bool OutputFile::give_name() {
  for (unsigned attempt = 0; temporary_.empty(); ++attempt) {
    const std::string name = fmt::format("{}/.careaudit-{}-{}-{}", folder_, getpid(), handle_, attempt);
    if (linkat(AT_FDCWD, way_to(handle_).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      temporary_ = name;
    } else if (errno != EEXIST) {
      return false;
    }
  }
  return true;
}

void OutputFile::put_in_place() {
  // Linking never replaces a file, renaming does: so a name beside it comes first.
  if (!give_name() || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    trouble("put in its place");
    return;
  }
  temporary_.clear();
}

std::optional<Problem> OutputFile::commit() {
  flush();
  if (handle_ < 0 || problem_) {
    return problem_;
  }
  const bool is_special = folder_.empty();
  if (!is_special && fsync(handle_) != 0) {
    trouble("written");
  }
  if (!is_special && !problem_) {
    put_in_place();
  }
  if (close(std::exchange(handle_, -1)) != 0) {
    trouble("written");
  }
  return problem_;
}

}  // namespace careaudit
