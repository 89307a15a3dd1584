// Percentages from counts.
#include "audit/result.h"

namespace careaudit {

std::optional<double> percent(const MeasureCount& count) {
  if (count.denominator == 0) {
    return std::nullopt;
  }
  // Half up, decided by integers: tenths of a per cent, plus a half, rounded down.
  const std::uint64_t tenths = (count.numerator * 2000 + count.denominator) / (2 * count.denominator);
  return static_cast<double>(tenths) / 10.0;
}

}  // namespace careaudit
