// libcsv fed byte by byte, so that it can be said where each cell begins.
#include "read/csv_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include <csv.h>

#include "base/strings.h"

namespace careaudit {

struct CsvRows::Parser {
  csv_parser csv{};
  Taker take;
  std::vector<CsvCell> cells;
  std::size_t at = 0;           // of the byte at hand
  std::size_t cell_begin = 0;
  std::size_t row_begin = 0;

  static void end_cell(void* text, std::size_t size, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    parser.cells.push_back({std::string(static_cast<const char*>(text), size), parser.cell_begin});
    parser.cell_begin = parser.at + 1;
  }

  static void end_row(int /*unused*/, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    auto cells = std::exchange(parser.cells, {});
    const bool is_blank = std::all_of(cells.begin(), cells.end(), [](const CsvCell& cell) { return trim(cell.text).empty(); });
    if (!is_blank) {
      parser.take(std::move(cells), parser.row_begin, parser.at);
    }
    parser.row_begin = parser.cell_begin = parser.at + 1;
  }
};

CsvRows::CsvRows(char separator, Taker take) : parser_(std::make_unique<Parser>()) {
  (void)csv_init(&parser_->csv, CSV_STRICT_FINI);
  csv_set_delim(&parser_->csv, static_cast<unsigned char>(separator));
  parser_->take = std::move(take);
}

CsvRows::~CsvRows() { csv_free(&parser_->csv); }

void CsvRows::push(std::string_view text) {
  for (const char c : text) {
    // A line end outside of quotation marks ends the row; libcsv is silent of empty lines.
    (void)csv_parse(&parser_->csv, &c, 1, Parser::end_cell, Parser::end_row, parser_.get());
    ++parser_->at;
    if (c == '\n' && parser_->cells.empty() && parser_->csv.entry_pos == 0 && parser_->csv.pstate == 0) {
      parser_->row_begin = parser_->cell_begin = parser_->at;
    }
  }
}

bool CsvRows::finish() {
  // Strict only of an open quotation mark at the end: one inside of a cell is text.
  parser_->csv.options |= CSV_STRICT;
  return csv_fini(&parser_->csv, Parser::end_cell, Parser::end_row, parser_.get()) == 0;
}

std::size_t CsvRows::row_begin() const { return parser_->row_begin; }

char csv_separator(std::string_view text) {
  constexpr std::array<char, 4> signs{',', ';', '\t', '|'};
  std::array<std::size_t, 4> counts{};
  bool is_quoted = false;
  for (const char c : text) {
    if (c == '\n' && !is_quoted) {
      break;
    }
    is_quoted = c == '"' ? !is_quoted : is_quoted;
    const auto sign = std::find(signs.begin(), signs.end(), c);
    if (sign != signs.end() && !is_quoted) {
      ++counts.at(static_cast<std::size_t>(sign - signs.begin()));
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? '\0' : signs.at(static_cast<std::size_t>(most - counts.begin()));
}

std::vector<std::string> csv_header(std::string_view text) {
  std::vector<std::string> names;
  const char separator = csv_separator(text);
  bool is_first = true;
  CsvRows rows(separator == '\0' ? ',' : separator, [&](const std::vector<CsvCell>& cells, std::size_t, std::size_t) {
    for (const auto& cell : cells) {
      if (is_first) {
        names.emplace_back(trim(cell.text));
      }
    }
    is_first = false;
  });
  for (const char c : text) {
    rows.push({&c, 1});
    if (!is_first) {
      break;
    }
  }
  return is_first ? std::vector<std::string>{} : names;
}

}  // namespace careaudit
