// Adding plans up, by group and in all.
#include "audit/tally.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/ward_names.h"
#include "base/utf8.h"

namespace careaudit {

void add_outcomes(const std::vector<OutcomeRow>& outcomes, const std::map<const Rule*, std::size_t>& places, Summary& summary) {
  const Rule* failing = nullptr;
  const Rule* judged = nullptr;
  for (const auto& row : outcomes) {
    RuleCount& count = summary.rules[places.at(row.rule)];
    const bool is_judged = row.outcome == Outcome::pass || row.outcome == Outcome::fail;
    count.plans_judged += is_judged && row.rule != judged ? 1U : 0U;
    judged = is_judged ? row.rule : judged;
    switch (row.outcome) {
      case Outcome::pass:
        ++count.pass;
        break;
      case Outcome::not_applicable:
        ++count.not_applicable;
        break;
      case Outcome::not_assessable:
        ++count.not_assessable;
        break;
      case Outcome::fail:
        ++count.fail;
        count.plans_failing += row.rule == failing ? 0U : 1U;
        failing = row.rule;
        summary.findings[row.rule->severity] += is_told(row) && !row.rule->is_roll_up ? 1U : 0U;
        break;
    }
  }
}

void add_batch(std::vector<BatchFinding> findings, Summary& summary) {
  for (const auto& finding : findings) {
    summary.findings[finding.rule->severity] += finding.is_known ? 0U : 1U;
  }
  summary.batch = std::move(findings);
}

Tally::Tally(const Selection& selection, std::vector<const Measure*> measures,
             std::vector<Grouping> groupings)
    : measures_(std::move(measures)),
      groupings_(std::move(groupings)),
      tables_(groupings_.size()),
      totals_(measures_.size()) {
  summary_.findings = {{Severity::error, 0}, {Severity::warning, 0}, {Severity::advice, 0}};
  for (const Rule* rule : selection.shown) {
    rule_index_[rule] = summary_.rules.size();
    summary_.rules.push_back({.rule = rule});
  }
}

void Tally::add(AuditedPlan& plan) {
  ++summary_.plans;
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    Table& table = tables_[i];
    auto& name = plan.groups[i];
    if (name) {
      name = table.names.canonical(*name);
      if (groupings_[i].field == "ward") {
        plan.result.ward = *name;
      }
    } else if (!table.unnamed) {
      table.unnamed.emplace();
      table.unnamed->counts.resize(measures_.size());
    }
    Group& group = name ? table.named[*name] : *table.unnamed;
    group.counts.resize(measures_.size());
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      group.counts[m] += plan.measures[m];
    }
  }
  for (std::size_t m = 0; m < measures_.size(); ++m) {
    totals_[m] += plan.measures[m];
  }
  add_silenced(plan.result);
  add_outcomes(plan.result.outcomes, rule_index_, summary_);
}

void Tally::add_silenced(const PlanResult& plan) {
  SilencedCount count{.expired = plan.expired_allowances};
  for (const auto& row : plan.outcomes) {
    count.allowed += row.silenced == Silenced::allowed && !row.rule->is_roll_up ? 1U : 0U;
    count.known += row.silenced == Silenced::known && !row.rule->is_roll_up ? 1U : 0U;
    count.excepted += row.is_excepted ? 1U : 0U;
  }
  if (count.has_any()) {
    SilencedCount& ward = summary_.silenced[plan.ward];
    ward.allowed += count.allowed;
    ward.known += count.known;
    ward.excepted += count.excepted;
    ward.expired += count.expired;
  }
}

Problems Tally::near_wards() const {
  Problems problems;
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    if (groupings_[i].field != "ward") {
      continue;
    }
    for (const auto& [a, b] : tables_[i].names.near_pairs()) {
      problems.push_back({.severity = Severity::warning,
               .message = fmt::format("wards `{}` and `{}` differ by one letter and are counted apart", excerpt(a), excerpt(b)),
               .remedy = "spell the ward alike in both if they are one ward"});
    }
  }
  return problems;
}

Summary Tally::summary() const {
  Summary summary = summary_;
  for (std::size_t i = 0; i < groupings_.size(); ++i) {
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      MeasureTable table;
      table.measure = measures_[m];
      table.by = groupings_[i].shown;
      table.total = totals_[m];
      for (const auto& [name, group] : tables_[i].named) {
        table.groups.push_back({.group = name, .count = group.counts[m], .usual = tables_[i].names.usual(name)});
      }
      if (tables_[i].unnamed) {
        table.groups.push_back({.group = std::nullopt, .count = tables_[i].unnamed->counts[m], .usual = {}});
      }
      summary.measures.push_back(std::move(table));
    }
  }
  return summary;
}

Summary in_ward_order(Summary summary, const std::vector<std::string>& order) {
  std::vector<std::string> keys;
  for (const auto& ward : order) {
    keys.push_back(ward_key(ward));
  }
  const auto rank = [&](const GroupCount& group) {
    const auto found = group.group ? std::find(keys.begin(), keys.end(), ward_key(*group.group)) : keys.end();
    return found - keys.begin();
  };
  for (auto& table : summary.measures) {
    if (table.by == "ward") {
      std::stable_sort(table.groups.begin(), table.groups.end(), [&](const GroupCount& a, const GroupCount& b) { return rank(a) < rank(b); });
    }
  }
  return summary;
}

}  // namespace careaudit
