// Which points of a control chart speak of more than chance.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace careaudit {

/// One point of a control chart with the lines that hold for it. Values and lines share one unit.
struct ChartPoint {
  std::optional<double> value;  ///< Nothing for a month without data.
  double centre = 0;
  double lower = 0;             ///< Three sigma below the centre.
  double upper = 0;
  double near_lower = 0;        ///< Two sigma below the centre.
  double near_upper = 0;
  int side = 0;                 ///< -1 below, 0 on, 1 above the centre line.
  std::uint32_t section = 0;    ///< Grows at every rebase: no rule looks across one.
};

/// Who decides what is special. Both ask, in this order and the first that fires names the point: a
/// point outside the limits; seven points, each higher (or each lower) than the last; two of three
/// points on one side of the mean that are beyond two sigma; seven points on one side of the mean. They
/// differ in the third: whether points beyond three sigma count towards the two.
enum class SpcRules : std::uint8_t {
  plot_the_dots,  ///< NHSRplotthedots 0.2.2: only points between two and three sigma count.
  mdc_excel,      ///< NHS England's Making Data Count workbook since 2023: those beyond three count too.
};

/// `NHSRplotthedots 0.2.2` or `Making Data Count (Excel)`: stands on every chart.
std::string_view name_of(SpcRules rules);

enum class SpecialCause : std::uint8_t { none, outside, trend, two_of_three, shift };

/// What one point says.
struct PointSignal {
  SpecialCause cause = SpecialCause::none;
  int direction = 0;  ///< 1 where it speaks of higher values, -1 of lower ones, 0 with `none`.
};

/// One signal a point. A month without data ends every run: nothing is claimed across a gap. A value on
/// the centre line ends a run of one side; two equal values end a trend.
std::vector<PointSignal> special_causes(std::span<const ChartPoint> points, SpcRules rules);

/// Whether higher values are better.
enum class Better : std::uint8_t { higher, lower, neither };

/// What the last point of a chart says of the measure.
enum class Variation : std::uint8_t {
  common_cause,
  improvement_high,
  improvement_low,
  concern_high,
  concern_low,
  neutral_high,
  neutral_low,
};
Variation variation_of(const PointSignal& last, Better better);

/// Whether the process as it stands will meet its target.
enum class Assurance : std::uint8_t { none, passes, fails, hit_or_miss };

/// By the last point's limits: a target beyond them (strictly) is always or never met. Where all values
/// are the same, so that the limits lie on the mean, the mean itself is compared. `none` without a target
/// or where neither direction is better.
Assurance assurance_of(const ChartPoint& last, std::optional<double> target, Better better);

}  // namespace careaudit
