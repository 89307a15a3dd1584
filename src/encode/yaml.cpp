// Quoting whatever YAML could read as something else.
#include "encode/yaml.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0; }

bool is_plain(std::string_view text) {
  constexpr std::string_view signs = " _.,'()/-";
  const bool is_safe = std::all_of(text.begin(), text.end(), [&](char c) { return is_letter_or_digit(c) || signs.find(c) != std::string_view::npos; });
  return is_safe && !text.empty() && is_letter_or_digit(text.front()) && text.back() != ' ' && fold_ascii(text) != "null";
}

}  // namespace

std::string yaml_scalar(std::string_view text) { return is_plain(text) ? std::string(text) : yaml_quoted(text); }

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20U || byte == 0x7FU) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out.push_back(c);
    }
  }
  return out + "\"";
}

}  // namespace careaudit
