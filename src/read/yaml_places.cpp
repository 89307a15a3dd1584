// Columns count characters, and lines of earlier items are left out.
#include "read/yaml_places.h"

#include <algorithm>

#include "base/strings.h"

namespace careaudit {

YamlPlaces::YamlPlaces(std::string_view source, const Piece& piece)
    : source_(source), first_line_(piece.first_line), first_column_(piece.first_column) {
  const auto prelude = source.substr(0, piece.prelude_bytes);
  prelude_lines_ = static_cast<std::uint32_t>(std::count(prelude.begin(), prelude.end(), '\n'));
  is_ascii_ = std::all_of(source.begin(), source.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

Location YamlPlaces::place(std::uint32_t line, std::size_t line_start, std::size_t offset) const {
  const std::size_t bytes = offset - line_start;
  const auto column = static_cast<std::uint32_t>(is_ascii_ ? bytes : code_points(source_.substr(line_start, bytes)));
  return {line + first_line_ - prelude_lines_, column + (line == prelude_lines_ ? first_column_ : 1U)};
}

Location YamlPlaces::of(const YAML::Mark& mark) const {
  const auto line = static_cast<std::uint32_t>(std::max(0, mark.line));
  const auto column = static_cast<std::size_t>(std::max(0, mark.column));
  const auto offset = static_cast<std::size_t>(std::max(0, mark.pos));
  if (offset < column || offset > source_.size()) {
    return {line + first_line_ - prelude_lines_, static_cast<std::uint32_t>(column) + 1U};
  }
  return place(line, offset - column, offset);
}

Location YamlPlaces::of_byte(std::size_t offset) const {
  const auto before = source_.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const auto end = before.rfind('\n');
  return place(line, end == std::string_view::npos ? 0 : end + 1, before.size());
}

}  // namespace careaudit
