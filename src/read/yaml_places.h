// Where yaml-cpp's marks stand in the file.
#pragma once

#include <cstdint>
#include <string_view>

#include <yaml-cpp/mark.h>

#include "base/location.h"
#include "read/places.h"
#include "read/syntax.h"

namespace careaudit {

/// Turns bytes of a piece's text into lines and columns of its file. `source` is the text that was
/// parsed; it must stay where it is.
class YamlPlaces {
 public:
  YamlPlaces(std::string_view source, const Piece& piece);

  Location of(const YAML::Mark& mark) const;
  Location of_byte(std::size_t offset) const;

 private:
  std::string_view source_;
  Places places_;
  std::uint32_t first_line_;
  std::uint32_t first_column_;
  std::uint32_t prelude_lines_;  ///< Lines of earlier items, before the piece's own first.
};

}  // namespace careaudit
