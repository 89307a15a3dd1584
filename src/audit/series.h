// A measure over rounds, and what statistical process control says of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "audit/requirement.h"
#include "audit/round.h"
#include "base/result.h"
#include "stat/run_chart.h"
#include "stat/special_cause.h"

namespace careaudit {

/// A date at which lines are reckoned anew, because something was changed on purpose.
struct Rebase {
  Date from;
  std::string label = {};
};

struct TrendSettings {
  SpcRules rules = SpcRules::plot_the_dots;
  bool is_xmr = false;                  ///< Individuals charts of percentages, whatever n is.
  std::size_t baseline = 0;             ///< So many points of every section set its lines; 0: all.
  std::vector<Rebase> rebases = {};
  Targets targets = {};
};

/// One round of a series, or a month in which there was none.
struct SeriesPoint {
  std::string round = {};               ///< "" for a month without a round.
  Date date;
  MeasureCount count = {};
  ChartPoint lines = {};                ///< In per cent; no value where nothing was judged.
  PointSignal signal = {};
};

/// How much a stretch of points can tell.
enum class SectionKind : std::uint8_t {
  control,   ///< 13 points or more: limits and special causes.
  run,       ///< Fewer: the median, and runs about it.
  too_few,   ///< Fewer than 10 points off the median: nothing is said of change.
};

/// Points with lines of their own.
struct SeriesSection {
  std::size_t first = 0;
  std::size_t last = 0;                 ///< Behind its last point.
  std::string label = {};               ///< Why it begins; "" of the first.
  SectionKind kind = SectionKind::too_few;
  std::size_t points = 0;               ///< That have a value.
  Runs runs = {};                       ///< About the median; of `run` and `too_few`.
};

enum class ChartKind : std::uint8_t { p, laney, xmr };

struct Series {
  MeasureTitle measure = {};
  std::optional<std::string> ward = {}; ///< Nothing: all plans.
  ChartKind chart = ChartKind::p;
  SpcRules rules = SpcRules::plot_the_dots;
  std::vector<SeriesPoint> points = {};
  std::vector<SeriesSection> sections = {};
  std::optional<double> target = {};    ///< In per cent.
  Variation variation = Variation::common_cause;   ///< Of the last point; says something only where the last section is `control`.
  Assurance assurance = Assurance::none;

  /// The last point that has a value; null when none has.
  const SeriesPoint* latest() const;
};

/// The measure `id` over `rounds` (by date), of one ward or of all plans. Rounds that lack the measure have no
/// value. Where rounds come month by month, or every so many months, a month left out is a point without a
/// value; no rule looks across it. Rules that differ from the round before begin a section.
Series series_of(const std::vector<RoundCounts>& rounds, const std::string& id, const std::optional<std::string>& ward, const TrendSettings& settings);

}  // namespace careaudit
