// The first texts in memory, the rest in a temporary file.
#include "import/piece_store.h"

#include <unistd.h>

#include "base/temporary_file.h"

namespace careaudit {
namespace {

constexpr std::size_t most_in_memory = std::size_t{64} << 20U;
constexpr std::uint64_t is_in_file = std::uint64_t{1} << 63U;   ///< In a place.

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
  file_ = open_temporary_file();
  has_no_file_ = file_ < 0;
  return file_ >= 0;
}

bool PieceStore::write(std::string_view text) {
  std::uint64_t written = 0;
  while (written < text.size()) {
    const auto count = pwrite(file_, text.data() + written, text.size() - written, static_cast<off_t>(in_file_ + written));
    if (count <= 0) {
      return false;
    }
    written += static_cast<std::uint64_t>(count);
  }
  return true;
}

std::uint64_t PieceStore::add(std::string_view text) {
  const bool has_room = memory_.size() + text.size() <= most_in_memory;
  if (has_room || !open_file() || !write(text)) {
    memory_.append(text);   // Beyond the limit only where no file can take it.
    return memory_.size() - text.size();
  }
  const std::uint64_t place = in_file_;
  in_file_ += text.size();
  return place | is_in_file;
}

std::string PieceStore::read(std::uint64_t place, std::size_t bytes) const {
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
