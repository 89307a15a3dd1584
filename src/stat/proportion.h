// Counts as proportions, and the intervals that go with them.
#pragma once

#include <cstdint>
#include <optional>

namespace careaudit {

/// A numerator and a denominator: of so many plans (or items), so many pass.
struct Count {
  std::uint64_t numerator = 0;    ///< At most the denominator.
  std::uint64_t denominator = 0;
};

/// The proportion, 0 to 1; nothing where the denominator is 0.
std::optional<double> proportion(const Count& count);

/// -1, 0 or 1 as the first proportion is below, at or above the second; compared by integers, so that
/// 1/3 and 2/6 are equal. Both denominators above 0 and all numbers below 2^32.
int compare(const Count& first, const Count& second);

/// Two bounds of a proportion, or of a difference of two: 0 to 1, or -1 to 1.
struct Bounds {
  double low = 0;
  double high = 1;
};

/// The standard normal quantile for a two-sided confidence between 0 and 1: 1.959964 for 0.95.
double normal_quantile(double confidence);

/// Wilson's score interval (Wilson 1927), which the UK Health Security Agency uses for proportions.
/// Exactly 0 below where none passes and 1 above where all do; nothing where the denominator is 0.
std::optional<Bounds> wilson(const Count& count, double confidence = 0.95);

/// The exact interval of Clopper and Pearson (1934), by quantiles of the beta distribution.
std::optional<Bounds> clopper_pearson(const Count& count, double confidence = 0.95);

}  // namespace careaudit
