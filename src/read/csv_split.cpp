// Rows are kept by whose they are until the table ends, and then handed on, a plan a piece.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "read/csv.h"
#include "read/csv_rows.h"

namespace careaudit {
namespace {

class CsvSplitter : public Splitter {
 public:
  explicit CsvSplitter(SplitContext context) : file_(std::move(context.file)), is_known_(context.rows_by.has_value()), rows_by_(context.rows_by.value_or("")) {}

  void push(std::string_view bytes, std::vector<Piece>& out) override {
    if (is_stopped_) {
      return;
    }
    out_ = &out;
    text_.append(bytes);
    if (rows_ == nullptr && !begin(false)) {
      return;
    }
    rows_->push(std::string_view(text_).substr(pushed_ - dropped_));
    pushed_ = dropped_ + text_.size();
    drop_taken();
  }

  void finish(std::vector<Piece>& out) override {
    out_ = &out;
    if (!is_stopped_ && (rows_ != nullptr || begin(true))) {
      if (!text_.ends_with('\n')) {
        text_.push_back('\n');
      }
      rows_->push(std::string_view(text_).substr(pushed_ - dropped_));
      if (!rows_->finish() && !is_stopped_) {
        stop({line_of(rows_->row_begin()), 1}, "a quotation mark opened in the row that begins here is never closed", "close it; inside of a quoted cell write it twice");
      }
    }
    hand_on();
  }

 private:
  /// The header has come as a whole.
  bool begin(bool is_end) {
    if (!is_end && !has_line() && text_.size() <= max_plan_bytes) {
      return false;
    }
    const char separator = csv_separator(text_);
    rows_ = std::make_unique<CsvRows>(separator == '\0' ? ',' : separator, [this](const std::vector<CsvCell>& cells, std::size_t begin, std::size_t end) { take_row(cells, begin, end); });
    return true;
  }

  /// Whether a line has ended outside of quotation marks.
  bool has_line() const {
    bool is_quoted = false;
    for (const char c : text_) {
      if (c == '\n' && !is_quoted) {
        return true;
      }
      is_quoted = c == '"' ? !is_quoted : is_quoted;
    }
    return false;
  }

  void take_row(const std::vector<CsvCell>& cells, std::size_t begin, std::size_t end) {
    if (is_stopped_) {
      return;
    }
    const std::uint32_t line = line_of(begin);
    const std::string row = text_.substr(begin - dropped_, end - begin) + "\n";
    if (header_.empty()) {
      header_ = row;
      header_line_ = line;
      take_header(cells);
    } else if (!is_known_) {
      is_stopped_ = true;   // one piece is enough to see that nobody knows the table
    } else {
      keep_row(cells, row, line);
    }
  }

  void take_header(const std::vector<CsvCell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (trim(cells[i].text) == rows_by_ && !rows_by_.empty()) {
        column_ = i;
        return;
      }
    }
    if (is_known_ && !rows_by_.empty()) {
      stop({header_line_, 1}, fmt::format("the table's header has no column `{}`, by which the mapping gathers rows", rows_by_), "check that it is the right mapping, and that the header is the first row; `careaudit inspect` shows the columns");
    }
  }

  void keep_row(const std::vector<CsvCell>& cells, const std::string& row, std::uint32_t line) {
    const std::string key(rows_by_.empty() ? "" : column_ < cells.size() ? trim(cells[column_].text) : "");
    if (key.empty() && !rows_by_.empty()) {
      Piece lost = trouble({line, 1}, fmt::format("this row has nothing in column `{}`, and nobody can tell whose plan it is part of", rows_by_), "fill it in, or delete the row");
      plans_.push_back(std::move(lost));
      return;
    }
    kept_ += row.size();
    if (kept_ > max_table_bytes) {
      stop({line, 1}, fmt::format("the table has more than {} MiB up to here, and its rows cannot be kept until all of a plan are known", max_table_bytes >> 20U), "export it in parts, a ward or a month each");
      return;
    }
    const auto [place, is_new] = places_.try_emplace(key, plans_.size());
    if (is_new || key.empty()) {
      place->second = plans_.size();
      plans_.push_back({.text = {}, .first_line = line, .opening = header_});
    }
    Piece& plan = plans_[place->second];
    if (plan.text.size() + row.size() > max_plan_bytes) {
      stop({line, 1}, fmt::format("the plan that this row belongs to is larger than {} MiB", max_plan_bytes >> 20U), "check that the right column tells whose row it is");
      return;
    }
    plan.text += row;
    plan.row_lines.push_back(line);
  }

  Piece trouble(Location at, std::string message, std::string remedy) const {
    Piece piece;
    piece.first_line = at.line;
    piece.first_column = at.column;
    piece.problem = Problem{.file = file_, .at = at, .message = std::move(message), .remedy = std::move(remedy)};
    return piece;
  }

  void stop(Location at, std::string message, std::string remedy) {
    plans_.push_back(trouble(at, std::move(message), std::move(remedy)));
    is_stopped_ = true;
  }

  void hand_on() {
    if (!is_known_ && !header_.empty()) {
      out_->push_back({.text = header_, .first_line = header_line_, .opening = header_, .row_lines = {header_line_}});
    }
    for (auto& plan : plans_) {
      out_->push_back(std::move(plan));
    }
    plans_.clear();
  }

  /// The line of a byte that is not dropped; asked in ascending order.
  std::uint32_t line_of(std::size_t offset) {
    for (; counted_ < offset; ++counted_) {
      line_ += text_[counted_ - dropped_] == '\n' ? 1U : 0U;
    }
    return line_;
  }

  void drop_taken() {
    if (is_stopped_) {
      text_.clear();
      return;
    }
    const std::size_t begin = rows_->row_begin();
    (void)line_of(begin);
    text_.erase(0, begin - dropped_);
    dropped_ = begin;
    if (text_.size() > max_plan_bytes) {
      stop({line_, 1}, fmt::format("the row that begins here is larger than {} MiB", max_plan_bytes >> 20U), "check for a quotation mark that is opened and never closed");
    }
  }

  std::string file_;
  bool is_known_;
  std::string rows_by_;
  std::string text_;              // from the row at hand on
  std::size_t dropped_ = 0;       // bytes of the file before text_
  std::size_t pushed_ = 0;        // bytes of the file that were taken apart
  std::size_t counted_ = 0;       // bytes of the file whose line ends were counted
  std::uint32_t line_ = 1;
  std::unique_ptr<CsvRows> rows_;
  std::string header_;
  std::uint32_t header_line_ = 1;
  std::size_t column_ = 0;
  std::size_t kept_ = 0;
  std::vector<Piece> plans_;
  std::map<std::string, std::size_t> places_;
  std::vector<Piece>* out_ = nullptr;
  bool is_stopped_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_csv(SplitContext context) { return std::make_unique<CsvSplitter>(std::move(context)); }

}  // namespace careaudit
