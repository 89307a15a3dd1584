#include "read/small_table.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/csv_rows.h"
#include "read/decode.h"

namespace careaudit {

Result<SmallTable> SmallTable::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Problem{.file = path, .message = "cannot be read", .remedy = "check the name and that you may read it"};
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  Decoder decoder(path);
  std::string text;
  for (const auto& problem : {decoder.push(bytes, text), decoder.finish(text)}) {
    if (problem) {
      return *problem;
    }
  }
  SmallTable table;
  table.is_utf8_ = careaudit::is_utf8(text);
  text = as_utf8(text);
  text += text.ends_with('\n') ? "" : "\n";
  std::size_t counted = 0;
  std::uint32_t line = 1;
  const auto line_at = [&](std::size_t offset) {
    line += static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    counted = offset;
    return line;
  };
  bool is_header = true;
  const char separator = csv_separator(text);
  CsvRows rows(separator == '\0' ? ',' : separator, [&](std::vector<CsvCell> cells, std::size_t begin, std::size_t) {
    Row row{.line = line_at(begin)};
    for (auto& cell : cells) {
      row.cells.push_back(std::move(cell.text));
    }
    if (!std::exchange(is_header, false)) {
      table.rows_.push_back(std::move(row));
      return;
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      table.columns_.emplace(fold_ascii(trim(row.cells[i])), i);
    }
  });
  rows.push(text);
  const std::size_t open = rows.row_begin();
  if (!rows.finish()) {
    return Problem{.file = path, .at = {line_at(open), 1}, .message = "a quotation mark opened in the row that begins here is never closed", .remedy = "close it; inside of a quoted cell write it twice"};
  }
  return table;
}

bool SmallTable::has(std::string_view column) const { return columns_.contains(fold_ascii(column)); }

std::string SmallTable::cell(std::size_t row, std::string_view column) const {
  const auto found = columns_.find(fold_ascii(column));
  const auto& cells = rows_[row].cells;
  return found == columns_.end() || found->second >= cells.size() ? std::string() : std::string(trim(cells[found->second]));
}

}  // namespace careaudit
