// Sizes of groups first, for all measures alike; then each measure's sizes and numerators.
#include "audit/suppress.h"

#include <algorithm>
#include <map>

#include "base/nhs_number.h"

namespace careaudit {
namespace {

using GroupName = std::optional<std::string>;

bool is_small(std::uint64_t count, SmallNumbers rule) { return !known_count(count, rule); }

/// So few that nothing can hide among them.
bool is_few(std::uint64_t count, SmallNumbers rule) { return count == 0 || is_small(count, rule); }

/// Whether a numerator tells of one plan, or of every plan, of the group.
bool tells(std::uint64_t numerator, std::uint64_t denominator, SmallNumbers rule) {
  return denominator > 0 && (is_few(numerator, rule) || is_few(denominator - numerator, rule));
}

/// A number of one row, or all that the withheld rows have together.
struct Part {
  std::uint64_t met = 0;
  std::uint64_t size = 0;
  bool is_withheld = false;
};

/// Whether the total less the rows shown gives away what the others withhold: only one does, or together they
/// are too few to hide in, or, where `is_met`, too few of them are met or not met.
bool can_be_reckoned(const std::vector<Part>& rows, bool is_met, SmallNumbers rule) {
  std::size_t withheld = 0;
  Part sum;
  for (const auto& row : rows) {
    withheld += row.is_withheld ? 1U : 0U;
    sum.met += row.is_withheld ? row.met : 0;
    sum.size += row.is_withheld ? row.size : 0;
  }
  return withheld > 0 && (withheld < 2 || is_few(sum.size, rule) || (is_met && tells(sum.met, sum.size, rule)));
}

/// Withholds the smallest rows shown, one after another, until nothing can be reckoned. False where none is left
/// to do it: then the total must go.
bool protect(std::vector<Part>& rows, bool is_met, SmallNumbers rule) {
  while (can_be_reckoned(rows, is_met, rule)) {
    Part* next = nullptr;
    for (auto& row : rows) {
      next = !row.is_withheld && row.size > 0 && (next == nullptr || row.size < next->size) ? &row : next;
    }
    if (next == nullptr) {
      return false;
    }
    next->is_withheld = true;
  }
  return true;
}

/// Plans of every group: of a plan measure all, of an item measure those with something judged.
std::map<GroupName, std::uint64_t> group_sizes(const std::vector<MeasureTable>& tables) {
  std::map<GroupName, std::uint64_t> sizes;
  for (const auto& table : tables) {
    for (const auto& [group, count, usual] : table.groups) {
      const std::uint64_t plans = table.measure->is_item_unit() ? count.plans : count.denominator + count.not_applicable + count.not_assessable;
      sizes[group] = std::max(sizes[group], plans);
    }
  }
  return sizes;
}

/// Groups of too few plans, and one more where they could be reckoned: withheld in every measure, since a size that
/// one measure withholds another would show.
std::map<GroupName, bool> small_groups(const std::vector<MeasureTable>& tables, SmallNumbers rule) {
  std::map<GroupName, bool> withheld;
  std::vector<Part> parts;
  const auto sizes = group_sizes(tables);
  for (const auto& [group, size] : sizes) {
    parts.push_back({.size = size, .is_withheld = is_small(size, rule)});
  }
  (void)protect(parts, false, rule);
  std::size_t place = 0;
  for (const auto& [group, size] : sizes) {
    withheld[group] = parts[place++].is_withheld;
  }
  return withheld;
}

void round(MeasureCount& count, SmallNumbers rule, bool is_total) {
  const bool shows_size = count.withheld != Withheld::all;
  const bool shows_met = count.withheld == Withheld::none;
  count.numerator = shows_met ? known_count(count.numerator, rule).value_or(0) : 0;
  count.denominator = shows_size ? known_count(count.denominator, rule).value_or(0) : 0;
  count.plans = 0;
  const auto not_applicable = known_count(count.not_applicable, rule);
  const auto not_assessable = known_count(count.not_assessable, rule);
  count.hides_beside = !is_total || !shows_size || !not_applicable || !not_assessable;
  count.not_applicable = count.hides_beside ? 0 : *not_applicable;
  count.not_assessable = count.hides_beside ? 0 : *not_assessable;
}

/// Items of so few plans tell of those plans, however many the items are; as do those of nobody knows how many.
bool is_of_few(const MeasureCount& count, const Measure& measure, SmallNumbers rule) {
  return is_small(count.denominator, rule) || (measure.is_item_unit() && count.denominator > 0 && is_few(count.plans, rule));
}

void suppress(MeasureTable& table, const std::map<GroupName, bool>& small, SmallNumbers rule) {
  std::vector<Part> rows;
  for (const auto& [group, count, usual] : table.groups) {
    rows.push_back({.met = count.numerator, .size = count.denominator, .is_withheld = small.at(group) || is_of_few(count, *table.measure, rule)});
  }
  MeasureCount& total = table.total;
  const bool keeps_sizes = protect(rows, false, rule);
  total.withheld = keeps_sizes && !is_of_few(total, *table.measure, rule) ? Withheld::none : Withheld::all;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.groups[i].count.withheld = rows[i].is_withheld ? Withheld::all : Withheld::none;
    rows[i].is_withheld = rows[i].is_withheld || tells(rows[i].met, rows[i].size, rule);
  }
  const bool keeps_met = total.withheld == Withheld::all || protect(rows, true, rule);
  if (total.withheld == Withheld::none && (!keeps_met || tells(total.numerator, total.denominator, rule))) {
    total.withheld = Withheld::numerator;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    MeasureCount& count = table.groups[i].count;
    count.withheld = count.withheld == Withheld::none && rows[i].is_withheld ? Withheld::numerator : count.withheld;
    round(count, rule, false);
  }
  round(total, rule, true);
}

void suppress(RuleCount& count, SmallNumbers rule) {
  count.is_withheld = is_few(count.pass, rule) || is_few(count.fail, rule) || tells(count.plans_failing, count.plans_judged, rule) || is_small(count.plans_judged, rule);
  count.hides_beside = count.is_withheld || is_small(count.not_applicable, rule) || is_small(count.not_assessable, rule);
  for (std::uint64_t* number : {&count.pass, &count.fail, &count.plans_failing, &count.plans_judged}) {
    *number = count.is_withheld ? 0 : known_count(*number, rule).value_or(0);
  }
  for (std::uint64_t* number : {&count.not_applicable, &count.not_assessable}) {
    *number = count.hides_beside ? 0 : known_count(*number, rule).value_or(0);
  }
}

/// Whether a severity's findings less those of the rules shown give away a rule that is withheld.
bool tells_of_a_rule(Severity severity, const Summary& full, const Summary& shown, SmallNumbers rule) {
  std::size_t withheld = 0;
  std::uint64_t fails = 0;
  for (std::size_t i = 0; i < full.rules.size(); ++i) {
    const RuleCount& count = full.rules[i];
    const bool is_judged = count.rule->severity == severity && !count.rule->is_roll_up && count.pass + count.fail > 0;
    if (is_judged && shown.rules[i].is_withheld) {
      ++withheld;
      fails += count.fail;
    }
  }
  return withheld > 0 && (withheld == 1 || is_few(fails, rule));
}

void suppress_left_out(Summary& shown, SmallNumbers rule) {
  for (const auto& [why, count] : shown.not_audited) {
    if (is_small(count, rule)) {
      shown.withheld.insert(why);
    }
  }
  std::erase_if(shown.not_audited, [&](const auto& entry) { return is_small(entry.second, rule); });
  for (auto& [why, count] : shown.not_audited) {
    count = *known_count(count, rule);
  }
  for (const auto& [name, number] : {std::pair(withheld_plans, &shown.plans), std::pair(withheld_unreadable, &shown.unreadable)}) {
    if (is_small(*number, rule)) {
      shown.withheld.emplace(name);
    }
    *number = known_count(*number, rule).value_or(0);
  }
}

bool holds_nhs_number(const std::string& name) {
  constexpr std::size_t digits = 10;
  std::string run;
  for (const char c : name + "|") {
    if (c >= '0' && c <= '9') {
      run.push_back(c);
    } else if (c != ' ' && c != '-') {
      run.clear();
    }
    if (run.size() >= digits && is_nhs_number(std::string_view(run).substr(run.size() - digits))) {
      return true;
    }
  }
  return false;
}

}  // namespace

Summary suppressed(const Summary& summary, SmallNumbers rule) {
  Summary shown = summary;
  shown.problems.clear();
  shown.silenced.clear();
  shown.batch.clear();
  // Groups that overlap would give each other away: one field only.
  const std::string first_by = shown.measures.empty() ? "" : shown.measures.front().by;
  std::erase_if(shown.measures, [&](const MeasureTable& table) { return table.by != first_by; });
  const auto small = small_groups(shown.measures, rule);
  for (auto& table : shown.measures) {
    suppress(table, small, rule);
    for (auto& group : table.groups) {
      if (group.group && (holds_nhs_number(*group.group) || holds_nhs_number(group.usual))) {
        group.group = "(name withheld)";
        group.usual.clear();
      }
    }
  }
  for (auto& count : shown.rules) {
    suppress(count, rule);
  }
  std::erase_if(shown.findings, [&](const auto& entry) { return is_small(entry.second, rule) || tells_of_a_rule(entry.first, summary, shown, rule); });
  for (auto& [severity, count] : shown.findings) {
    count = *known_count(count, rule);
  }
  suppress_left_out(shown, rule);
  return shown;
}

}  // namespace careaudit
