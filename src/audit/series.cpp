// From rounds to a chart's points and lines.
#include "audit/series.h"

#include <algorithm>

#include <fmt/format.h>

#include "stat/control_chart.h"

namespace careaudit {
namespace {

constexpr std::size_t fewest_for_limits = 13;   // as Making Data Count
constexpr std::size_t fewest_useful = 10;

int months_between(const Date& from, const Date& to) { return (to.year() - from.year()) * 12 + static_cast<int>(to.month()) - static_cast<int>(from.month()); }

/// Months between neighbouring rounds as they mostly come; 0 where two fall in one month.
int usual_step(const std::vector<RoundCounts>& rounds) {
  std::vector<int> steps;
  for (std::size_t i = 1; i < rounds.size(); ++i) {
    steps.push_back(months_between(rounds[i - 1].info.as_of, rounds[i].info.as_of));
  }
  if (steps.empty() || *std::min_element(steps.begin(), steps.end()) == 0) {
    return 0;
  }
  std::sort(steps.begin(), steps.end());
  return steps[(steps.size() - 1) / 2];
}

const MeasureOfRound* find_measure(const RoundCounts& round, const std::string& id) {
  const auto found = std::find_if(round.measures.begin(), round.measures.end(), [&](const MeasureOfRound& one) { return one.measure.id == id; });
  return found == round.measures.end() ? nullptr : &*found;
}

/// The points, with months left out put in, and the sections that the rules' changes make.
class Gathering {
 public:
  Gathering(const std::vector<RoundCounts>& rounds, const std::string& id, Series& series) : rounds_(rounds), id_(id), series_(series), step_(usual_step(rounds)) {}

  void gather() {
    for (std::size_t i = 0; i < rounds_.size(); ++i) {
      if (i > 0) {
        add_missing(rounds_[i - 1].info.as_of, rounds_[i].info.as_of);
        if (rounds_[i].info.rules_hash != rounds_[i - 1].info.rules_hash) {
          begin_section("rules changed");
        }
      }
      add(rounds_[i]);
    }
  }
  void begin_section(const std::string& label) { starts_.push_back({.first = series_.points.size(), .label = label}); }
  std::vector<SeriesSection> starts() { return std::move(starts_); }

 private:
  void add_missing(const Date& from, const Date& to) {
    const int missing = step_ == 0 ? 0 : (months_between(from, to) + step_ / 2) / step_ - 1;
    for (int i = 1; i <= missing; ++i) {
      series_.points.push_back({.date = from.plus_months(i * step_)});
    }
  }
  void add(const RoundCounts& round) {
    SeriesPoint point{.round = round.info.name, .date = round.info.as_of};
    if (const MeasureOfRound* measure = find_measure(round, id_)) {
      series_.measure = measure->measure;
      const auto ward = series_.ward ? measure->wards.find(*series_.ward) : measure->wards.end();
      point.count = !series_.ward ? measure->total : ward == measure->wards.end() ? MeasureCount{} : ward->second;
    }
    series_.points.push_back(std::move(point));
  }

  const std::vector<RoundCounts>& rounds_;
  const std::string& id_;
  Series& series_;
  int step_;
  std::vector<SeriesSection> starts_;
};

void split(Series& series, std::vector<SeriesSection> starts, const std::vector<Rebase>& rebases) {
  for (const auto& rebase : rebases) {
    const auto place = std::find_if(series.points.begin(), series.points.end(), [&](const SeriesPoint& point) { return rebase.from <= point.date; });
    starts.push_back({.first = static_cast<std::size_t>(place - series.points.begin()), .label = rebase.label});
  }
  std::stable_sort(starts.begin(), starts.end(), [](const SeriesSection& a, const SeriesSection& b) { return a.first < b.first; });
  series.sections.push_back({});
  for (auto& start : starts) {
    if (start.first >= series.points.size() || start.first == 0) {
      continue;
    }
    if (start.first == series.sections.back().first) {
      series.sections.back().label += "; " + start.label;
      continue;
    }
    series.sections.back().last = start.first;
    series.sections.push_back(std::move(start));
  }
  series.sections.back().last = series.points.size();
}

std::vector<ChartPoint> in_percent(std::vector<ChartPoint> points) {
  for (auto& point : points) {
    for (double* line : {&point.centre, &point.lower, &point.upper, &point.near_lower, &point.near_upper}) {
      *line *= 100;
    }
    point.value = point.value ? std::optional(100 * *point.value) : std::nullopt;
  }
  return points;
}

std::vector<ChartPoint> limits_of(const Series& series, const SeriesSection& section, const TrendSettings& settings) {
  const ChartPlan plan{.baseline = settings.baseline};
  std::vector<Count> counts;
  std::vector<std::optional<double>> values;
  for (std::size_t i = section.first; i < section.last; ++i) {
    const MeasureCount& count = series.points[i].count;
    counts.push_back({.numerator = count.numerator, .denominator = count.denominator});
    const auto share = proportion(counts.back());
    values.push_back(share ? std::optional(100 * *share) : std::nullopt);
  }
  switch (series.chart) {
    case ChartKind::p:
      return in_percent(p_chart(counts, plan));
    case ChartKind::laney:
      return in_percent(laney_chart(counts, plan));
    case ChartKind::xmr:
      return xmr_chart(values, plan);
  }
  return {};
}

/// Too few points for limits: the median is the only line.
std::vector<ChartPoint> median_of(const Series& series, SeriesSection& section) {
  std::vector<std::optional<double>> values;
  for (std::size_t i = section.first; i < section.last; ++i) {
    const MeasureCount& count = series.points[i].count;
    const auto share = proportion({.numerator = count.numerator, .denominator = count.denominator});
    values.push_back(share ? std::optional(100 * *share) : std::nullopt);
  }
  const double centre = median(values).value_or(0);
  std::vector<ChartPoint> points;
  std::vector<int> sides;
  for (const auto& value : values) {
    const int side = !value || *value == centre ? 0 : *value > centre ? 1 : -1;
    points.push_back({.value = value, .centre = centre, .lower = centre, .upper = centre, .near_lower = centre, .near_upper = centre, .side = side});
    sides.push_back(side);
  }
  section.runs = anhoej_runs(sides);
  section.kind = section.runs.useful < fewest_useful ? SectionKind::too_few : SectionKind::run;
  return points;
}

void judge(Series& series, SeriesSection& section, const TrendSettings& settings) {
  section.points = static_cast<std::size_t>(std::count_if(series.points.begin() + static_cast<std::ptrdiff_t>(section.first), series.points.begin() + static_cast<std::ptrdiff_t>(section.last),
                                                          [](const SeriesPoint& point) { return point.count.denominator > 0; }));
  const bool has_limits = section.points >= fewest_for_limits;
  section.kind = SectionKind::control;
  const auto lines = has_limits ? limits_of(series, section, settings) : median_of(series, section);
  const auto signals = has_limits ? special_causes(lines, settings.rules) : std::vector<PointSignal>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    series.points[section.first + i].lines = lines[i];
    series.points[section.first + i].signal = signals[i];
  }
}

}  // namespace

const SeriesPoint* Series::latest() const {
  const auto found = std::find_if(points.rbegin(), points.rend(), [](const SeriesPoint& point) { return point.lines.value.has_value(); });
  return found == points.rend() ? nullptr : &*found;
}

Series series_of(const std::vector<RoundCounts>& rounds, const std::string& id, const std::optional<std::string>& ward, const TrendSettings& settings) {
  Series series{.measure = {.id = id}, .ward = ward, .rules = settings.rules};
  Gathering gathering(rounds, id, series);
  gathering.gather();
  series.chart = settings.is_xmr ? ChartKind::xmr : series.measure.is_item_unit ? ChartKind::laney : ChartKind::p;
  split(series, gathering.starts(), settings.rebases);
  for (auto& section : series.sections) {
    judge(series, section, settings);
  }
  if (const auto target = settings.targets.find(id); target != settings.targets.end()) {
    series.target = static_cast<double>(target->second) / 1000;
  }
  if (const SeriesPoint* last = series.latest(); last != nullptr && series.sections.back().kind == SectionKind::control) {
    series.variation = variation_of(last->signal, Better::higher);
    series.assurance = assurance_of(last->lines, series.target, Better::higher);
  }
  return series;
}

}  // namespace careaudit
