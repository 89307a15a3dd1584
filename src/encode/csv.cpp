// Quoting cells.
#include "encode/csv.h"

#include <utility>

namespace careaudit {

CsvRow& CsvRow::cell(std::string_view text) {
  if (!is_first_) {
    text_ += ',';
  }
  is_first_ = false;
  const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool needs_quotes = text.find_first_of("\",\r\n") != std::string_view::npos;
  if (needs_quotes) {
    text_ += '"';
  }
  if (is_formula) {
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
