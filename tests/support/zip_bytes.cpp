#include "support/zip_bytes.h"

#include <cstdint>

namespace {

std::uint32_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) {
      crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
  }
  return ~crc;
}

std::string number(std::uint32_t value, unsigned bytes) {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>((value >> (8U * i)) & 0xFFU));
  }
  return out;
}

}  // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files, unsigned claimed) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : files) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const std::string about = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(crc_of(bytes), 4) + number(size, 4) + number(claimed == 0 ? size : claimed, 4) +
                              number(static_cast<std::uint32_t>(name.size()), 2) + number(0, 2);
    directory += "PK\x01\x02" + number(20, 2) + about + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(static_cast<std::uint32_t>(out.size()), 4) + name;
    out += "PK\x03\x04" + about + name + bytes;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(files.size());
  out += directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) + number(static_cast<std::uint32_t>(directory.size()), 4) + number(begin, 4) + number(0, 2);
  return out;
}
