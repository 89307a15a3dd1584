// Reading and asking a table of wards.
#include "audit/ward_book.h"

#include <array>
#include <fstream>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/csv_rows.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 4> columns{"plan", "person", "file", "ward"};
constexpr std::size_t ward_column = 3;

/// The place of each column in the header; -1 when it is not there.
std::array<std::size_t, 4> places_of(const std::vector<std::string>& header) {
  std::array<std::size_t, 4> places{};
  for (std::size_t c = 0; c < columns.size(); ++c) {
    places.at(c) = header.size();
    for (std::size_t i = 0; i < header.size(); ++i) {
      places.at(c) = fold_ascii(header[i]) == columns.at(c) ? i : places.at(c);
    }
  }
  return places;
}

}  // namespace

WardBook WardBook::read(const std::string& path, Problems& problems) {
  WardBook book;
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  text.erase(0, text.starts_with(mark) ? mark.size() : 0);
  std::erase(text, '\r');
  text += '\n';
  const auto complain = [&](std::string message) { problems.push_back({.file = path, .message = std::move(message), .remedy = "write a table (CSV) with a header: `ward`, and `plan`, `person` or `file`"}); };
  if (!in.is_open() || !is_utf8(text)) {
    complain(in.is_open() ? "the table of wards is not UTF-8" : "the table of wards cannot be read");
    return book;
  }
  const std::vector<std::string> header = csv_header(text);
  const auto places = places_of(header);
  const bool has_key = places[0] < header.size() || places[1] < header.size() || places[2] < header.size();
  if (!has_key || places[ward_column] >= header.size()) {
    complain("the table of wards has no column `ward`, or none that says whose it is");
    return book;
  }
  std::size_t row = 0;
  CsvRows rows(csv_separator(text), [&](const std::vector<CsvCell>& cells, std::size_t, std::size_t) {
    if (++row == 1) {
      return;
    }
    const auto cell = [&](std::size_t c) { return places.at(c) < cells.size() ? std::string(trim(cells[places.at(c)].text)) : std::string(); };
    const std::string ward = cell(ward_column);
    for (std::size_t c = 0; c < ward_column && !ward.empty(); ++c) {
      Wards& wards = c == 0 ? book.plans_ : c == 1 ? book.persons_ : book.files_;
      if (const std::string key = cell(c); !key.empty() && !wards.try_emplace(key, ward).second && wards[key] != ward) {
        complain(fmt::format("row {} of the table of wards gives another ward than an earlier row for the same {}", row, columns.at(c)));
      }
    }
  });
  rows.push(text);
  if (!rows.finish()) {
    complain("a quotation mark in the table of wards is never closed");
  }
  return book;
}

std::string WardBook::ward_of(std::string_view plan, std::string_view person, std::string_view file) const {
  if (const auto found = plans_.find(plan); found != plans_.end()) {
    return found->second;
  }
  if (const auto found = persons_.find(person); found != persons_.end()) {
    return found->second;
  }
  // The file itself, then the folders around it, the nearest first; by name as by path.
  while (!file.empty()) {
    const auto slash = file.rfind('/');
    const auto name = slash == std::string_view::npos ? file : file.substr(slash + 1);
    for (const auto key : {file, name}) {
      if (const auto found = files_.find(key); found != files_.end()) {
        return found->second;
      }
    }
    file = slash == std::string_view::npos ? std::string_view() : file.substr(0, slash);
  }
  return "";
}

}  // namespace careaudit
