// ICU's macros behind functions.
#include "base/utf8.h"

#include <algorithm>
#include <array>

#include <unicode/utf8.h>

// The macros mix their own whole-number types.
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace careaudit {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  UChar32 code_point = 0;
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), code_point);
  return static_cast<char32_t>(code_point);
}

void append_code_point(std::string& out, char32_t code_point) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(code_point));
  out.append(bytes.data(), length);
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    UChar32 code_point = 0;
    U8_NEXT(text.data(), at, text.size(), code_point);
    if (code_point < 0) {
      return false;
    }
  }
  return true;
}

std::string as_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    append_code_point(out, next_code_point(text, at));
  }
  return out;
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
  std::size_t length = std::min(text.size(), most);
  while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
    --length;
  }
  return text.substr(0, length);
}

std::string excerpt(std::string_view text) {
  const auto beginning = first_bytes(text, 60);
  return as_utf8(beginning) + (beginning.size() < text.size() ? "…" : "");
}

}  // namespace careaudit
