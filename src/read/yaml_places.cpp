// Columns count characters, and lines of earlier items are left out.
#include "read/yaml_places.h"

#include <algorithm>

namespace careaudit {

YamlPlaces::YamlPlaces(std::string_view source, const Piece& piece)
    : source_(source), places_(source, {.line = 0, .column = 1}), first_line_(piece.first_line), first_column_(piece.first_column) {
  const auto prelude = source.substr(0, piece.prelude_bytes);
  prelude_lines_ = static_cast<std::uint32_t>(std::count(prelude.begin(), prelude.end(), '\n'));
}

Location YamlPlaces::of(const YAML::Mark& mark) const {
  const auto column = static_cast<std::size_t>(std::max(0, mark.column));
  const auto offset = static_cast<std::size_t>(std::max(0, mark.pos));
  if (offset < column || offset > source_.size()) {
    return {static_cast<std::uint32_t>(std::max(0, mark.line)) + first_line_ - prelude_lines_, static_cast<std::uint32_t>(column) + 1U};
  }
  return of_byte(offset);
}

Location YamlPlaces::of_byte(std::size_t offset) const {
  const Location place = places_.of(offset);
  return {place.line + first_line_ - prelude_lines_, place.column + (place.line == prelude_lines_ ? first_column_ - 1U : 0U)};
}

}  // namespace careaudit
