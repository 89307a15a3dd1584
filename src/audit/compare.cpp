// Measures by their counts; rules plan by plan.
#include "audit/compare.h"

#include <algorithm>
#include <map>

namespace careaudit {
namespace {

Count count_of(const MeasureCount& count) { return {.numerator = count.numerator, .denominator = count.denominator}; }

using ByReference = std::map<std::string, const KeptPlan*>;

ByReference by_reference(const KeptRound& round) {
  ByReference plans;
  for (const auto& plan : round.plans) {
    if (!plan.ref.empty()) {
      plans.emplace(plan.ref, &plan);
    }
  }
  return plans;
}

struct Pair {
  const std::string* ref = nullptr;
  const KeptPlan* before = nullptr;
  const KeptPlan* after = nullptr;
};

std::vector<Pair> pairs_of(const ByReference& before, const ByReference& after) {
  std::vector<Pair> pairs;
  for (const auto& [ref, plan] : before) {
    if (const auto found = after.find(ref); found != after.end()) {
      pairs.push_back({&found->first, plan, found->second});
    }
  }
  return pairs;
}

std::optional<PairedChange> paired_change(const std::vector<Pair>& pairs, std::size_t first, std::size_t second) {
  PairedChange change;
  for (const auto& pair : pairs) {
    if (pair.before->measures.size() <= first || pair.after->measures.size() <= second) {
      return std::nullopt;  // not known plan by plan
    }
    const MeasureCount& was = pair.before->measures[first];
    const MeasureCount& is = pair.after->measures[second];
    if (was.denominator != 1 || is.denominator != 1) {
      continue;
    }
    const bool was_met = was.numerator == 1;
    const bool is_met = is.numerator == 1;
    std::uint64_t& cell = was_met ? (is_met ? change.met_in_both : change.no_longer_met) : (is_met ? change.now_met : change.met_in_neither);
    ++cell;
  }
  change.probability = mcnemar_exact(change.now_met, change.no_longer_met);
  return change;
}

MeasureChange measure_change(const MeasureOfRound& before, const MeasureOfRound& after) {
  MeasureChange change{.measure = after.measure, .before = before.total, .after = after.total};
  change.difference = newcombe(count_of(after.total), count_of(before.total));
  change.fisher = fisher_exact(count_of(before.total), count_of(after.total));
  const std::vector<Count> both{count_of(before.total), count_of(after.total)};
  constexpr double smallest_expected = 5;
  change.chi_squared = chi_squared(both);
  if (change.chi_squared && change.chi_squared->smallest_expected < smallest_expected) {
    change.chi_squared.reset();
  }
  return change;
}

/// Findings of each rule in one plan, by the rule's place in the round.
std::map<std::uint32_t, std::uint64_t> fails_of(const KeptPlan& plan) {
  std::map<std::uint32_t, std::uint64_t> fails;
  for (const auto& outcome : plan.outcomes) {
    if (outcome.outcome == Outcome::fail) {
      ++fails[outcome.rule];
    }
  }
  return fails;
}

/// Rules of the later round by their place; the same rule's place in the earlier one.
class RuleChanges {
 public:
  RuleChanges(const KeptRound& before, const KeptRound& after) : before_(before), after_(after) {
    for (const auto& rule : after.rules) {
      const auto found = std::find_if(before.rules.begin(), before.rules.end(), [&](const RuleTitle& one) { return one.id == rule.id; });
      earlier_.push_back(found == before.rules.end() ? -1 : found - before.rules.begin());
      changes_.push_back({.rule = rule});
    }
  }

  std::vector<RuleChange> changes(const std::vector<Pair>& pairs) {
    for (const auto& pair : pairs) {
      add(pair);
    }
    count_failing(before_, true);
    count_failing(after_, false);
    std::vector<RuleChange> changed;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      RuleChange& change = changes_[i];
      const bool has_change = !change.resolved.empty() || !change.better.empty() || !change.worse.empty() || !change.appeared.empty() || change.failing_before != change.failing_after;
      if (earlier_[i] >= 0 && has_change) {
        changed.push_back(std::move(change));
      }
    }
    return changed;
  }

 private:
  void add(const Pair& pair) {
    const auto before = fails_of(*pair.before);
    const auto after = fails_of(*pair.after);
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (earlier_[i] < 0) {
        continue;
      }
      const auto was = before.find(static_cast<std::uint32_t>(earlier_[i]));
      const auto is = after.find(static_cast<std::uint32_t>(i));
      const std::uint64_t failed = was == before.end() ? 0 : was->second;
      const std::uint64_t fails = is == after.end() ? 0 : is->second;
      if (failed != fails) {
        auto& list = failed == 0 ? changes_[i].appeared : fails == 0 ? changes_[i].resolved : fails < failed ? changes_[i].better : changes_[i].worse;
        list.push_back(*pair.ref);
      }
    }
  }
  void count_failing(const KeptRound& round, bool is_before) {
    for (const auto& plan : round.plans) {
      const auto fails = fails_of(plan);
      for (std::size_t i = 0; i < changes_.size(); ++i) {
        const std::int64_t place = is_before ? earlier_[i] : static_cast<std::int64_t>(i);
        const bool is_failing = place >= 0 && fails.contains(static_cast<std::uint32_t>(place));
        (is_before ? changes_[i].failing_before : changes_[i].failing_after) += is_failing ? 1U : 0U;
      }
    }
  }

  const KeptRound& before_;
  const KeptRound& after_;
  std::vector<std::int64_t> earlier_;
  std::vector<RuleChange> changes_;
};

}  // namespace

Comparison compare_rounds(const KeptRound& before, const KeptRound& after) {
  Comparison comparison{.before = before.counts.info, .after = after.counts.info, .has_same_rules = have_same_rules(before.counts, after.counts)};
  const ByReference earlier = by_reference(before);
  const ByReference later = by_reference(after);
  const auto pairs = pairs_of(earlier, later);
  comparison.plans_in_both = pairs.size();
  comparison.is_paired = !pairs.empty() && pairs.size() * 10 >= 8 * std::max(before.plans.size(), after.plans.size());
  for (std::size_t second = 0; second < after.counts.measures.size(); ++second) {
    const MeasureOfRound& now = after.counts.measures[second];
    const auto then = std::find_if(before.counts.measures.begin(), before.counts.measures.end(), [&](const MeasureOfRound& one) { return one.measure.id == now.measure.id; });
    if (then == before.counts.measures.end()) {
      continue;
    }
    MeasureChange change = measure_change(*then, now);
    if (comparison.is_paired && !now.measure.is_item_unit) {
      change.paired = paired_change(pairs, static_cast<std::size_t>(then - before.counts.measures.begin()), second);
    }
    comparison.measures.push_back(std::move(change));
  }
  comparison.rules = RuleChanges(before, after).changes(pairs);
  return comparison;
}

}  // namespace careaudit
