// Reading and asking a table of wards.
#include "audit/ward_book.h"

#include <array>

#include <fmt/format.h>

#include "read/small_table.h"

namespace careaudit {

WardBook WardBook::read(const std::string& path, Problems& problems) {
  WardBook book;
  const auto complain = [&](std::string message) { problems.push_back({.file = path, .message = std::move(message), .remedy = "write a table (CSV) with a header: `ward`, and `plan`, `person` or `file`"}); };
  const auto table = SmallTable::read(path);
  if (!table) {
    problems.push_back(table.error());
    return book;
  }
  if (!table->is_utf8()) {
    complain("the table of wards is not UTF-8");
    return book;
  }
  const std::array<std::pair<std::string_view, Wards*>, 3> keys{{{"plan", &book.plans_}, {"person", &book.persons_}, {"file", &book.files_}}};
  if (!table->has("ward") || (!table->has("plan") && !table->has("person") && !table->has("file"))) {
    complain("the table of wards has no column `ward`, or none that says whose it is");
    return book;
  }
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string ward = table->cell(row, "ward");
    for (const auto& [column, wards] : keys) {
      const std::string key = table->cell(row, column);
      if (!ward.empty() && !key.empty() && wards->try_emplace(key, ward).first->second != ward) {
        complain(fmt::format("line {} of the table of wards gives another ward than an earlier one for the same {}", table->line(row), column));
      }
    }
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
