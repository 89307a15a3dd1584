// Tables: the rows of a plan become a tree, each cell under the name of its column.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "read/bytes.h"
#include "read/csv.h"
#include "read/csv_rows.h"
#include "read/syntax.h"

namespace careaudit {
namespace {

class Builder {
 public:
  Builder(Tree& tree, const Piece& piece, const std::string& file, Problems& problems) : tree_(tree), piece_(piece), file_(file), problems_(problems) {}

  void build() {
    read_header();
    const Location at{piece_.first_line, piece_.first_column};
    table_ = tree_.add(no_node, {.kind = Kind::map, .key = "table", .at = at, .key_at = at});
    const char separator = csv_separator(piece_.opening);
    CsvRows rows(separator == '\0' ? ',' : separator, [this](const std::vector<CsvCell>& cells, std::size_t begin, std::size_t) { add_row(cells, begin); });
    rows.push(piece_.text);
    (void)rows.finish();   // the splitter has told of a quotation mark never closed
  }

 private:
  void read_header() {
    for (auto& name : csv_header(piece_.opening)) {
      names_.push_back(name.empty() ? fmt::format("column {}", names_.size() + 1) : std::move(name));
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!seen.insert(names_[i]).second) {
        problems_.push_back({.file = file_, .at = {1, 1}, .message = fmt::format("column {} of the table has the name of an earlier one", i + 1), .remedy = "give every column a name of its own"});
      }
    }
  }

  void add_row(const std::vector<CsvCell>& cells, std::size_t begin) {
    const std::uint32_t line = row_ < piece_.row_lines.size() ? piece_.row_lines[row_] : piece_.first_line;
    ++row_;
    const Location at{line, 1};
    if (cells.size() != names_.size()) {
      problems_.push_back({.file = file_,
                           .at = at,
                           .message = fmt::format("this row has {} cells, and the header {}", cells.size(), names_.size()),
                           .remedy = "put cells that hold a separator, a line end or quotation marks in quotation marks, and write empty cells too"});
      return;
    }
    const NodeId row = tree_.add(table_, {.kind = Kind::map, .key = "row", .at = at, .key_at = at, .offset = static_cast<std::uint32_t>(begin)});
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool is_blank = trim(cells[i].text).empty();
      const Location place = place_of(cells[i].offset, begin, line);
      tree_.add(row, {.kind = is_blank ? Kind::null : Kind::scalar,
                      .is_quoted = true,
                      .key = tree_.keep(names_[i]),
                      .text = is_blank ? std::string_view() : tree_.keep(cells[i].text),
                      .at = place,
                      .key_at = place,
                      .offset = static_cast<std::uint32_t>(cells[i].offset)});
    }
  }

  Location place_of(std::size_t offset, std::size_t begin, std::uint32_t line) const {
    const auto before = std::string_view(piece_.text).substr(begin, offset - begin);
    const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const auto last = lines == 0 ? before : before.substr(before.rfind('\n') + 1);
    return {line + lines, static_cast<std::uint32_t>(code_points(last)) + 1};
  }

  Tree& tree_;
  const Piece& piece_;
  const std::string& file_;
  Problems& problems_;
  std::vector<std::string> names_;
  NodeId table_ = no_node;
  std::size_t row_ = 0;
};

Result<Tree> read(Piece piece, const std::string& file, Problems& problems) {
  if (auto problem = bad_bytes(piece, file)) {
    return *problem;
  }
  Tree tree;
  tree.first_line = piece.first_line;
  Builder(tree, piece, file, problems).build();
  tree.set_source(std::move(piece.text));
  return tree;
}

/// Whether text could be a table at all, and is not clearly something else.
bool is_possible(std::string_view head) {
  const auto text = trim(head);
  constexpr std::string_view begins_other = "<{[#%-&*!|>";
  return !text.empty() && begins_other.find(text.front()) == std::string_view::npos && csv_separator(text) != '\0';
}

/// Two rows of three cells or more, as many in each; and the first is no line of YAML.
bool sniff(std::string_view head) {
  if (!is_possible(head)) {
    return false;
  }
  const auto first = head.substr(0, head.find('\n'));
  if (first.find(": ") != std::string_view::npos || trim(first).ends_with(':')) {
    return false;
  }
  std::vector<std::size_t> sizes;
  CsvRows rows(csv_separator(head), [&](const std::vector<CsvCell>& cells, std::size_t, std::size_t) { sizes.push_back(cells.size()); });
  rows.push(head);
  return sizes.size() > 1 && sizes[0] >= 3 && sizes[1] == sizes[0];
}

/// Of a file called .csv.
bool sniff_damaged(std::string_view head) { return is_possible(head); }

/// Ids are the mapping's to tell.
Glance glance(const Piece&) { return {}; }

constexpr std::array<std::string_view, 1> extensions{".csv"};

}  // namespace

constinit const Syntax syntaxes::csv{
    .name = "csv",
    .summary = "tables with a header, read by a mapping: separated by commas, semicolons, tabs or bars",
    .extensions = extensions,
    .sniff = sniff,
    .sniff_damaged = sniff_damaged,
    .split = split_csv,
    .glance = glance,
    .read = read,
};

}  // namespace careaudit
