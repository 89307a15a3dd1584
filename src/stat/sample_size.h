// How many plans an audit by hand needs.
#pragma once

#include <cstdint>

namespace careaudit {

/// Plans to draw from a population so that a proportion is known to within `half_width` (0 to 1):
/// n0 = z² p (1 - p) / d², with the correction for a finite population n = n0 / (1 + (n0 - 1) / N),
/// rounded up. `expected` between 0 and 1, 0.5 when nothing is known.
struct SampleSize {
  double unlimited = 0;     ///< n0
  double exact = 0;         ///< n, not rounded.
  std::uint64_t plans = 0;  ///< n, rounded up.
};
SampleSize sample_size(std::uint64_t population, double expected, double half_width, double confidence = 0.95);

}  // namespace careaudit
