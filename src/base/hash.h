// Keyed hashes for fingerprints, and fast ones for finding equal things.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace careaudit {

/// 16 hexadecimal digits of keyed BLAKE2b over the parts, each ended by a NUL. The key is fixed and
/// public: fingerprints must be equal between runs; they are not for hiding what they are made of.
class Fingerprinter {
 public:
  Fingerprinter();
  void add(std::string_view part);
  std::string hex();

 private:
  std::string bytes_;
};

/// A 64-bit hash that is the same in every run: for tables of keys too many to keep.
std::uint64_t hash_of(std::string_view text);

}  // namespace careaudit
