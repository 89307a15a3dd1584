// Run charts: the median, and runs about it, for series too short for control limits.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace careaudit {

/// What the runs about a centre line say, by Anhøj's rules (Anhøj and Olesen 2014): points on the line
/// are left out; a run longer than round(log2 n) + 3, or fewer crossings of the line than the 5 %
/// quantile of the binomial distribution of n - 1 throws of a coin, is a signal. No rule of trends.
struct Runs {
  std::size_t useful = 0;         ///< Points off the line.
  std::size_t longest = 0;        ///< The longest run on one side.
  std::size_t longest_allowed = 0;
  std::size_t crossings = 0;
  std::size_t fewest_allowed = 0;
  bool is_signal = false;
};
/// `sides`: of each point -1, 0 or 1 as it lies below, on or above the line. With no useful point all is
/// 0 and no signal.
Runs anhoej_runs(std::span<const int> sides);

/// The limits of the rules for n useful points, n above 0.
std::size_t longest_run_allowed(std::size_t useful);
std::size_t fewest_crossings_allowed(std::size_t useful);

/// The median of the values that are there; nothing when none is.
std::optional<double> median(std::span<const std::optional<double>> values);

/// The older rules of the Institute for Healthcare Improvement (Perla, Provost and Murray 2011).
struct IhiRuns {
  std::vector<std::vector<std::size_t>> shifts = {};  ///< Places of six or more points on one side of the median, those on it left out.
  std::vector<std::vector<std::size_t>> trends = {};  ///< Places of five or more points all rising or all falling, a repeated value taken once.
};
IhiRuns ihi_runs(std::span<const double> values);

}  // namespace careaudit
