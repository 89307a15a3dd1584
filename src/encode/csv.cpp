// Quoting cells.
#include "encode/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace careaudit {

namespace {

/// Characters that only drive machines become U+FFFD, as in XML.
std::string without_controls(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_space = c == '\n' || c == '\r' || c == '\t';
    append_code_point(shown, (c < 0x20U && !is_space) || (c >= 0x7FU && c <= 0x9FU) ? U'\uFFFD' : c);
  }
  return shown;
}

/// Whether a spreadsheet may take the cell for a formula. It may leave spaces out first, and an East Asian
/// one knows the wide forms too.
bool is_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 4> wide{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  if (text.find_first_of("\t\r\n") == 0) {
    return true;
  }
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const bool is_plain = !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
  return is_plain || std::any_of(wide.begin(), wide.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

CsvRow& CsvRow::cell(std::string_view raw) {
  const std::string text = without_controls(raw);
  if (!is_first_) {
    text_ += ',';
  }
  is_first_ = false;
  const bool needs_quotes = text.find_first_of("\",\r\n") != std::string::npos;
  if (needs_quotes) {
    text_ += '"';
  }
  if (is_formula(text)) {
    text_ += '\'';
  }
  for (const char c : text) {
    if (c == '"') {
      text_ += '"';
    }
    text_ += c;
  }
  if (needs_quotes) {
    text_ += '"';
  }
  return *this;
}

std::string CsvRow::take() {
  is_first_ = true;
  return std::exchange(text_, {}) + "\r\n";
}

}  // namespace careaudit
