// Control charts: the centre and limits of a series of months.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stat/proportion.h"
#include "stat/special_cause.h"

namespace careaudit {

/// What a chart's lines are reckoned from.
struct ChartPlan {
  /// Places (from 0) at which a new section begins, ascending: each section has its own lines.
  std::vector<std::size_t> rebases = {};
  /// Of every section only so many points set the lines; 0: all of them.
  std::size_t baseline = 0;
  /// Places of points that are drawn and judged but set no line.
  std::vector<std::size_t> excluded = {};
  /// Leaves moving ranges of 3.267 times their mean or more out of the second reckoning, as
  /// NHSRplotthedots does and Making Data Count's workbook does not.
  bool screens_ranges = true;
};

/// An individuals chart (XmR) as NHSRplotthedots 0.2.2 computes it: centre the mean, limits 2.66 mean
/// moving ranges away, two sigma two thirds of that. Limits are not cut at 0 or 100. Where all values
/// are the same the limits are the mean.
std::vector<ChartPoint> xmr_chart(std::span<const std::optional<double>> values, const ChartPlan& plan = {});

/// A p chart as qicharts2 0.8.1 computes it: centre the pooled proportion, limits three times
/// sqrt(p (1 - p) / n) away, cut at 0 and 1. Values are proportions; a denominator of 0 is a month
/// without data. Sides of the centre line are told by integers.
std::vector<ChartPoint> p_chart(std::span<const Count> counts, const ChartPlan& plan = {});

/// Laney's p' chart (2002), for counts of items that vary more (or less) between months than chance has
/// it: the p chart's limits times the sigma of the standardised proportions, mean moving range / 1.128.
std::vector<ChartPoint> laney_chart(std::span<const Count> counts, const ChartPlan& plan = {});

}  // namespace careaudit
