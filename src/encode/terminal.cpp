// Neutralising, padding, wrapping, colouring.
#include "encode/terminal.h"

#include "base/strings.h"

namespace careaudit {
namespace {

/// U+0080–U+009F, U+200E/F, U+202A–U+202E, U+2066–U+2069 at the start of `text`: their length.
std::size_t invisible_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) == 0xC2U && byte(1) >= 0x80U && byte(1) <= 0x9FU) {
    return 2;
  }
  if (byte(0) == 0xE2U && byte(1) == 0x80U && (byte(2) == 0x8EU || byte(2) == 0x8FU || (byte(2) >= 0xAAU && byte(2) <= 0xAEU))) {
    return 3;
  }
  return byte(0) == 0xE2U && byte(1) == 0x81U && byte(2) >= 0xA6U && byte(2) <= 0xA9U ? 3 : 0;
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\033[1m";
    case Style::dim:
      return "\033[2m";
    case Style::red:
      return "\033[1;31m";
    case Style::yellow:
      return "\033[1;33m";
    case Style::blue:
      return "\033[1;34m";
    case Style::green:
      return "\033[1;32m";
  }
  return "";
}

}  // namespace

std::string terminal_text(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t length = invisible_length(text.substr(i)); length > 0) {
      shown.push_back('?');
      i += length;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_space = text[i] == '\n' || text[i] == '\t';
    shown.push_back(is_space ? ' ' : byte < 0x20U || byte == 0x7FU ? '?' : text[i]);
    ++i;
  }
  return shown;
}

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
  const std::size_t length = code_points(text);
  const std::string gap(length < width ? width - length : 0, ' ');
  return to_the_right ? gap + std::string(text) : std::string(text) + gap;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t column = 0;
  for (const auto word : split(text, ' ')) {
    const std::size_t length = code_points(word);
    if (column > 0 && column + 1 + length > width) {
      out += '\n' + std::string(indent, ' ');
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
  }
  return out;
}

std::string styled(std::string_view text, Style style, bool is_wanted) {
  if (!is_wanted || style == Style::plain) {
    return std::string(text);
  }
  return std::string(code_of(style)) + std::string(text) + "\033[0m";
}

}  // namespace careaudit
