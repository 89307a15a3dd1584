// Wilson's interval.
#include "stat/wilson.h"

#include <algorithm>
#include <cmath>

namespace careaudit {

std::optional<Interval> wilson_95(std::uint64_t numerator, std::uint64_t denominator) {
  if (denominator == 0) {
    return std::nullopt;
  }
  constexpr double z = 1.959963984540054;
  const auto x = static_cast<double>(numerator);
  const auto n = static_cast<double>(denominator);
  const double middle = 2 * x + z * z;
  const double reach = z * std::sqrt(z * z + 4 * x * (1 - x / n));
  const double whole = 2 * (n + z * z);
  return Interval{.low = numerator == 0 ? 0.0 : std::max(0.0, 100 * (middle - reach) / whole),
                  .high = numerator == denominator ? 100.0 : std::min(100.0, 100 * (middle + reach) / whole)};
}

}  // namespace careaudit
