// Intervals for proportions.
#pragma once

#include <cstdint>
#include <optional>

namespace careaudit {

/// Bounds in per cent, 0 to 100.
struct Interval {
  double low = 0;
  double high = 100;
};

/// Wilson's score interval at 95 %, as the UK Health Security Agency uses it for proportions:
/// ((2x + z²) ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²)), z = 1.959964. Exactly 0 below at x = 0 and 100
/// above at x = n; nothing for n = 0.
std::optional<Interval> wilson_95(std::uint64_t numerator, std::uint64_t denominator);

}  // namespace careaudit
