// Tables taken apart into rows and cells by libcsv, each cell with its place.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

struct CsvCell {
  std::string text;         ///< Without its quotation marks.
  std::size_t offset = 0;   ///< Of its first byte, counted from the first byte pushed.
};

/// The sign between the cells of a header: whichever of comma, semicolon, tab and bar is most frequent outside of
/// quotation marks in its first line; 0 when none stands there.
char csv_separator(std::string_view text);

/// Rows of a text pushed in windows of any size. Rows that hold nothing at all are left out.
class CsvRows {
 public:
  /// Takes a row and the offset of its first byte, and of the byte behind it.
  using Taker = std::function<void(std::vector<CsvCell> cells, std::size_t begin, std::size_t end)>;

  CsvRows(char separator, Taker take);
  CsvRows(const CsvRows&) = delete;
  CsvRows& operator=(const CsvRows&) = delete;
  ~CsvRows();

  void push(std::string_view text);
  /// The text has ended. False when it did inside of quotation marks.
  bool finish();
  /// Where the row at hand began.
  std::size_t row_begin() const;

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

/// The cells of the first row; none when it is not complete.
std::vector<std::string> csv_header(std::string_view text);

}  // namespace careaudit
