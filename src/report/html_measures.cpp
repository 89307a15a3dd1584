// Measures as tables and charts.
#include "report/html_measures.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "encode/xml.h"
#include "report/chart.h"
#include "report/html_page.h"
#include "report/ward_table.h"
#include "stat/two_proportions.h"

namespace careaudit {
namespace {

/// The percentage, its count and its interval, each of which stays on one line.
std::string cell_of(const MeasureCount& count) {
  if (count.withheld != Withheld::none) {
    return fmt::format("<span>withheld</span> <span>{}</span>", ratio_text(count));
  }
  if (count.denominator == 0) {
    return "<span>none judged</span>";
  }
  return fmt::format("<span><strong>{}</strong></span> <span>{}</span> <span class=\"soft\">({})</span>", xml_text(percent_text(count)), ratio_text(count), xml_text(interval_text(count)));
}

/// Whether the count reaches the measure's target, by shape and word.
std::string target_mark(const MeasureCount& count, const Measure& measure) {
  const auto reached = reaches_target(count, measure);
  return !reached ? "" : *reached ? "▲ reached" : "▼ below target";
}

/// The cell with what it is against the target.
std::string marked_cell_of(const MeasureCount& count, const Measure& measure) {
  const std::string mark = target_mark(count, measure);
  return cell_of(count) + (mark.empty() ? "" : fmt::format(" <span>{}</span>", mark));
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
         (table.measure->target ? html_number(target_mark(count, *table.measure)) : "") +
         (is_plan ? html_number(words_of(standing)) : "") +
         html_number(shown_beside(count, count.not_applicable)) +
         html_number(shown_beside(count, count.not_assessable)) + "</tr>\n";
}

/// Whether the groups differ at all, all taken together; "" where counts are too small to say, or are withheld.
std::string together_words(const MeasureTable& table) {
  constexpr double fewest_expected = 5;
  std::vector<Count> groups;
  for (const auto& [name, count, usual] : table.groups) {
    if (count.withheld != Withheld::none) {
      return "";
    }
    groups.push_back({count.numerator, count.denominator});
  }
  const auto test = chi_squared(groups);
  if (!test || test->smallest_expected < fewest_expected) {
    return "";
  }
  const std::string chance = test->probability < 0.001 ? "below 0.001" : fmt::format("= {:.3f}", test->probability);
  return fmt::format(" All groups together: χ² {:.1f} on {} degrees of freedom, p {}.", test->statistic, test->degrees, chance);
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
  const std::string outside = names.empty() ? "none lies outside them" : fmt::format("outside them {} {}", names.size() == 1 ? "lies" : "lie", list);
  return fmt::format(" The groups vary more than chance makes them (overdispersion φ {:.1f}): the solid lines are 99.8 % limits that allow for it; {}.", spread.phi, outside);
}

/// One measure by one field: what it is, its table and its charts.
std::string measure_section(const MeasureTable& table, std::size_t number) {
  std::string out = fmt::format("<h3>{}</h3>\n", xml_text(table.measure->title));
  const bool is_plan = !table.measure->is_item_unit();
  out += html_paragraph(table.measure->definition +
                        (is_plan ? " Counted in plans." : " Counted in items.") + target_words(*table.measure));
  const std::string caption = fmt::format("{} by {}", table.measure->title, table.by);
  std::vector<std::string_view> headings{table.by, "met / judged", "per cent", "95 % interval"};
  if (table.measure->target) {
    headings.emplace_back("target");
  }
  if (is_plan) {
    headings.emplace_back("beside the whole");
  }
  headings.insert(headings.end(), {"not applicable", "not assessable"});
  out += html_table_head(caption, headings);
  for (const auto& group : table.groups) {
    out += measure_row(table, group_name(group, table.by), group.count, false);
  }
  out += measure_row(table, "All", table.total, true) + html_table_foot();
  const bool has_shown = std::any_of(table.groups.begin(), table.groups.end(), [](const auto& group) { return group.count.withheld == Withheld::none; });
  if (has_shown) {
    out += fmt::format("<figure>\n{}<figcaption>Dot: per cent; bar: 95 % interval; diamond and dashed line: all together.</figcaption>\n</figure>\n", interval_chart(table, fmt::format("interval-{}", number)));
  }
  const auto judged = std::count_if(table.groups.begin(), table.groups.end(),
                                    [](const auto& group) { return percent(group.count).has_value(); });
  // A funnel of a handful of plans says nothing that the intervals do not.
  constexpr std::ptrdiff_t fewest_groups = 3;
  const bool has_plans =
      std::any_of(table.groups.begin(), table.groups.end(),
                  [](const auto& group) { return percent(group.count).has_value() && group.count.denominator >= fewest_plans; });
  if (is_plan && has_plans && judged >= fewest_groups) {
    const std::string funnel = funnel_chart(table, fmt::format("funnel-{}", number));
    if (!funnel.empty()) {
      out += fmt::format(
          "<figure>\n{}<figcaption>Funnel about the whole, the {} groups themselves in "
          "it: dotted 95 %, dashed 99.8 % (exact binomial; on a line is within). Of "
          "20 groups that do not differ one lies outside the 95 % limits by chance. "
          "No league table: outside means “ask why”.{}</figcaption>\n</figure>\n",
          funnel, judged, xml_text(together_words(table) + spread_words(table)));
    }
  }
  return out;
}

constexpr std::string_view column = "<th scope=\"col\">{}</th>";

std::string glance_table(const std::string& by, const std::string& heads, const std::string& rows) {
  return fmt::format(
             "<div class=\"scroll glance\" tabindex=\"0\" role=\"region\" "
             "aria-label=\"{0}\">\n<table>\n"
             "<caption>{0}: per cent, met / judged (95 % interval)</caption>\n"
             "<thead><tr>{1}</tr></thead>\n<tbody>\n{2}",
             xml_text(fmt::format("Every measure by {}", by)), heads, rows) +
         html_table_foot();
}

/// A line a measure, a column a group.
std::string by_measure(const std::vector<const MeasureTable*>& tables, const std::vector<const GroupCount*>& groups, const std::string& by) {
  const bool has_targets = std::any_of(tables.begin(), tables.end(), [](const MeasureTable* table) { return table->measure->target.has_value(); });
  std::string heads = fmt::format(column, "measure") + fmt::format(column, "all") + (has_targets ? fmt::format(column, "target") : "");
  for (const GroupCount* group : groups) {
    heads += fmt::format(column, xml_text(group_name(*group, by)));
  }
  std::string rows;
  for (const MeasureTable* table : tables) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", xml_text(table->measure->title), marked_cell_of(table->total, *table->measure));
    rows += !has_targets ? "" : fmt::format("<td><span>{}</span></td>", table->measure->target ? fmt::format("{} %", *table->measure->target) : "none set");
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const MeasureCount* count = count_in(*table, *groups[i], i);
      rows += fmt::format("<td>{}</td>", count == nullptr ? "" : marked_cell_of(*count, *table->measure));
    }
    rows += "</tr>\n";
  }
  return glance_table(by, heads, rows);
}

/// A line a group, a column a measure.
std::string by_group(const std::vector<const MeasureTable*>& tables, const std::vector<const GroupCount*>& groups, const std::string& by) {
  std::string heads = fmt::format(column, xml_text(by));
  std::string all;
  for (const MeasureTable* table : tables) {
    heads += fmt::format(column, xml_text(table->measure->title + (table->measure->target ? fmt::format(" (target {} %)", *table->measure->target) : "")));
    all += fmt::format("<td>{}</td>", marked_cell_of(table->total, *table->measure));
  }
  std::string rows = fmt::format("<tr class=\"all\"><th scope=\"row\">All</th>{}</tr>\n", all);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", xml_text(group_name(*groups[i], by)));
    for (const MeasureTable* table : tables) {
      const MeasureCount* count = count_in(*table, *groups[i], i);
      rows += fmt::format("<td>{}</td>", count == nullptr ? "" : marked_cell_of(*count, *table->measure));
    }
    rows += "</tr>\n";
  }
  return glance_table(by, heads, rows);
}

/// Every measure of every group at a glance, whichever way round is narrower than a page.
std::string glance(const Summary& summary, const std::string& by) {
  constexpr std::size_t most_columns = 6;
  std::vector<const MeasureTable*> tables;
  for (const auto& table : summary.measures) {
    if (table.by == by) {
      tables.push_back(&table);
    }
  }
  const auto groups = groups_of_any(tables);
  return groups.size() <= most_columns ? by_measure(tables, groups, by) : by_group(tables, groups, by);
}

}  // namespace

std::string html_measures(const Summary& summary) {
  std::string out;
  std::vector<std::string> fields;
  for (const auto& table : summary.measures) {
    if (std::find(fields.begin(), fields.end(), table.by) == fields.end()) {
      fields.push_back(table.by);
    }
  }
  for (const auto& by : fields) {
    out += fmt::format("<h2>Measures by {}</h2>\n", xml_text(by)) + glance(summary, by);
  }
  std::size_t number = 0;
  for (const auto& by : fields) {
    out += fmt::format("<h2>Each measure by {}</h2>\n", xml_text(by));
    for (const auto& table : summary.measures) {
      if (table.by == by && has_group(table)) {
        out += measure_section(table, ++number);
      }
    }
  }
  return out;
}

}  // namespace careaudit
