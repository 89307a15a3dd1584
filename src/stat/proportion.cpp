// Proportions and their intervals.
#include "stat/proportion.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>

namespace careaudit {

std::optional<double> proportion(const Count& count) {
  return count.denominator == 0 ? std::nullopt : std::optional(static_cast<double>(count.numerator) / static_cast<double>(count.denominator));
}

int compare(const Count& first, const Count& second) {
  const std::uint64_t left = first.numerator * second.denominator;
  const std::uint64_t right = second.numerator * first.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

double normal_quantile(double confidence) { return boost::math::quantile(boost::math::normal(), (1 + confidence) / 2); }

std::optional<Bounds> wilson(const Count& count, double confidence) {
  if (count.denominator == 0) {
    return std::nullopt;
  }
  const double z = normal_quantile(confidence);
  const auto x = static_cast<double>(count.numerator);
  const auto n = static_cast<double>(count.denominator);
  const double middle = 2 * x + z * z;
  const double reach = z * std::sqrt(z * z + 4 * x * (1 - x / n));
  const double whole = 2 * (n + z * z);
  return Bounds{.low = count.numerator == 0 ? 0.0 : std::max(0.0, (middle - reach) / whole),
                .high = count.numerator == count.denominator ? 1.0 : std::min(1.0, (middle + reach) / whole)};
}

std::optional<Bounds> clopper_pearson(const Count& count, double confidence) {
  if (count.denominator == 0) {
    return std::nullopt;
  }
  const double tail = (1 - confidence) / 2;
  const auto x = static_cast<double>(count.numerator);
  const auto rest = static_cast<double>(count.denominator - count.numerator);
  return Bounds{.low = x == 0 ? 0 : boost::math::quantile(boost::math::beta_distribution<>(x, rest + 1), tail),
                .high = rest == 0 ? 1 : boost::math::quantile(boost::math::complement(boost::math::beta_distribution<>(x + 1, rest), tail))};
}

}  // namespace careaudit
