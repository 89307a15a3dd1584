// Spreadsheets.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

/// One cell: nothing, text (never a formula), a number, or a percentage as a number.
struct Cell {
  enum class Kind : std::uint8_t { empty, text, count, percent };
  Kind kind = Kind::empty;
  std::string text = {};
  double number = 0;

  static Cell of(std::string_view words) { return {.kind = Kind::text, .text = std::string(words)}; }
  static Cell of(std::uint64_t count) { return {.kind = Kind::count, .number = static_cast<double>(count)}; }
  /// 0 to 100; nothing makes an empty cell.
  static Cell of_percent(std::optional<double> percent) { return percent ? Cell{.kind = Kind::percent, .number = *percent / 100} : Cell{}; }
};

/// Text of a line runs over the cells beside it; that of plain rows and headings is broken to its column.
enum class RowLook : std::uint8_t { plain, heading, title, total, line };

/// A workbook written row by row, in constant memory. The same calls give the same bytes.
class Workbook {
 public:
  /// The title in its properties; nobody's name, and no time.
  explicit Workbook(std::string_view title);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  /// A sheet with columns so many characters wide; its number, from 0. Sheets stand in the order in which
  /// they are added, and can be written side by side.
  std::size_t add_sheet(const std::string& name, const std::vector<double>& widths);
  /// The next row; its number, from 0.
  /// It is as high as its texts need.
  std::uint32_t row(std::size_t sheet, const std::vector<Cell>& cells, RowLook look = RowLook::plain);
  /// The rows `first` to `last` are a table with the heading in the row before: it is kept in sight, printed on
  /// every page, and can be filtered by. To be called before rows that follow are written.
  void table(std::size_t sheet, std::uint32_t first, std::uint32_t last, std::size_t columns);
  /// Only the first columns are printed.
  void print(std::size_t sheet, std::uint32_t last, std::size_t columns);
  /// Cells that take one of these words, and offer them.
  void choices(std::size_t sheet, std::uint32_t first, std::uint32_t last, std::size_t first_column, std::size_t last_column, const std::vector<std::string>& words);
  /// Bars of percentages: names and values are columns of the rows `first` to `last`; stands at a cell.
  struct Bars {
    std::string title;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::size_t names = 0;
    std::size_t values = 1;
    std::uint32_t at_row = 0;
    std::size_t at_column = 0;
  };
  void bars(std::size_t sheet, const Bars& bars);

  /// The whole file; empty when it could not be made (no room for temporary files).
  std::string take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace careaudit
