// The rules for special causes.
#include "stat/special_cause.h"

#include <algorithm>

namespace careaudit {
namespace {

constexpr std::size_t run_length = 7;

int sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

int outside(const ChartPoint& point) { return !point.value ? 0 : *point.value > point.upper ? 1 : *point.value < point.lower ? -1 : 0; }

/// Whether the point counts towards two of three, and on which side.
int near_limit(const ChartPoint& point, SpcRules rules) {
  if (!point.value || (rules == SpcRules::plot_the_dots && outside(point) != 0)) {
    return 0;
  }
  return *point.value > point.near_upper ? 1 : *point.value < point.near_lower ? -1 : 0;
}

/// Calls `flag(first, last)` for windows of `length` points in one section without a gap.
template <class Flag>
void each_window(std::span<const ChartPoint> points, std::size_t length, const Flag& flag) {
  for (std::size_t first = 0; first + length <= points.size(); ++first) {
    const auto window = points.subspan(first, length);
    const bool is_whole = std::all_of(window.begin(), window.end(), [&](const ChartPoint& one) { return one.value.has_value() && one.section == window.front().section; });
    if (is_whole) {
      flag(first, window);
    }
  }
}

/// Direction of seven points on one side of the centre; 0 when they are not.
int side_of(std::span<const ChartPoint> window) {
  const int side = window.front().side;
  return std::all_of(window.begin(), window.end(), [side](const ChartPoint& one) { return one.side == side; }) ? side : 0;
}

int slope_of(std::span<const ChartPoint> window) {
  const int slope = sign(*window[1].value - *window[0].value);
  for (std::size_t i = 2; i < window.size(); ++i) {
    if (sign(*window[i].value - *window[i - 1].value) != slope) {
      return 0;
    }
  }
  return slope;
}

}  // namespace

std::string_view name_of(SpcRules rules) { return rules == SpcRules::plot_the_dots ? "NHSRplotthedots 0.2.2" : "Making Data Count (Excel)"; }

std::vector<PointSignal> special_causes(std::span<const ChartPoint> points, SpcRules rules) {
  std::vector<int> trends(points.size());
  std::vector<int> twos(points.size());
  std::vector<int> shifts(points.size());
  each_window(points, run_length, [&](std::size_t first, std::span<const ChartPoint> window) {
    const int side = side_of(window);
    const int slope = slope_of(window);
    for (std::size_t i = first; i < first + run_length; ++i) {
      shifts[i] = side != 0 ? side : shifts[i];
      trends[i] = slope != 0 ? slope : trends[i];
    }
  });
  each_window(points, 3, [&](std::size_t first, std::span<const ChartPoint> window) {
    const int side = side_of(window);
    const auto close = std::count_if(window.begin(), window.end(), [&](const ChartPoint& one) { return side != 0 && near_limit(one, rules) == side; });
    for (std::size_t i = 0; close >= 2 && i < window.size(); ++i) {
      twos[first + i] = near_limit(window[i], rules) == side ? side : twos[first + i];
    }
  });
  std::vector<PointSignal> signals(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    PointSignal& signal = signals[i];
    if (const int beyond = outside(points[i]); beyond != 0) {
      signal = {SpecialCause::outside, beyond};
    } else if (trends[i] != 0) {
      signal = {SpecialCause::trend, trends[i]};
    } else if (twos[i] != 0) {
      signal = {SpecialCause::two_of_three, twos[i]};
    } else if (shifts[i] != 0) {
      signal = {SpecialCause::shift, shifts[i]};
    }
  }
  return signals;
}

Variation variation_of(const PointSignal& last, Better better) {
  if (last.direction == 0) {
    return Variation::common_cause;
  }
  const bool is_high = last.direction > 0;
  if (better == Better::neither) {
    return is_high ? Variation::neutral_high : Variation::neutral_low;
  }
  if (is_high == (better == Better::higher)) {
    return is_high ? Variation::improvement_high : Variation::improvement_low;
  }
  return is_high ? Variation::concern_high : Variation::concern_low;
}

Assurance assurance_of(const ChartPoint& last, std::optional<double> target, Better better) {
  if (!target || better == Better::neither) {
    return Assurance::none;
  }
  const bool is_constant = last.lower == last.upper;
  const bool is_above = is_constant ? *target > last.centre : *target > last.upper;
  const bool is_below = is_constant ? *target < last.centre : *target < last.lower;
  if (is_constant && !is_above && !is_below) {
    return Assurance::passes;
  }
  if (!is_above && !is_below) {
    return Assurance::hit_or_miss;
  }
  return is_above == (better == Better::lower) ? Assurance::passes : Assurance::fails;
}

}  // namespace careaudit
