// Sample size with the finite population correction.
#include "stat/sample_size.h"

#include <cmath>

#include "stat/proportion.h"

namespace careaudit {

SampleSize sample_size(std::uint64_t population, double expected, double half_width, double confidence) {
  const double z = normal_quantile(confidence);
  const double unlimited = z * z * expected * (1 - expected) / (half_width * half_width);
  const double exact = population == 0 ? 0 : unlimited / (1 + (unlimited - 1) / static_cast<double>(population));
  return {.unlimited = unlimited, .exact = exact, .plans = static_cast<std::uint64_t>(std::ceil(exact))};
}

}  // namespace careaudit
