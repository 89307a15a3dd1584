// Two proportions side by side: how far apart, and whether chance alone would do it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "stat/proportion.h"

namespace careaudit {

/// first - second with the interval of Newcombe's method 10 (Newcombe 1998), which is made of the two
/// Wilson intervals: -1 to 1. Nothing where a denominator is 0.
struct Difference {
  double value = 0;
  Bounds interval{-1, 1};
};
std::optional<Difference> newcombe(const Count& first, const Count& second, double confidence = 0.95);

/// The two-sided probability by Fisher's exact test: the sum over all tables with these margins that
/// are no more probable than the one seen (within a factor of 1 + 1e-7, as R's fisher.test does).
/// Throws std::out_of_range when both denominators together exceed 32 bits.
double fisher_exact(const Count& first, const Count& second);

/// A chi-squared statistic with its degrees of freedom and probability.
struct ChiSquared {
  double statistic = 0;
  std::uint64_t degrees = 1;
  double probability = 1;
  double smallest_expected = 0;  ///< Of the table's cells; below 5 the approximation is not to be trusted.
};

/// Pearson's chi-squared that all groups share one proportion, without continuity correction; for two
/// groups the square of the pooled z. Nothing when fewer than two groups have plans, or when none or all
/// of them pass.
std::optional<ChiSquared> chi_squared(std::span<const Count> groups);

/// Of two groups, with Yates's correction, no larger than the difference itself (as R's prop.test).
std::optional<ChiSquared> chi_squared_yates(const Count& first, const Count& second);

/// A group at a point of an ordered scale: the months of three rounds, say.
struct ScoredCount {
  Count count;
  double score = 0;
};

/// The Cochran-Armitage test that proportions rise or fall along the scores; z above 0 where they rise.
/// Nothing when all scores, or all outcomes, are the same.
struct Trend {
  double z = 0;
  double probability = 1;  ///< Two-sided.
};
std::optional<Trend> cochran_armitage(std::span<const ScoredCount> groups);

/// The exact two-sided probability of McNemar's test, for the same plans judged twice: of the plans
/// that changed, how many one way and how many the other. 1 when none changed.
double mcnemar_exact(std::uint64_t one_way, std::uint64_t other_way);

}  // namespace careaudit
