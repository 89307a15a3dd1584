// Wards side by side: which differ from all of them by more than chance.
#pragma once

#include <span>
#include <vector>

#include "stat/proportion.h"

namespace careaudit {

/// The confidences of a funnel's two pairs of limits.
constexpr double funnel_inner = 0.95;
constexpr double funnel_outer = 0.998;

/// Limits about a target for a ward of that many plans, by the approximation of the UK Health Security
/// Agency (the inverse of Wilson's interval): target ± z sqrt(target (1 - target) / n), cut at 0 and 1.
Bounds funnel_limits(double target, std::uint64_t denominator, double confidence);

/// The exact binomial limits of Spiegelhalter (2005), interpolated between counts; to be preferred below
/// 30 plans. Target above 0 and below 1, denominator above 0.
Bounds funnel_limits_exact(double target, std::uint64_t denominator, double confidence);

/// The lowest and the highest proportion that a ward of that many plans can have and still be within
/// chance: what lies beyond has a binomial probability of (1 - confidence) / 2 or less, itself and all
/// that is further out. Unlike interpolated limits these never call the only extreme there is, 4 of 4
/// say, an outlier for being the extreme. Target above 0 and below 1, denominator above 0.
Bounds within_chance(double target, std::uint64_t denominator, double confidence);

/// How much more wards vary than chance has it, on the arcsine scale as FunnelPlotR 0.6.0: z scores
/// winsorised at 10 and 90 %, phi their mean square, tau² the variance between wards (0 when phi does not
/// ask for one).
struct Overdispersion {
  double target = 0;  ///< The pooled proportion; the wards themselves are in it.
  std::vector<double> scores = {};
  std::vector<double> winsorised = {};
  double phi = 0;
  double tau_squared = 0;
};
Overdispersion overdispersion(std::span<const Count> wards);

/// Limits on the arcsine scale, widened by tau² (0 for none): sin²(asin √target ± z √(1 / 4n + tau²)).
Bounds funnel_limits_arcsine(double target, std::uint64_t denominator, double confidence, double tau_squared);

}  // namespace careaudit
