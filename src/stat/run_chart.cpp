// Runs about a line.
#include "stat/run_chart.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/binomial.hpp>

namespace careaudit {
namespace {

constexpr std::size_t shift_length = 6;
constexpr std::size_t trend_length = 5;

int sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

std::vector<std::vector<std::size_t>> shifts_of(std::span<const double> values, double centre) {
  std::vector<std::vector<std::size_t>> shifts;
  std::vector<std::size_t> run;
  int side = 0;
  const auto close = [&] {
    if (run.size() >= shift_length) {
      shifts.push_back(run);
    }
    run.clear();
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int here = sign(values[i] - centre);
    if (here == 0) {
      continue;
    }
    if (here != side) {
      close();
      side = here;
    }
    run.push_back(i);
  }
  close();
  return shifts;
}

std::vector<std::vector<std::size_t>> trends_of(std::span<const double> values) {
  std::vector<std::vector<std::size_t>> trends;
  std::vector<std::size_t> run;
  int slope = 0;
  const auto close = [&] {
    if (run.size() >= trend_length) {
      trends.push_back(run);
    }
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (run.empty()) {
      run.push_back(i);
      continue;
    }
    const int here = sign(values[i] - values[run.back()]);
    if (here == 0) {
      continue;
    }
    if (here != slope) {
      close();
      run.assign(1, run.back());
      slope = here;
    }
    run.push_back(i);
  }
  close();
  return trends;
}

}  // namespace

std::size_t longest_run_allowed(std::size_t useful) { return static_cast<std::size_t>(std::lround(std::log2(static_cast<double>(useful)))) + 3; }

std::size_t fewest_crossings_allowed(std::size_t useful) {
  if (useful < 2) {
    return 0;
  }
  // The smallest number of crossings whose probability of being reached or undercut is 5 % or more.
  constexpr double level = 0.05;
  const boost::math::binomial coin(static_cast<double>(useful - 1), 0.5);
  std::size_t crossings = 0;
  while (boost::math::cdf(coin, static_cast<double>(crossings)) < level) {
    ++crossings;
  }
  return crossings;
}

Runs anhoej_runs(std::span<const int> sides) {
  Runs runs;
  std::size_t run = 0;
  int last = 0;
  for (const int side : sides) {
    if (side == 0) {
      continue;
    }
    runs.crossings += last != 0 && side != last ? 1U : 0U;
    run = side == last ? run + 1 : 1;
    runs.longest = std::max(runs.longest, run);
    last = side;
    ++runs.useful;
  }
  if (runs.useful > 0) {
    runs.longest_allowed = longest_run_allowed(runs.useful);
    runs.fewest_allowed = fewest_crossings_allowed(runs.useful);
    runs.is_signal = runs.longest > runs.longest_allowed || runs.crossings < runs.fewest_allowed;
  }
  return runs;
}

std::optional<double> median(std::span<const std::optional<double>> values) {
  std::vector<double> known;
  for (const auto& value : values) {
    if (value) {
      known.push_back(*value);
    }
  }
  if (known.empty()) {
    return std::nullopt;
  }
  std::sort(known.begin(), known.end());
  const std::size_t half = known.size() / 2;
  return known.size() % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
}

IhiRuns ihi_runs(std::span<const double> values) {
  const std::vector<std::optional<double>> all(values.begin(), values.end());
  const auto centre = median(all);
  return centre ? IhiRuns{.shifts = shifts_of(values, *centre), .trends = trends_of(values)} : IhiRuns{};
}

}  // namespace careaudit
