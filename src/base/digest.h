// Cryptographic digests.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// The 32 bytes of SHA-256.
std::string sha256(std::string_view text);
/// 16 hexadecimal digits of a hash that nobody can make, or try out, without the key. `key`: 16 to 64 bytes.
std::string keyed_digest(std::string_view key, std::string_view text);

}  // namespace careaudit
