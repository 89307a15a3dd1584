// One text of an export that is several values, each with its place.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "plan/tree.h"

namespace careaudit {

inline constexpr std::uint32_t no_offset = std::numeric_limits<std::uint32_t>::max();

/// A text on its way into the plan, and where it stands in the export.
struct Sourced {
  std::string text;
  Location at;
  Location key_at;
  std::uint32_t offset = 0;   ///< no_offset when it stands nowhere as it is.
};

/// The parts of `whole` between separators, trimmed, bullets taken off, empty ones left out.
std::vector<Sourced> value_parts(const Tree& tree, const Sourced& whole, const std::string& separator);

}  // namespace careaudit
