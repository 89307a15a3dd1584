// Digests by libsodium.
#include "base/digest.h"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace careaudit {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string sha256(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes_of(text), text.size());
  return {digest.begin(), digest.end()};
}

std::string keyed_digest(std::string_view key, std::string_view text) {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), bytes_of(key), key.size());
  std::string hex;
  for (std::size_t i = 0; i < 8; ++i) {
    hex += fmt::format("{:02x}", digest.at(i));
  }
  return hex;
}

}  // namespace careaudit
