// A table that somebody keeps by hand: read whole, its cells found by the names in its first row.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace careaudit {

class SmallTable {
 public:
  /// Reads a file in CSV of any usual separator and encoding; the error names the file. What is no UTF-8 in it becomes
  /// U+FFFD, and `is_utf8` tells.
  static Result<SmallTable> read(const std::string& path);

  bool is_utf8() const { return is_utf8_; }
  /// Names of columns, case left out of account.
  bool has(std::string_view column) const;
  /// Rows behind the header; blank ones are left out.
  std::size_t rows() const { return rows_.size(); }
  /// Trimmed; "" where the table has no such column, or the row no such cell.
  std::string cell(std::size_t row, std::string_view column) const;
  std::uint32_t line(std::size_t row) const { return rows_[row].line; }

 private:
  struct Row {
    std::uint32_t line = 1;
    std::vector<std::string> cells = {};
  };
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<Row> rows_;
  bool is_utf8_ = true;
};

}  // namespace careaudit
