// Primary suppression row by row, then secondary within each measure.
#include "audit/suppress.h"

#include <algorithm>

namespace careaudit {
namespace {

bool is_small(std::uint64_t count, SmallNumbers rule) { return !known_count(count, rule); }

Withheld what_to_withhold(const MeasureCount& count, SmallNumbers rule) {
  if (count.denominator == 0) {
    return Withheld::none;
  }
  if (is_small(count.denominator, rule)) {
    return Withheld::all;
  }
  const std::uint64_t rest = count.denominator - count.numerator;
  const bool tells = count.numerator == 0 || rest == 0 || is_small(count.numerator, rule) || is_small(rest, rule);
  return tells ? Withheld::numerator : Withheld::none;
}

/// So few that a number of them may not be shown.
bool hide_too_few(std::uint64_t count, SmallNumbers rule) { return count == 0 || is_small(count, rule); }

/// Whether what the rows withhold can be reckoned from the rows shown and the total, closely enough to tell.
bool can_be_reckoned(const std::vector<MeasureCount*>& rows, const MeasureCount& total, SmallNumbers rule) {
  std::size_t withheld = 0;
  std::size_t sizes_withheld = 0;
  std::uint64_t met = 0;
  std::uint64_t unmet = 0;
  std::uint64_t size = 0;
  for (const MeasureCount* row : rows) {
    if (row->withheld == Withheld::none) {
      continue;
    }
    ++withheld;
    met += row->numerator;
    unmet += row->denominator - row->numerator;
    if (row->withheld == Withheld::all) {
      ++sizes_withheld;
      size += row->denominator;
    }
  }
  const bool numerators = total.withheld == Withheld::none && withheld > 0 && (withheld == 1 || hide_too_few(met, rule) || hide_too_few(unmet, rule));
  const bool sizes = total.withheld != Withheld::all && sizes_withheld > 0 && (sizes_withheld == 1 || hide_too_few(size, rule));
  return numerators || sizes;
}

/// Withholds ever more rows until nothing can be reckoned; then the total.
void withhold_more(const std::vector<MeasureCount*>& rows, MeasureCount& total, SmallNumbers rule) {
  while (can_be_reckoned(rows, total, rule)) {
    MeasureCount* next = nullptr;
    for (MeasureCount* row : rows) {
      const bool is_open = row->withheld != Withheld::all && row->denominator > 0;
      next = is_open && (next == nullptr || row->denominator < next->denominator) ? row : next;
    }
    if (next == nullptr) {
      total.withheld = Withheld::all;
      return;
    }
    next->withheld = Withheld::all;
  }
}

void round(MeasureCount& count, SmallNumbers rule, bool is_total) {
  const bool shows_size = count.withheld != Withheld::all;
  const bool shows_met = count.withheld == Withheld::none;
  count.numerator = shows_met ? known_count(count.numerator, rule).value_or(0) : 0;
  count.denominator = shows_size ? known_count(count.denominator, rule).value_or(0) : 0;
  const auto not_applicable = known_count(count.not_applicable, rule);
  const auto not_assessable = known_count(count.not_assessable, rule);
  count.hides_beside = !is_total || !shows_size || !not_applicable || !not_assessable;
  count.not_applicable = count.hides_beside ? 0 : *not_applicable;
  count.not_assessable = count.hides_beside ? 0 : *not_assessable;
}

void suppress(MeasureTable& table, SmallNumbers rule) {
  std::vector<MeasureCount*> rows;
  for (auto& group : table.groups) {
    group.count.withheld = what_to_withhold(group.count, rule);
    rows.push_back(&group.count);
  }
  table.total.withheld = what_to_withhold(table.total, rule);
  withhold_more(rows, table.total, rule);
  for (MeasureCount* row : rows) {
    round(*row, rule, false);
  }
  round(table.total, rule, true);
}

void suppress(RuleCount& count, SmallNumbers rule) {
  const auto tells = [&](std::uint64_t number) { return hide_too_few(number, rule); };
  count.is_withheld = tells(count.pass) || tells(count.fail) || is_small(count.plans_failing, rule) || is_small(count.plans_judged, rule) || tells(count.plans_judged - count.plans_failing) || is_small(count.not_applicable, rule) || is_small(count.not_assessable, rule);
  for (std::uint64_t* number : {&count.pass, &count.fail, &count.plans_failing, &count.plans_judged, &count.not_applicable, &count.not_assessable}) {
    *number = count.is_withheld ? 0 : known_count(*number, rule).value_or(0);
  }
}

}  // namespace

Summary suppressed(const Summary& summary, SmallNumbers rule) {
  Summary shown = summary;
  shown.problems.clear();
  shown.silenced.clear();
  shown.batch.clear();
  for (auto& table : shown.measures) {
    suppress(table, rule);
  }
  // Groups that overlap would give each other away: one field only.
  const std::string first_by = shown.measures.empty() ? "" : shown.measures.front().by;
  std::erase_if(shown.measures, [&](const MeasureTable& table) { return table.by != first_by; });
  for (auto& count : shown.rules) {
    suppress(count, rule);
  }
  shown.plans_withheld = is_small(shown.plans, rule);
  shown.plans = known_count(shown.plans, rule).value_or(0);
  std::erase_if(shown.findings, [&](const auto& entry) { return is_small(entry.second, rule); });
  for (auto& [severity, count] : shown.findings) {
    count = *known_count(count, rule);
  }
  std::erase_if(shown.not_audited, [&](const auto& entry) { return is_small(entry.second, rule); });
  for (auto& [why, count] : shown.not_audited) {
    count = *known_count(count, rule);
  }
  for (std::uint64_t* number : {&shown.unreadable, &shown.skipped_files, &shown.skipped_records}) {
    *number = known_count(*number, rule).value_or(0);
  }
  return shown;
}

}  // namespace careaudit
