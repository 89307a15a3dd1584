// Lines of XmR, p and p' charts.
#include "stat/control_chart.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace careaudit {
namespace {

constexpr double range_to_limit = 2.66;   // 3 / 1.128, as Making Data Count rounds it
constexpr double range_to_sigma = 1.128;  // d2 of ranges of two
constexpr double widest_range = 3.267;    // D4 of ranges of two

/// A stretch of points with lines of its own, and those of them that set the lines.
struct Section {
  std::size_t first = 0;
  std::size_t last = 0;  ///< Behind its last point.
  std::vector<std::size_t> baseline = {};
};

std::vector<Section> sections_of(std::size_t points, const ChartPlan& plan, const std::function<bool(std::size_t)>& has_data) {
  std::vector<Section> sections;
  std::size_t first = 0;
  const auto add = [&](std::size_t last) {
    if (first >= last) {
      return;
    }
    Section section{.first = first, .last = last};
    const std::size_t end = plan.baseline == 0 ? last : std::min(last, first + plan.baseline);
    for (std::size_t i = first; i < end; ++i) {
      const bool is_excluded = std::find(plan.excluded.begin(), plan.excluded.end(), i) != plan.excluded.end();
      if (!is_excluded && has_data(i)) {
        section.baseline.push_back(i);
      }
    }
    sections.push_back(std::move(section));
    first = last;
  };
  for (const std::size_t rebase : plan.rebases) {
    add(std::min(rebase, points));
  }
  add(points);
  return sections;
}

/// The mean of the moving ranges between neighbours of the baseline; 0 when there is none.
double mean_range(const std::vector<std::size_t>& baseline, const std::vector<double>& values, bool screens) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < baseline.size(); ++i) {
    if (baseline[i] == baseline[i - 1] + 1) {
      ranges.push_back(std::abs(values[baseline[i]] - values[baseline[i - 1]]));
    }
  }
  const auto mean = [&ranges] { return ranges.empty() ? 0.0 : std::accumulate(ranges.begin(), ranges.end(), 0.0) / static_cast<double>(ranges.size()); };
  const double first = mean();
  if (screens && first > 0) {
    ranges.erase(std::remove_if(ranges.begin(), ranges.end(), [first](double range) { return range >= widest_range * first; }), ranges.end());
    return mean();
  }
  return first;
}

int sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

/// The p chart, its limits widened by what `width` says of a section's baseline and centre.
std::vector<ChartPoint> proportions_chart(std::span<const Count> counts, const ChartPlan& plan,
                                          const std::function<double(const Section&, const Count& pooled)>& width) {
  std::vector<ChartPoint> points(counts.size());
  std::uint32_t number = 0;
  for (const Section& section : sections_of(counts.size(), plan, [&](std::size_t i) { return counts[i].denominator > 0; })) {
    Count pooled;
    for (const std::size_t i : section.baseline) {
      pooled.numerator += counts[i].numerator;
      pooled.denominator += counts[i].denominator;
    }
    const double centre = proportion(pooled).value_or(0);
    const double wide = width(section, pooled);
    for (std::size_t i = section.first; i < section.last; ++i) {
      ChartPoint& point = points[i];
      point.section = number;
      point.value = proportion(counts[i]);
      point.centre = point.lower = point.upper = point.near_lower = point.near_upper = centre;
      if (!point.value || pooled.denominator == 0) {
        continue;
      }
      const double sigma = wide * std::sqrt(centre * (1 - centre) / static_cast<double>(counts[i].denominator));
      point.lower = std::max(0.0, centre - 3 * sigma);
      point.upper = std::min(1.0, centre + 3 * sigma);
      point.near_lower = std::max(0.0, centre - 2 * sigma);
      point.near_upper = std::min(1.0, centre + 2 * sigma);
      point.side = compare(counts[i], pooled);
    }
    ++number;
  }
  return points;
}

}  // namespace

std::vector<ChartPoint> xmr_chart(std::span<const std::optional<double>> values, const ChartPlan& plan) {
  std::vector<ChartPoint> points(values.size());
  std::vector<double> numbers(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    numbers[i] = values[i].value_or(0);
  }
  std::uint32_t number = 0;
  for (const Section& section : sections_of(values.size(), plan, [&](std::size_t i) { return values[i].has_value(); })) {
    double sum = 0;
    for (const std::size_t i : section.baseline) {
      sum += numbers[i];
    }
    const double centre = section.baseline.empty() ? 0 : sum / static_cast<double>(section.baseline.size());
    const double reach = range_to_limit * mean_range(section.baseline, numbers, plan.screens_ranges);
    for (std::size_t i = section.first; i < section.last; ++i) {
      points[i] = {.value = values[i],
                   .centre = centre,
                   .lower = centre - reach,
                   .upper = centre + reach,
                   .near_lower = centre - reach * 2 / 3,
                   .near_upper = centre + reach * 2 / 3,
                   .side = values[i] ? sign(*values[i] - centre) : 0,
                   .section = number};
    }
    ++number;
  }
  return points;
}

std::vector<ChartPoint> p_chart(std::span<const Count> counts, const ChartPlan& plan) {
  return proportions_chart(counts, plan, [](const Section&, const Count&) { return 1.0; });
}

std::vector<ChartPoint> laney_chart(std::span<const Count> counts, const ChartPlan& plan) {
  return proportions_chart(counts, plan, [&](const Section& section, const Count& pooled) {
    const double centre = proportion(pooled).value_or(0);
    if (centre <= 0 || centre >= 1 || section.baseline.size() < 2) {
      return 1.0;
    }
    std::vector<double> scores(counts.size());
    for (const std::size_t i : section.baseline) {
      scores[i] = (*proportion(counts[i]) - centre) / std::sqrt(centre * (1 - centre) / static_cast<double>(counts[i].denominator));
    }
    return mean_range(section.baseline, scores, plan.screens_ranges) / range_to_sigma;
  });
}

}  // namespace careaudit
