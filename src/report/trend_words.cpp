// What a series says, in words; and the report for a terminal.
#include <algorithm>

#include <fmt/format.h>

#include "encode/terminal.h"
#include "report/trend.h"

namespace careaudit {
namespace {

const SeriesSection& last_section(const Series& series) { return series.sections.back(); }

bool is_constant(const Series& series, const SeriesSection& section) {
  std::optional<double> first;
  for (std::size_t i = section.first; i < section.last; ++i) {
    const auto& value = series.points[i].lines.value;
    if (first && value && *value != *first) {
      return false;
    }
    first = first ? first : value;
  }
  return first.has_value();
}

/// How many points up to the last lie on one side of the centre line, and since when.
std::pair<std::size_t, Date> run_to_the_end(const Series& series) {
  const SeriesPoint* last = series.latest();
  std::size_t points = 0;
  Date since = last->date;
  for (auto i = static_cast<std::size_t>(last - series.points.data()) + 1; i-- > last_section(series).first && series.points[i].lines.value && series.points[i].lines.side == last->lines.side;) {
    ++points;
    since = series.points[i].date;
  }
  return {points, since};
}

std::string runs_words(const Runs& runs) {
  std::string words;
  if (runs.longest > runs.longest_allowed) {
    words = fmt::format("a run of {} points on one side of the median, where chance seldom makes more than {}", runs.longest, runs.longest_allowed);
  }
  if (runs.crossings < runs.fewest_allowed) {
    words += fmt::format("{}the median is crossed {} times, where chance seldom makes it fewer than {}", words.empty() ? "" : "; ", runs.crossings, runs.fewest_allowed);
  }
  return words;
}

std::string without_end(std::string line) { return line.erase(line.find_last_not_of(' ') + 1) + "\n"; }

std::string limits_chart_of(const Series& series) {
  switch (series.chart) {
    case ChartKind::p:
      return "p chart";
    case ChartKind::laney:
      return "Laney p′ chart";
    case ChartKind::xmr:
      return "XmR chart (Making Data Count style)";
  }
  return "";
}

std::string point_line(const SeriesPoint& point, std::size_t width) {
  const std::string round = padded(terminal_text(point.round.empty() ? "(no round)" : point.round), width);
  if (!point.lines.value) {
    return without_end(fmt::format("  {}  {}  {}", point.date.iso(), round, point.round.empty() ? "" : "none judged"));
  }
  return without_end(fmt::format("  {}  {}  {:>9}  {:>7}  {}", point.date.iso(), round, fmt::format("{}/{}", point.count.numerator, point.count.denominator), percent_words(point.lines.value), cause_words(point.signal)));
}

std::string lines_words(const Series& series, const SeriesPoint& point) {
  return last_section(series).kind == SectionKind::control
             ? fmt::format("centre {}, limits {} to {}", percent_words(point.lines.centre), percent_words(point.lines.lower), percent_words(point.lines.upper))
             : fmt::format("median {}", percent_words(point.lines.centre));
}

}  // namespace

std::string percent_words(std::optional<double> value) { return value ? fmt::format("{:.1f} %", *value) : "-"; }

std::string title_of(const Series& series) {
  if (!series.ward) {
    return series.measure.title;
  }
  return fmt::format("{}: {}", series.measure.title, series.ward->empty() ? "(no ward)" : *series.ward);
}

std::string chart_name_of(const Series& series) { return last_section(series).kind == SectionKind::control ? limits_chart_of(series) : "run chart"; }

std::string charts_and_rules(const Series& series) {
  const auto has = [&](bool is_control) {
    return std::any_of(series.sections.begin(), series.sections.end(), [&](const SeriesSection& section) { return (section.kind == SectionKind::control) == is_control; });
  };
  std::string words = has(true) ? fmt::format("{}, rules {}", limits_chart_of(series), name_of(series.rules)) : "";
  return words + (has(false) ? fmt::format("{}run chart, rules Anhøj", words.empty() ? "" : "; ") : "");
}

std::string rules_name_of(const Series& series) { return last_section(series).kind == SectionKind::control ? std::string(name_of(series.rules)) : "Anhøj"; }

std::string variation_words(const Series& series) {
  const SeriesSection& section = last_section(series);
  if (section.kind == SectionKind::too_few) {
    return is_constant(series, section) ? "too few points to judge: all the same" : "too few points to judge";
  }
  if (section.kind == SectionKind::run) {
    return section.runs.is_signal ? "a change beyond chance" : "no more change than chance makes";
  }
  switch (series.variation) {
    case Variation::common_cause:
      return is_constant(series, section) ? "no variation: all the same" : "common cause: no more change than chance makes";
    case Variation::improvement_high:
    case Variation::improvement_low:
      return "special cause: improvement";
    case Variation::concern_high:
    case Variation::concern_low:
      return "special cause: concern";
    case Variation::neutral_high:
    case Variation::neutral_low:
      return "special cause";
  }
  return "";
}

std::string signal_words(const Series& series) {
  const SeriesSection& section = last_section(series);
  const SeriesPoint* last = series.latest();
  if (section.kind != SectionKind::control) {
    return section.kind == SectionKind::too_few ? fmt::format("{} useful points; 10 are needed", section.runs.useful) : runs_words(section.runs);
  }
  const bool is_high = last->signal.direction > 0;
  switch (last->signal.cause) {
    case SpecialCause::none:
      return "";
    case SpecialCause::outside:
      return fmt::format("the last point lies {} limit", is_high ? "above the upper" : "below the lower");
    case SpecialCause::trend:
      return fmt::format("seven points or more, each {} than the one before", is_high ? "higher" : "lower");
    case SpecialCause::two_of_three:
      return fmt::format("two of three points near the {} limit", is_high ? "upper" : "lower");
    case SpecialCause::shift: {
      const auto [points, since] = run_to_the_end(series);
      return fmt::format("{} points in a row {} the centre, since {}", points, is_high ? "above" : "below", since.in_words());
    }
  }
  return "";
}

std::string assurance_words(const Series& series) {
  if (!series.target) {
    return "";
  }
  switch (series.assurance) {
    case Assurance::none:
      return "too few points to say whether it will be met";
    case Assurance::passes:
      return "met time after time, as things are";
    case Assurance::fails:
      return "not met, as things are";
    case Assurance::hit_or_miss:
      return "hit or miss: met or not by chance";
  }
  return "";
}

std::string cause_words(const PointSignal& signal) {
  const auto direction = [&](std::string_view high, std::string_view low) { return std::string(signal.direction > 0 ? high : low); };
  switch (signal.cause) {
    case SpecialCause::none:
      return "";
    case SpecialCause::outside:
      return direction("above the upper limit", "below the lower limit");
    case SpecialCause::trend:
      return direction("rising", "falling");
    case SpecialCause::two_of_three:
      return direction("near the upper limit", "near the lower limit");
    case SpecialCause::shift:
      return direction("run above the centre", "run below the centre");
  }
  return "";
}

std::string trend_text(const TrendPage& page) {
  std::string out = fmt::format("{} of {}, {} to {}\n", page.rounds == 1 ? "1 round" : fmt::format("{} rounds", page.rounds), terminal_text(page.history),
                                page.series.front().points.front().date.in_words(), page.series.front().points.back().date.in_words());
  for (const Series& series : page.series) {
    out += fmt::format("\n{} (counted in {})\n  {}\n", terminal_text(title_of(series)), series.measure.is_item_unit ? "items" : "plans", charts_and_rules(series));
    const SeriesPoint* last = series.latest();
    if (last == nullptr) {
      out += "  nothing was judged in any round\n";
      continue;
    }
    out += fmt::format("  latest: {}/{}, {}, {}; {}\n", last->count.numerator, last->count.denominator, percent_words(last->lines.value), last->date.in_words(), lines_words(series, *last));
    const std::string signal = signal_words(series);
    out += fmt::format("  variation: {}{}\n", variation_words(series), signal.empty() ? "" : " (" + signal + ")");
    out += series.target ? fmt::format("  target {}: {}\n", percent_words(series.target), assurance_words(series)) : "";
    std::size_t width = 5;
    for (const auto& point : series.points) {
      width = std::max(width, terminal_text(point.round).size());
    }
    for (const auto& section : series.sections) {
      out += section.label.empty() ? "" : fmt::format("  -- {} --\n", terminal_text(section.label));
      for (std::size_t i = section.first; i < section.last; ++i) {
        out += point_line(series.points[i], width);
      }
    }
  }
  return out;
}

}  // namespace careaudit
