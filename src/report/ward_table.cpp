// Measures by ward, aligned.
#include "report/ward_table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/suppress.h"
#include "base/strings.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

struct Row {
  std::string name;
  MeasureCount count;
  bool is_total = false;
};

std::string left_out(const MeasureCount& count) {
  std::string text;
  if (count.not_applicable > 0) {
    text += fmt::format("{} not applicable", count.not_applicable);
  }
  if (count.not_assessable > 0) {
    text += fmt::format("{}{} not assessable", text.empty() ? "" : ", ", count.not_assessable);
  }
  return text;
}

/// Whether the target is reached; then what was left out.
std::string notes_of(const MeasureCount& count, const Measure& measure) {
  const auto reached = reaches_target(count, measure);
  const std::string text = !reached ? "" : *reached ? "reached" : "below target";
  const std::string rest = left_out(count);
  return text + (text.empty() || rest.empty() ? "" : ", ") + rest;
}

std::string table_of(const MeasureTable& table, std::size_t name_width, bool use_colour) {
  std::string out = styled(table.measure->title, Style::bold, use_colour);
  const auto target = table.measure->target;
  out += fmt::format(" ({}{})\n", table.measure->is_item_unit() ? "counted in items" : "counted in plans", target ? fmt::format("; target {} %", *target) : "");
  std::vector<Row> rows;
  for (const auto& group : table.groups) {
    rows.push_back({group_name(group, table.by), group.count});
  }
  rows.push_back({"All", table.total, true});
  for (const auto& row : rows) {
    const std::string line = fmt::format("  {}  {:>11}  {:>7}  {:>10}  {}", padded(terminal_text(row.name), name_width),
                                         ratio_text(row.count), percent_text(row.count),
                                         interval_text(row.count), notes_of(row.count, *table.measure));
    const auto end = line.find_last_not_of(' ');
    out += styled(line.substr(0, end + 1), row.is_total ? Style::bold : Style::plain, use_colour) + "\n";
  }
  return out;
}

}  // namespace

std::vector<const MeasureTable*> tables_of_first_field(const Summary& summary) {
  std::vector<const MeasureTable*> tables;
  for (const auto& table : summary.measures) {
    if (table.by == summary.measures.front().by) {
      tables.push_back(&table);
    }
  }
  return tables;
}

std::vector<const GroupCount*> groups_of_any(const std::vector<const MeasureTable*>& tables) {
  std::vector<const GroupCount*> groups;
  std::set<std::optional<std::string>> seen;
  for (const MeasureTable* table : tables) {
    for (const GroupCount& group : table->groups) {
      if (seen.insert(group.group).second) {
        groups.push_back(&group);
      }
    }
  }
  return groups;
}

const MeasureCount* count_in(const MeasureTable& table, const GroupCount& group, std::size_t place) {
  if (place < table.groups.size() && table.groups[place].group == group.group) {
    return &table.groups[place].count;
  }
  const auto found = std::find_if(table.groups.begin(), table.groups.end(), [&](const GroupCount& one) { return one.group == group.group; });
  return found == table.groups.end() ? nullptr : &found->count;
}

std::string ratio_text(const MeasureCount& count) { return fmt::format("{}/{}", shown_numerator(count), shown_denominator(count)); }

std::string plans_audited(const Summary& summary) { return summary.withheld.contains(withheld_plans) ? std::string("* plans") : counted(summary.plans, "plan"); }

std::string percent_text(const MeasureCount& count) {
  if (count.withheld != Withheld::none) {
    return "*";
  }
  const auto value = percent(count);
  return value ? fmt::format("{:.1f} %", *value) : std::string("-");
}

std::string interval_text(const MeasureCount& count) {
  const auto interval = percent_interval(count);
  return interval ? fmt::format("{:.0f}-{:.0f} %", interval->low, interval->high) : std::string();
}

std::string group_name(const GroupCount& group, const std::string& by) {
  return !group.group ? fmt::format("(no {})", by) : group.usual.empty() ? *group.group : group.usual;
}

std::string counted(std::uint64_t count, std::string_view noun, std::string_view plural) {
  if (count == 1) {
    return fmt::format("1 {}", noun);
  }
  return plural.empty() ? fmt::format("{} {}s", count, noun) : fmt::format("{} {}", count, plural);
}

std::string counted_findings(const Summary& summary) {
  const auto of = [&](Severity severity, std::string_view noun, std::string_view plural) {
    const auto found = summary.findings.find(severity);
    return found == summary.findings.end() ? fmt::format("* {}", plural) : counted(found->second, noun, plural);
  };
  const auto advice = summary.findings.find(Severity::advice);
  const bool has_none = advice != summary.findings.end() && advice->second == 0;
  return fmt::format("{}, {}, {}", of(Severity::error, "error", "errors"), of(Severity::warning, "warning", "warnings"), has_none ? "no advice" : of(Severity::advice, "piece of advice", "pieces of advice"));
}

std::string measure_tables(const Summary& summary, std::uint32_t width, bool use_colour) {
  std::string out;
  std::string by;
  for (const auto& table : summary.measures) {
    if (table.by != by) {
      by = table.by;
      out += fmt::format("{}{}\n", out.empty() ? "" : "\n", styled(fmt::format("MEASURES BY {}", by), Style::bold, use_colour));
      out += "Met / judged, per cent, 95 % interval (Wilson); what was left out of the count.\n";
    }
    std::size_t name_width = 12;
    for (const auto& group : table.groups) {
      name_width = std::max(name_width, code_points(terminal_text(group_name(group, table.by))));
    }
    name_width = std::min<std::size_t>(name_width, width > 70 ? width - 50 : 20);
    out += "\n" + table_of(table, name_width, use_colour);
  }
  if (!summary.measures.empty()) {
    out += "\n" + wrapped("Each percentage is careaudit's own measure, comparable with itself over time; it is no published figure. Intervals of items treat items as independent.", width, 0) + "\n";
  }
  return out;
}

std::optional<bool> reaches_target(const MeasureCount& count, const Measure& measure) {
  if (!measure.target || count.denominator == 0 || count.withheld != Withheld::none) {
    return std::nullopt;
  }
  return count.numerator * 100 >= count.denominator * static_cast<std::uint64_t>(*measure.target);
}

std::string target_words(const Measure& measure) { return measure.target ? fmt::format(" Target {} %.", *measure.target) : ""; }

}  // namespace careaudit
