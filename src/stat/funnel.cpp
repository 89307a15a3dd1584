// Limits of funnel plots.
#include "stat/funnel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/binomial.hpp>

namespace careaudit {
namespace {

double arcsine(double p) {
  return std::asin(std::sqrt(p));
}

double limit_at(const boost::math::binomial& plans, double level) {
  const double n = plans.trials();
  double r = 0;
  while (r < n && boost::math::cdf(plans, r) < level) {
    ++r;
  }
  const double part = (boost::math::cdf(plans, r) - level) / boost::math::pdf(plans, r);
  return std::clamp((r - part) / n, 0.0, 1.0);
}

/// The quantile of R's type 7: linear between order statistics.
double quantile(std::vector<double> values, double level) {
  std::sort(values.begin(), values.end());
  const double place = level * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double part = place - static_cast<double>(below);
  return below + 1 < values.size() ? values[below] + part * (values[below + 1] - values[below])
                                   : values[below];
}

}  // namespace

Bounds funnel_limits(double target, std::uint64_t denominator, double confidence) {
  const double reach = normal_quantile(confidence) *
                       std::sqrt(target * (1 - target) / static_cast<double>(denominator));
  return {.low = std::max(0.0, target - reach), .high = std::min(1.0, target + reach)};
}

Bounds funnel_limits_exact(double target, std::uint64_t denominator, double confidence) {
  const boost::math::binomial plans(static_cast<double>(denominator), target);
  const double tail = (1 - confidence) / 2;
  return {.low = limit_at(plans, tail), .high = limit_at(plans, 1 - tail)};
}

Bounds within_chance(double target, std::uint64_t denominator, double confidence) {
  const boost::math::binomial plans(static_cast<double>(denominator), target);
  const double tail = (1 - confidence) / 2;
  std::uint64_t lowest = 0;
  while (lowest < denominator && boost::math::cdf(plans, static_cast<double>(lowest)) <= tail) {
    ++lowest;
  }
  std::uint64_t highest = denominator;
  const auto at_least = [&plans](std::uint64_t count) {
    return boost::math::cdf(boost::math::complement(plans, static_cast<double>(count) - 1));
  };
  while (highest > lowest && at_least(highest) <= tail) {
    --highest;
  }
  const auto n = static_cast<double>(denominator);
  return {.low = static_cast<double>(lowest) / n, .high = static_cast<double>(highest) / n};
}

Overdispersion overdispersion(std::span<const Count> wards) {
  Overdispersion found;
  Count all;
  std::vector<Count> filled;
  for (const Count& ward : wards) {
    if (ward.denominator > 0) {
      all.numerator += ward.numerator;
      all.denominator += ward.denominator;
      filled.push_back(ward);
    }
  }
  if (filled.empty()) {
    return found;
  }
  found.target = *proportion(all);
  double weights = 0;
  double squares = 0;
  for (const Count& ward : filled) {
    const auto n = static_cast<double>(ward.denominator);
    found.scores.push_back((arcsine(*proportion(ward)) - arcsine(found.target)) * 2 * std::sqrt(n));
    weights += 4 * n;
    squares += 16 * n * n;
  }
  const double lowest = quantile(found.scores, 0.1);
  const double highest = quantile(found.scores, 0.9);
  double sum = 0;
  for (const double score : found.scores) {
    found.winsorised.push_back(std::clamp(score, lowest, highest));
    sum += found.winsorised.back() * found.winsorised.back();
  }
  const auto k = static_cast<double>(filled.size());
  found.phi = sum / k;
  const double free = weights - squares / weights;
  found.tau_squared = free > 0 ? std::max(0.0, (k * found.phi - (k - 1)) / free) : 0;
  return found;
}

Bounds funnel_limits_arcsine(double target, std::uint64_t denominator, double confidence,
                             double tau_squared) {
  const double reach = normal_quantile(confidence) *
                       std::sqrt(1 / (4 * static_cast<double>(denominator)) + tau_squared);
  const auto back = [](double angle) {
    const double sine = std::sin(std::clamp(angle, 0.0, std::numbers::pi / 2));
    return sine * sine;
  };
  return {.low = back(arcsine(target) - reach), .high = back(arcsine(target) + reach)};
}

}  // namespace careaudit
