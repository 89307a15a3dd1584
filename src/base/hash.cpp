// Hashes by libsodium.
#include "base/hash.h"

#include <array>

#include <sodium.h>

namespace careaudit {
namespace {

constexpr std::array<unsigned char, 16> key{'c', 'a', 'r', 'e', 'a', 'u', 'd', 'i',
                                            't', ' ', 'k', 'e', 'y', ' ', 'v', '1'};

}  // namespace

Fingerprinter::Fingerprinter() = default;

void Fingerprinter::add(std::string_view part) {
  bytes_.append(part);
  bytes_.push_back('\0');
}

std::string Fingerprinter::hex() {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
  // The minimum digest is longer than what is shown; a prefix of BLAKE2b is as good a hash.
  const auto* data = reinterpret_cast<const unsigned char*>(bytes_.data());
  crypto_generichash(digest.data(), digest.size(), data, bytes_.size(), key.data(), key.size());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) {
    text.push_back(digits[digest.at(i) >> 4U]);
    text.push_back(digits[digest.at(i) & 15U]);
  }
  return text;
}

std::uint64_t hash_of(std::string_view text) {
  std::array<unsigned char, crypto_shorthash_BYTES> digest{};
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  crypto_shorthash(digest.data(), data, text.size(), key.data());
  std::uint64_t value = 0;
  for (const unsigned char byte : digest) {
    value = value << 8U | byte;
  }
  return value;
}

}  // namespace careaudit
