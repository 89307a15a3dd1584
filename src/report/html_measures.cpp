// Measures as tables and charts.
#include "report/html_measures.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "encode/xml.h"
#include "report/chart.h"
#include "report/html_page.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

/// The percentage, its count and its interval, each of which stays on one line.
std::string cell_of(const MeasureCount& count) {
  return count.denominator == 0 && count.withheld == Withheld::none
             ? std::string("<span>none judged</span>")
                                : fmt::format(
                                      "<span><strong>{}</strong></span> <span>{}/{}</span> <span "
                                      "class=\"soft\">({})</span>",
                                      xml_text(percent_text(count)), shown_numerator(count),
                                      shown_denominator(count), count.withheld == Withheld::none ? xml_text(interval_text(count)) : "withheld");
}

/// A group that has fewer plans has nothing to show in a funnel.
constexpr std::uint64_t fewest_plans = 8;

bool has_group(const MeasureTable& table) {
  return !table.groups.empty();
}

std::string measure_row(const MeasureTable& table, const std::string& name,
                        const MeasureCount& count, bool is_all) {
  const bool is_plan = !table.measure->is_item_unit();
  const Standing standing = is_all || !is_plan ? Standing::alone : standing_of(count, table.total);
  return fmt::format("<tr{}><th scope=\"row\">{}</th>", is_all ? " class=\"all\"" : "",
                     xml_text(name)) +
         html_number(ratio_text(count)) +
         html_number(percent_text(count)) + html_number(interval_text(count)) +
         (is_plan ? html_number(words_of(standing)) : "") +
         html_number(shown_beside(count, count.not_applicable)) +
         html_number(shown_beside(count, count.not_assessable)) + "</tr>\n";
}

/// What the groups differ by beside chance.
std::string spread_words(const MeasureTable& table) {
  const Overdispersion spread = spread_of(table);
  if (spread.tau_squared <= 0) {
    return "";
  }
  const auto names = outside_of_spread(table);
  std::string list;
  for (const auto& name : names) {
    list += (list.empty() ? "" : ", ") + name;
  }
  return fmt::format(" The groups vary more than chance makes them (overdispersion φ {:.1f}): the solid lines are 99.8 % limits that allow for it; outside them {}: {}.", spread.phi, names.size() == 1 ? "lies" : "lie",
                     names.empty() ? "none" : list);
}

/// One measure by one field: what it is, its table and its charts.
std::string measure_section(const MeasureTable& table, std::size_t number, const Targets& targets) {
  std::string out = fmt::format("<h3>{}</h3>\n", xml_text(table.measure->title));
  const bool is_plan = !table.measure->is_item_unit();
  out += html_paragraph(table.measure->definition +
                        (is_plan ? " Counted in plans." : " Counted in items."));
  const std::string caption = fmt::format("{} by {}", table.measure->title, table.by);
  out += is_plan
             ? html_table_head(caption, {table.by, "met / judged", "per cent", "95 % interval",
                                         "beside the whole", "not applicable", "not assessable"})
             : html_table_head(caption, {table.by, "met / judged", "per cent", "95 % interval",
                                         "not applicable", "not assessable"});
  for (const auto& group : table.groups) {
    out += measure_row(table, group_name(group, table.by), group.count, false);
  }
  out += measure_row(table, "All", table.total, true) + html_table_foot();
  out += fmt::format(
      "<figure>\n{}<figcaption>Dot: per cent; bar: 95 % interval; diamond and dashed "
      "line: all together.</figcaption>\n</figure>\n",
      interval_chart(table, fmt::format("interval-{}", number)));
  const auto judged = std::count_if(table.groups.begin(), table.groups.end(),
                                    [](const auto& group) { return group.count.denominator > 0; });
  // A funnel of a handful of plans says nothing that the intervals do not.
  constexpr std::ptrdiff_t fewest_groups = 3;
  const bool has_plans =
      std::any_of(table.groups.begin(), table.groups.end(),
                  [](const auto& group) { return group.count.denominator >= fewest_plans; });
  if (is_plan && has_plans && judged >= fewest_groups) {
    const auto target = targets.find(table.measure->id);
    const std::string funnel = funnel_chart(table, fmt::format("funnel-{}", number), target == targets.end() ? std::nullopt : std::optional(static_cast<double>(target->second) / 1000));
    if (!funnel.empty()) {
      out += fmt::format(
          "<figure>\n{}<figcaption>Funnel about the whole, the {} groups themselves in "
          "it: dotted 95 %, dashed 99.8 % (exact binomial; on a line is within). Of "
          "20 groups that do not differ one lies outside the 95 % limits by chance. "
          "No league table: outside means “ask why”.{}</figcaption>\n</figure>\n",
          funnel, judged, xml_text(spread_words(table)));
    }
  }
  return out;
}

/// Whether a count reaches the measure's target, by shape and word; compared by integers.
std::string target_words(const MeasureCount& count, const Targets& targets, const std::string& measure) {
  const auto target = targets.find(measure);
  if (target == targets.end()) {
    return "none set";
  }
  const std::string number = fmt::format("{:g} %", static_cast<double>(target->second) / 1000);
  if (count.denominator == 0 || count.withheld != Withheld::none) {
    return number;
  }
  const bool is_met = count.numerator * 100'000 >= target->second * count.denominator;
  return fmt::format("{} {}", is_met ? "▲ met:" : "▼ not met:", number);
}

/// Every measure at a glance, a line each, a column a group; only as wide as a page.
std::string glance(const Summary& summary, const std::string& by, const Targets& targets) {
  constexpr std::size_t most_groups = 6;
  std::string rows;
  std::string heads;
  for (const auto& table : summary.measures) {
    if (table.by != by) {
      continue;
    }
    const bool is_narrow = table.groups.size() <= most_groups;
    if (heads.empty()) {
      heads = "<th scope=\"col\">measure</th><th scope=\"col\">all</th>";
      heads += targets.empty() ? "" : "<th scope=\"col\">target</th>";
      for (const auto& group : table.groups) {
        heads += is_narrow
                     ? fmt::format("<th scope=\"col\">{}</th>", xml_text(group_name(group, by)))
                     : "";
      }
    }
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", xml_text(table.measure->title),
                        cell_of(table.total));
    rows += targets.empty() ? "" : fmt::format("<td><span>{}</span></td>", target_words(table.total, targets, table.measure->id));
    for (const auto& group : table.groups) {
      rows += is_narrow ? fmt::format("<td>{}</td>", cell_of(group.count)) : "";
    }
    rows += "</tr>\n";
  }
  const std::string caption = fmt::format("Every measure by {}", by);
  return fmt::format(
             "<div class=\"scroll glance\" tabindex=\"0\" role=\"region\" "
             "aria-label=\"{0}\">\n<table>\n"
             "<caption>{0}: per cent, met / judged (95 % interval)</caption>\n"
             "<thead><tr>{1}</tr></thead>\n<tbody>\n{2}",
             xml_text(caption), heads, rows) +
         html_table_foot();
}

}  // namespace

std::string html_measures(const Summary& summary, const Targets& targets) {
  std::string out;
  std::vector<std::string> fields;
  for (const auto& table : summary.measures) {
    if (std::find(fields.begin(), fields.end(), table.by) == fields.end()) {
      fields.push_back(table.by);
    }
  }
  for (const auto& by : fields) {
    out += fmt::format("<h2>Measures by {}</h2>\n", xml_text(by)) + glance(summary, by, targets);
  }
  std::size_t number = 0;
  for (const auto& by : fields) {
    out += fmt::format("<h2>Each measure by {}</h2>\n", xml_text(by));
    for (const auto& table : summary.measures) {
      if (table.by == by && has_group(table)) {
        out += measure_section(table, ++number, targets);
      }
    }
  }
  return out;
}

}  // namespace careaudit
