// Where something stands in a file.
#pragma once

#include <compare>
#include <cstdint>

namespace careaudit {

/// A place in a text: line and column count from 1, columns in Unicode code points.
/// Line 0 means "no particular place".
struct Location {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Location&) const = default;
};

}  // namespace careaudit
