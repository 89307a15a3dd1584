// Rounds as runs, and runs as rounds.
#include "audit/saved_audit.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "audit/item_words.h"
#include "audit/measure.h"
#include "audit/saved_parts.h"
#include "audit/tally.h"

namespace careaudit {
namespace {

std::vector<const Measure*> measures_known(const std::vector<MeasureOfRound>& kept, const RuleSet& known) {
  std::vector<const Measure*> measures;
  for (const auto& one : kept) {
    const auto found = std::find_if(known.measures.begin(), known.measures.end(), [&](const Measure& measure) { return measure.id == one.measure.id; });
    measures.push_back(found == known.measures.end() ? nullptr : &*found);
  }
  return measures;
}

}  // namespace

std::unique_ptr<Rule> saved_rule(const RuleTitle& title, const RuleSet& known) {
  auto rule = std::make_unique<Rule>();
  rule->id = title.id;
  rule->title = title.title;
  rule->severity = title.severity;
  if (const Rule* today = known.find(title.id)) {
    rule->file = today->file;   // Where its examples are.
    rule->because = today->because;
    rule->remedy = today->remedy;
    rule->source = today->source;
    rule->evidences = today->evidences;
    rule->is_roll_up = today->is_roll_up;
    rule->is_batch = today->is_batch;
    rule->members = today->members;
    rule->each = today->each;
  }
  return rule;
}

std::unique_ptr<Measure> saved_measure(const MeasureTitle& title) {
  auto measure = std::make_unique<Measure>();
  measure->id = title.id;
  measure->title = title.title;
  measure->definition = title.definition;
  measure->kind = title.is_item_unit ? MeasureKind::items : MeasureKind::all_pass;
  return measure;
}

void count_rules(SavedAudit& audit) {
  std::map<const Rule*, std::size_t> places;
  audit.summary.findings = {{Severity::error, 0}, {Severity::warning, 0}, {Severity::advice, 0}};
  for (const Rule* rule : audit.run.rules) {
    places.emplace(rule, audit.summary.rules.size());
    audit.summary.rules.push_back({.rule = rule});
  }
  for (const auto& plan : audit.plans) {
    add_outcomes(plan.outcomes, places, audit.summary);
  }
  add_batch(std::exchange(audit.summary.batch, {}), audit.summary);
}

void count_plans(SavedAudit& audit, const RuleSet& known) {
  for (auto& table : audit.summary.measures) {
    if (!table.measure->is_item_unit()) {
      table.total.plans = table.total.denominator;
      for (auto& group : table.groups) {
        group.count.plans = group.count.denominator;
      }
      continue;
    }
    const auto measure = std::find_if(known.measures.begin(), known.measures.end(), [&](const Measure& one) { return one.id == table.measure->id; });
    if (measure == known.measures.end()) {
      continue;
    }
    std::map<std::string, std::uint64_t> by_ward;
    for (const auto& plan : audit.plans) {
      const std::uint64_t judged = count_measure(*measure, plan.outcomes).plans;
      by_ward[plan.ward] += judged;
      table.total.plans += judged;
    }
    for (auto& group : table.groups) {
      group.count.plans = table.by == "ward" ? by_ward[group.group.value_or("")] : 0;
    }
  }
}

SavedAudit audit_of(const KeptRound& round, const RuleSet& known) {
  SavedAudit audit{.run = {.version = round.counts.info.version, .rules_hash = round.counts.info.rules_hash, .as_of = round.counts.info.as_of, .profile = round.counts.info.profile, .by = {"ward"}}};
  for (const auto& title : round.rules) {
    audit.rules.push_back(saved_rule(title, known));
    audit.run.rules.push_back(audit.rules.back().get());
  }
  for (const auto& plan : round.plans) {
    PlanResult result{.id = plan.ref.empty() ? "(no reference kept)" : plan.ref, .ward = plan.ward, .type = plan.type, .status = "active"};
    for (const auto& outcome : plan.outcomes) {
      const std::string& item = round.items[outcome.item];
      const Rule* rule = audit.run.rules[outcome.rule];
      result.outcomes.push_back({.rule = rule, .item = item, .outcome = outcome.outcome, .message = outcome.outcome == Outcome::fail ? "does not hold: " + rule->title : "", .about = AboutItem{.name = item.empty() ? "" : path_in_words(item, known.knowledge->vocabulary)}});
    }
    audit.plans.push_back(std::move(result));
  }
  for (const auto& one : round.counts.measures) {
    audit.measures.push_back(saved_measure(one.measure));
    MeasureTable table{.measure = audit.measures.back().get(), .by = "ward", .total = one.total};
    for (const auto& [ward, count] : one.wards) {
      if (!ward.empty()) {
        table.groups.push_back({.group = ward, .count = count});
      }
    }
    if (const auto none = one.wards.find(""); none != one.wards.end()) {
      table.groups.push_back({.group = std::nullopt, .count = none->second});
    }
    audit.summary.measures.push_back(std::move(table));
  }
  audit.summary.plans = round.counts.info.plans;
  audit.summary.unreadable = round.counts.info.unreadable;
  count_rules(audit);
  count_plans(audit, known);
  return audit;
}

KeptRound round_of(const SavedAudit& audit, const std::string& name, const RuleSet& known) {
  KeptRound round{.counts = {.info = {.name = name,
                                      .as_of = audit.run.as_of,
                                      .profile = audit.run.profile,
                                      .version = audit.run.version,
                                      .rules_hash = audit.run.rules_hash,
                                      .plans = audit.summary.plans,
                                      .unreadable = audit.summary.unreadable}}};
  std::unordered_map<const Rule*, std::uint32_t> rules;
  for (const Rule* rule : audit.run.rules) {
    rules.emplace(rule, static_cast<std::uint32_t>(round.rules.size()));
    round.rules.push_back({.id = rule->id, .title = rule->title, .severity = rule->severity});
    round.counts.rules.push_back(rule->id);
  }
  for (const auto& table : audit.summary.measures) {
    if (table.by != audit.summary.measures.front().by) {
      continue;  // the same totals by another field
    }
    const Measure& measure = *table.measure;
    round.counts.measures.push_back({.measure = {.id = measure.id, .title = measure.title, .definition = measure.definition, .is_item_unit = measure.is_item_unit()}, .total = table.total});
  }
  const auto measures = measures_known(round.counts.measures, known);
  const bool is_same = audit.run.rules_hash == known.hash && std::find(measures.begin(), measures.end(), nullptr) == measures.end();
  std::unordered_map<std::string, std::uint32_t> items;
  for (const auto& plan : audit.plans) {
    KeptPlan kept{.ref = plan.id, .ward = plan.ward, .type = plan.type};
    for (const auto& row : plan.outcomes) {
      const auto [item, is_new] = items.try_emplace(row.item, static_cast<std::uint32_t>(items.size()));
      if (is_new) {
        round.items.push_back(row.item);
      }
      kept.outcomes.push_back({.rule = rules.at(row.rule), .item = item->second, .outcome = row.outcome});
    }
    for (std::size_t i = 0; is_same && i < measures.size(); ++i) {
      kept.measures.push_back(count_measure(*measures[i], plan.outcomes));
    }
    round.plans.push_back(std::move(kept));
  }
  return round;
}

}  // namespace careaudit
