// Finding bytes that no reader should see.
#include "read/bytes.h"

#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/strings.h"

namespace careaudit {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20U && c != '\n' && c != '\t') || byte == 0x7FU;
}

/// The length of the longest prefix that is valid UTF-8.
std::size_t valid_prefix(std::string_view text) {
  std::size_t low = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80U ? 1U : byte < 0xE0U ? 2U : byte < 0xF0U ? 3U : 4U;
    if (i + length > text.size() || !simdjson::validate_utf8(text.data() + i, length)) {
      return low;
    }
    i += length;
    low = i;
  }
  return low;
}

}  // namespace

Location place_in(const Piece& piece, std::size_t offset) {
  const std::string_view before = std::string_view(piece.text).substr(0, offset);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const auto last = before.substr(lines == 0 ? 0 : before.rfind('\n') + 1);
  const auto column = static_cast<std::uint32_t>(std::count_if(last.begin(), last.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
  return {piece.first_line + lines, column + (lines == 0 ? piece.first_column : 1U)};
}

std::optional<Problem> bad_bytes(const Piece& piece, const std::string& file) {
  if (!simdjson::validate_utf8(piece.text.data(), piece.text.size())) {
    return Problem{.file = file,
                   .at = place_in(piece, valid_prefix(piece.text)),
                   .message = "the text is not valid UTF-8 here",
                   .remedy = "save or export the file as UTF-8"};
  }
  const auto bad = std::find_if(piece.text.begin(), piece.text.end(), is_control);
  if (bad != piece.text.end()) {
    return Problem{.file = file,
                   .at = place_in(piece, static_cast<std::size_t>(bad - piece.text.begin())),
                   .message = fmt::format("a control character (U+{:04X}) stands here", static_cast<unsigned>(static_cast<unsigned char>(*bad))),
                   .remedy = "remove it; only tabs and line ends may stand in a plan beside text"};
  }
  return std::nullopt;
}

}  // namespace careaudit
