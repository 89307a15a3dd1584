// CSV that spreadsheets open without doing anything with it.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// The byte-order mark that tells spreadsheets of UTF-8.
inline constexpr std::string_view csv_start = "\xEF\xBB\xBF";

/// One record by RFC 4180, a cell at a time. A cell that a spreadsheet would take for a formula
/// (first character = + - @, their wide forms, tab or line end, spaces before it or not) gets an apostrophe
/// before it. Control characters but tabs and line ends, and ill-formed UTF-8, become U+FFFD.
class CsvRow {
 public:
  CsvRow& cell(std::string_view text);
  /// The row with its CRLF; the object is empty again.
  std::string take();

 private:
  std::string text_;
  bool is_first_ = true;
};

}  // namespace careaudit
