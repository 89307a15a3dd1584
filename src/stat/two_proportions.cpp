// Differences of proportions and tests of them.
#include "stat/two_proportions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

namespace careaudit {
namespace {

double chi_squared_tail(double statistic, std::uint64_t degrees) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(static_cast<double>(degrees)), statistic));
}

Count sum_of(std::span<const Count> groups) {
  Count all;
  for (const Count& one : groups) {
    all.numerator += one.numerator;
    all.denominator += one.denominator;
  }
  return all;
}

/// The probability of every table with these margins, by the first group's numerator, in units of the likeliest:
/// each is a simple multiple of its neighbour, which stays quick and exact enough however large the groups are.
std::vector<double> table_weights(std::uint64_t size, std::uint64_t passes, std::uint64_t all) {
  const std::uint64_t others = all - size;
  const std::uint64_t least = passes > others ? passes - others : 0;
  const std::uint64_t most = std::min(passes, size);
  const double expected = static_cast<double>(size) * static_cast<double>(passes) / static_cast<double>(all);
  const std::uint64_t likeliest = std::clamp(static_cast<std::uint64_t>(expected), least, most);
  // Of one more to one less, x being the greater.
  const auto ratio = [&](std::uint64_t x) {
    return static_cast<double>(passes - x + 1) * static_cast<double>(size - x + 1) / (static_cast<double>(x) * static_cast<double>(others + x - passes));
  };
  std::vector<double> weights(most - least + 1);
  weights[likeliest - least] = 1;
  for (std::uint64_t x = likeliest + 1; x <= most; ++x) {
    weights[x - least] = weights[x - 1 - least] * ratio(x);
  }
  for (std::uint64_t x = likeliest; x > least; --x) {
    weights[x - 1 - least] = weights[x - least] / ratio(x);
  }
  return weights;
}

bool varies(const Count& all) { return all.numerator > 0 && all.numerator < all.denominator; }

}  // namespace

std::optional<Difference> newcombe(const Count& first, const Count& second, double confidence) {
  const auto p1 = proportion(first);
  const auto p2 = proportion(second);
  if (!p1 || !p2) {
    return std::nullopt;
  }
  const Bounds one = *wilson(first, confidence);
  const Bounds two = *wilson(second, confidence);
  const double value = *p1 - *p2;
  return Difference{.value = value,
                    .interval = {.low = value - std::hypot(*p1 - one.low, two.high - *p2), .high = value + std::hypot(one.high - *p1, *p2 - two.low)}};
}

double fisher_exact(const Count& first, const Count& second) {
  const std::uint64_t passes = first.numerator + second.numerator;
  const std::uint64_t all = first.denominator + second.denominator;
  if (first.denominator == 0 || second.denominator == 0 || passes == 0 || passes == all) {
    return 1;
  }
  if (all > std::numeric_limits<unsigned>::max()) {
    throw std::out_of_range("Fisher's test takes at most 4,294,967,295 in both groups together");
  }
  constexpr double tolerance = 1 + 1e-7;
  const std::uint64_t least = passes > second.denominator ? passes - second.denominator : 0;
  const auto weights = table_weights(first.denominator, passes, all);
  const double seen = weights[first.numerator - least] * tolerance;
  double sum = 0;
  double extreme = 0;
  for (const double one : weights) {
    sum += one;
    extreme += one <= seen ? one : 0;
  }
  return std::min(1.0, extreme / sum);
}

std::optional<ChiSquared> chi_squared(std::span<const Count> groups) {
  const Count all = sum_of(groups);
  const auto filled = static_cast<std::uint64_t>(std::count_if(groups.begin(), groups.end(), [](const Count& one) { return one.denominator > 0; }));
  if (filled < 2 || !varies(all)) {
    return std::nullopt;
  }
  const double pooled = *proportion(all);
  const double rarer = std::min(pooled, 1 - pooled);
  ChiSquared found{.degrees = filled - 1, .smallest_expected = static_cast<double>(all.denominator)};
  for (const Count& one : groups) {
    if (one.denominator == 0) {
      continue;
    }
    const auto n = static_cast<double>(one.denominator);
    const double off = static_cast<double>(one.numerator) - n * pooled;
    found.statistic += off * off / (n * pooled * (1 - pooled));
    found.smallest_expected = std::min(found.smallest_expected, n * rarer);
  }
  found.probability = chi_squared_tail(found.statistic, found.degrees);
  return found;
}

std::optional<ChiSquared> chi_squared_yates(const Count& first, const Count& second) {
  const std::array groups{first, second};
  auto found = chi_squared(groups);
  if (!found) {
    return found;
  }
  const double pooled = *proportion(sum_of(groups));
  const auto n1 = static_cast<double>(first.denominator);
  const auto n2 = static_cast<double>(second.denominator);
  const double apart = std::abs(*proportion(first) - *proportion(second));
  const double correction = std::min(0.5, apart / (1 / n1 + 1 / n2));
  found->statistic = 0;
  for (const Count& one : groups) {
    const auto n = static_cast<double>(one.denominator);
    const double off = std::abs(static_cast<double>(one.numerator) - n * pooled) - correction;
    found->statistic += off * off / (n * pooled * (1 - pooled));
  }
  found->probability = chi_squared_tail(found->statistic, 1);
  return found;
}

std::optional<Trend> cochran_armitage(std::span<const ScoredCount> groups) {
  double n = 0;
  double x = 0;
  double scores = 0;
  for (const auto& [count, score] : groups) {
    n += static_cast<double>(count.denominator);
    x += static_cast<double>(count.numerator);
    scores += static_cast<double>(count.denominator) * score;
  }
  if (x <= 0 || x >= n) {
    return std::nullopt;
  }
  const double pooled = x / n;
  const double middle = scores / n;
  double rise = 0;
  double spread = 0;
  for (const auto& [count, score] : groups) {
    rise += static_cast<double>(count.numerator) * (score - middle);
    spread += static_cast<double>(count.denominator) * (score - middle) * (score - middle);
  }
  if (spread <= 0) {
    return std::nullopt;
  }
  const double z = rise / std::sqrt(pooled * (1 - pooled) * spread);
  return Trend{.z = z, .probability = 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)))};
}

double mcnemar_exact(std::uint64_t one_way, std::uint64_t other_way) {
  const std::uint64_t changed = one_way + other_way;
  if (changed == 0) {
    return 1;
  }
  const boost::math::binomial coin(static_cast<double>(changed), 0.5);
  return std::min(1.0, 2 * boost::math::cdf(coin, static_cast<double>(std::min(one_way, other_way))));
}

}  // namespace careaudit
