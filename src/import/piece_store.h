// Texts put aside while all files are looked at, to be read again by their place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace careaudit {

/// Keeps texts in memory up to a limit, and what is more in a file without a name in TMPDIR, of which
/// nothing is left however the program ends. Filled by one thread, then read by many.
class PieceStore {
 public:
  PieceStore() = default;
  PieceStore(const PieceStore&) = delete;
  PieceStore& operator=(const PieceStore&) = delete;
  ~PieceStore();

  /// Its place.
  std::uint64_t add(std::string_view text);
  /// "" when it cannot be read back.
  std::string read(std::uint64_t place, std::size_t bytes) const;

 private:
  bool open_file();
  /// Whether the file took it all.
  bool write(std::string_view text);

  std::string memory_;
  int file_ = -1;
  std::uint64_t in_file_ = 0;
  bool has_no_file_ = false;
};

}  // namespace careaudit
