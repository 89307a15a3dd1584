// SVG of intervals and funnels.
#include "report/chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/svg.h"
#include "report/ward_table.h"
#include "stat/funnel.h"

namespace careaudit {
namespace {

/// "Alder 7/12, 58.3 %; …", the chart in words.
std::string in_words(const MeasureTable& table) {
  std::string text;
  for (const auto& group : table.groups) {
    text += fmt::format("{}: {} of {}, {}; ", group_name(group, table.by), shown_numerator(group.count),
                        shown_denominator(group.count), percent_text(group.count));
  }
  return text + fmt::format("all: {} of {}, {}.", shown_numerator(table.total), shown_denominator(table.total),
                            percent_text(table.total));
}

Count count_of(const MeasureCount& count) {
  return {.numerator = count.numerator, .denominator = count.denominator};
}

/// The frame of the funnel: places of plans across and per cent up.
struct Plane {
  double left = 60;
  double top = 20;
  double width = 520;
  double height = 260;
  double most = 1;  ///< Plans at the right edge.

  double x(double plans) const { return left + width * plans / most; }
  double y(double share) const { return top + height * (1 - share); }
};

std::string axes(const Plane& plane) {
  std::string out;
  for (int percent = 0; percent <= 100; percent += 25) {
    const double y = plane.y(percent / 100.0);
    out += svg::line(plane.left, y, plane.left + plane.width, y, svg::faint);
    out += svg::label(plane.left - 8, y + 4, "end", fmt::format("{} %", percent));
  }
  const double step = std::max(1.0, std::ceil(plane.most / 5));
  for (double plans = step; plans <= plane.most; plans += step) {
    out += svg::label(plane.x(plans), plane.top + plane.height + 18, "middle",
                 fmt::format("{:.0f}", plans));
  }
  return out + svg::label(plane.left + plane.width / 2, plane.top + plane.height + 38, "middle",
                     "plans judged");
}

std::string funnel_line(const Plane& plane, double target, double confidence, bool is_upper,
                        std::string_view dashes) {
  std::string points;
  const auto most = static_cast<std::uint64_t>(plane.most);
  const std::uint64_t step = std::max<std::uint64_t>(1, most / 120);
  for (std::uint64_t plans = 1; plans <= most; plans += step) {
    const Bounds bounds = within_chance(target, plans, confidence);
    points += fmt::format("{:.1f},{:.1f} ", plane.x(static_cast<double>(plans)),
                          plane.y(is_upper ? bounds.high : bounds.low));
  }
  return fmt::format(
      "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-dasharray=\"{}\"/>\n", points,
      svg::grey, dashes);
}

/// The outer limits, widened for what wards differ by beside chance.
std::string wide_line(const Plane& plane, const Overdispersion& spread, bool is_upper) {
  std::string points;
  const auto most = static_cast<std::uint64_t>(plane.most);
  const std::uint64_t step = std::max<std::uint64_t>(1, most / 60);
  for (std::uint64_t plans = 4; plans <= most; plans += step) {
    const Bounds bounds = funnel_limits_arcsine(spread.target, plans, funnel_outer, spread.tau_squared);
    points += fmt::format("{:.1f},{:.1f} ", plane.x(static_cast<double>(plans)), plane.y(is_upper ? bounds.high : bounds.low));
  }
  return fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", points, svg::blue);
}

}  // namespace

Overdispersion spread_of(const MeasureTable& table) {
  std::vector<Count> groups;
  for (const auto& group : table.groups) {
    if (group.count.denominator > 0 && group.count.withheld == Withheld::none) {
      groups.push_back(count_of(group.count));
    }
  }
  return groups.size() < 2 ? Overdispersion{} : overdispersion(groups);
}

std::vector<std::string> outside_of_spread(const MeasureTable& table) {
  const Overdispersion spread = spread_of(table);
  std::vector<std::string> names;
  for (const auto& group : table.groups) {
    const auto share = proportion(count_of(group.count));
    if (!share || group.count.withheld != Withheld::none) {
      continue;
    }
    const Bounds bounds = funnel_limits_arcsine(spread.target, group.count.denominator, funnel_outer, spread.tau_squared);
    if (*share < bounds.low || *share > bounds.high) {
      names.push_back(group_name(group, table.by));
    }
  }
  return names;
}

Standing standing_of(const MeasureCount& group, const MeasureCount& all) {
  const auto share = proportion(count_of(group));
  const auto target = proportion(count_of(all));
  if (!share || group.withheld != Withheld::none || all.withheld != Withheld::none || all.numerator == 0 || all.numerator == all.denominator ||
      group.denominator == all.denominator) {
    return Standing::alone;
  }
  const Bounds inner = within_chance(*target, group.denominator, funnel_inner);
  const Bounds outer = within_chance(*target, group.denominator, funnel_outer);
  if (*share > inner.high) {
    return *share > outer.high ? Standing::far_above : Standing::above;
  }
  if (*share < inner.low) {
    return *share < outer.low ? Standing::far_below : Standing::below;
  }
  return Standing::as_all;
}

std::string_view words_of(Standing standing) {
  switch (standing) {
    case Standing::alone:
      return "";
    case Standing::as_all:
      return "● within chance";
    case Standing::above:
      return "▲ higher (95 %)";
    case Standing::far_above:
      return "▲▲ higher (99.8 %)";
    case Standing::below:
      return "▼ lower (95 %)";
    case Standing::far_below:
      return "▼▼ lower (99.8 %)";
  }
  return "";
}

std::string interval_chart(const MeasureTable& table, std::string_view id) {
  constexpr double left = 210;
  constexpr double width = 420;
  constexpr double row = 26;
  const double height = row * static_cast<double>(table.groups.size() + 1) + 34;
  const auto x = [](double percent) { return left + width * percent / 100; };
  std::string out =
      svg::open(left + width + 60, height, id,
               fmt::format("{} by {}", table.measure->title, table.by), in_words(table));
  for (int percent = 0; percent <= 100; percent += 25) {
    out += svg::line(x(percent), 8, x(percent), height - 24, svg::faint);
    out += svg::label(x(percent), height - 8, "middle", fmt::format("{} %", percent));
  }
  const auto whole = percent(table.total);
  if (whole) {
    out += svg::line(x(*whole), 8, x(*whole), height - 24, svg::grey, " stroke-dasharray=\"4 4\"");
  }
  double y = 8 + row / 2;
  const auto add = [&](const std::string& name, const MeasureCount& count, bool is_all) {
    out += svg::label(left - 10, y + 4, "end", svg::shortened(name));
    const auto value = percent(count);
    const auto interval = percent_interval(count);
    if (!value || !interval) {
      out += svg::label(left + 8, y + 4, "start", count.withheld == Withheld::none ? "none judged" : "withheld: small numbers");
    } else {
      out += svg::line(x(interval->low), y, x(interval->high), y, svg::blue, " stroke-width=\"4\"");
      out += is_all ? fmt::format("<path d=\"M{0:.1f} {1:.1f}l7 7l-7 7l-7 -7z\" fill=\"{2}\"/>\n",
                                  x(*value), y - 7, svg::blue)
                    : fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"6\" fill=\"{}\"/>\n",
                                  x(*value), y, svg::blue);
      out += svg::label(left + width + 10, y + 4, "start", fmt::format("{:.0f} %", *value));
    }
    y += row;
  };
  for (const auto& group : table.groups) {
    add(group_name(group, table.by), group.count, false);
  }
  add("All", table.total, true);
  return out + "</svg>\n";
}

std::string funnel_chart(const MeasureTable& table, std::string_view id) {
  const auto target = proportion(count_of(table.total));
  std::uint64_t most = 0;
  for (const auto& group : table.groups) {
    most = std::max(most, group.count.denominator);
  }
  if (!target || table.total.withheld != Withheld::none || *target <= 0 || *target >= 1 || most == 0) {
    return "";
  }
  Plane plane;
  plane.most = std::ceil(static_cast<double>(most) * 1.1);
  std::string out =
      svg::open(plane.left + plane.width + 20, plane.top + plane.height + 50, id,
               fmt::format("Funnel of {} by {}", table.measure->title, table.by), in_words(table));
  out += axes(plane);
  out += svg::line(plane.left, plane.y(*target), plane.left + plane.width, plane.y(*target), svg::grey);
  for (const bool is_upper : {false, true}) {
    out += funnel_line(plane, *target, funnel_inner, is_upper, "3 4");
    out += funnel_line(plane, *target, funnel_outer, is_upper, "9 4");
  }
  if (const Overdispersion spread = spread_of(table); spread.tau_squared > 0) {
    out += wide_line(plane, spread, false) + wide_line(plane, spread, true);
  }
  if (const auto wanted = table.measure->target) {
    const double y = plane.y(*wanted / 100.0);
    out += svg::line(plane.left, y, plane.left + plane.width, y, "#a34700", " stroke-dasharray=\"10 3 2 3\"");
    out += svg::label(plane.left + plane.width - 4, y - 5, "end", fmt::format("target {} %", *wanted));
  }
  for (const auto& group : table.groups) {
    const auto share = proportion(count_of(group.count));
    if (!share || group.count.withheld != Withheld::none) {
      continue;
    }
    const double x = plane.x(static_cast<double>(group.count.denominator));
    const double y = plane.y(*share);
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"{}\"/>\n", x, y, svg::blue);
    const Standing standing = standing_of(group.count, table.total);
    if (standing != Standing::as_all && standing != Standing::alone) {
      const bool is_right = x > plane.left + plane.width * 0.7;
      out += svg::label(is_right ? x - 9 : x + 9, y + 4, is_right ? "end" : "start",
                   svg::shortened(group_name(group, table.by)));
    }
  }
  return out + "</svg>\n";
}

}  // namespace careaudit
