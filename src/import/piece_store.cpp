// The first texts in memory, the rest in a temporary file.
#include "import/piece_store.h"

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace careaudit {
namespace {

constexpr std::size_t most_in_memory = std::size_t{64} << 20U;

}  // namespace

PieceStore::~PieceStore() {
  if (file_ >= 0) {
    (void)close(file_);
  }
}

bool PieceStore::open_file() {
  if (file_ >= 0 || has_no_file_) {
    return file_ >= 0;
  }
  const char* wanted = std::getenv("TMPDIR");
  std::string path = std::string(wanted == nullptr || *wanted == '\0' ? "/tmp" : wanted) + "/careaudit-XXXXXX";
  file_ = mkostemp(path.data(), O_CLOEXEC);
  has_no_file_ = file_ < 0;
  if (file_ >= 0) {
    (void)unlink(path.c_str());
  }
  return file_ >= 0;
}

std::uint64_t PieceStore::add(std::string_view text) {
  if (memory_.size() + text.size() <= most_in_memory || !open_file()) {
    memory_.append(text);
    return memory_.size() - text.size();
  }
  std::uint64_t written = 0;
  while (written < text.size()) {
    const auto count = pwrite(file_, text.data() + written, text.size() - written, static_cast<off_t>(in_file_ + written));
    if (count <= 0) {
      break;  // no room: it reads back as nothing
    }
    written += static_cast<std::uint64_t>(count);
  }
  const std::uint64_t place = in_file_;
  in_file_ += text.size();
  constexpr std::uint64_t is_in_file = std::uint64_t{1} << 63U;
  return place | is_in_file;
}

std::string PieceStore::read(std::uint64_t place, std::size_t bytes) const {
  constexpr std::uint64_t is_in_file = std::uint64_t{1} << 63U;
  if ((place & is_in_file) == 0) {
    return memory_.substr(place, bytes);
  }
  std::string text(bytes, '\0');
  std::size_t done = 0;
  while (done < bytes) {
    const auto count = pread(file_, text.data() + done, bytes - done, static_cast<off_t>((place & ~is_in_file) + done));
    if (count <= 0) {
      return "";
    }
    done += static_cast<std::size_t>(count);
  }
  return text;
}

}  // namespace careaudit
