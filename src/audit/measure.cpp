// Outcomes of one plan become numerators and denominators.
#include "audit/measure.h"

#include <algorithm>
#include <set>

namespace careaudit {
namespace {

MeasureCount one(Outcome outcome) {
  MeasureCount count;
  switch (outcome) {
    case Outcome::pass:
      count.numerator = 1;
      count.denominator = 1;
      count.plans = 1;
      break;
    case Outcome::fail:
      count.denominator = 1;
      count.plans = 1;
      break;
    case Outcome::not_applicable:
      count.not_applicable = 1;
      break;
    case Outcome::not_assessable:
      count.not_assessable = 1;
      break;
  }
  return count;
}

bool names(const Measure& measure, const Rule& rule) {
  return std::find(measure.rules.begin(), measure.rules.end(), rule.id) != measure.rules.end();
}

/// The plan's one outcome over rows: fail beats not assessable beats pass beats not applicable.
struct Worst {
  bool has_fail = false;
  bool has_unassessed = false;
  bool has_pass = false;

  void add(Outcome outcome) {
    has_fail = has_fail || outcome == Outcome::fail;
    has_unassessed = has_unassessed || outcome == Outcome::not_assessable;
    has_pass = has_pass || outcome == Outcome::pass;
  }
  Outcome outcome() const {
    if (has_fail) {
      return Outcome::fail;
    }
    if (has_unassessed) {
      return Outcome::not_assessable;
    }
    return has_pass ? Outcome::pass : Outcome::not_applicable;
  }
};

Outcome judge_all_pass(const Measure& measure, const std::vector<OutcomeRow>& rows) {
  Worst worst;
  for (const auto& row : rows) {
    if (names(measure, *row.rule)) {
      const bool has_reserve = row.outcome == Outcome::pass && !row.reason.empty();
      worst.add(measure.is_outright && has_reserve ? Outcome::fail : row.outcome);
    }
  }
  return worst.outcome();
}

Outcome judge_no_severity(const Measure& measure, const std::vector<OutcomeRow>& rows) {
  const bool has_fail = std::any_of(rows.begin(), rows.end(), [&](const OutcomeRow& row) {
    return row.outcome == Outcome::fail && row.rule->severity == measure.severity &&
           !row.rule->is_roll_up;
  });
  return has_fail ? Outcome::fail : Outcome::pass;
}

Outcome judge_one_item(const Measure& measure, const std::vector<OutcomeRow>& rows) {
  std::map<std::string_view, std::pair<std::size_t, bool>> items;  // passes, might pass
  Worst asked;
  for (const auto& row : rows) {
    if (row.rule->id == measure.applies) {
      asked.add(row.outcome);
    }
    if (names(measure, *row.rule)) {
      auto& [passes, might] = items.try_emplace(row.item, 0U, true).first->second;
      passes += row.outcome == Outcome::pass ? 1U : 0U;
      might = might && (row.outcome == Outcome::pass || row.outcome == Outcome::not_assessable);
    }
  }
  const Outcome applies = asked.outcome();
  if (applies == Outcome::not_applicable || applies == Outcome::not_assessable) {
    return applies;
  }
  Outcome result = Outcome::fail;
  for (const auto& [item, state] : items) {
    const auto& [passes, might] = state;
    if (passes == measure.rules.size()) {
      return Outcome::pass;
    }
    if (might) {
      result = Outcome::not_assessable;
    }
  }
  return result;
}

}  // namespace

std::vector<const Measure*> measures_of(const RuleSet& rules, const Selection& selection) {
  std::set<std::string_view> shown;
  for (const Rule* rule : selection.shown) {
    shown.insert(rule->id);
  }
  const auto is_shown = [&](const std::string& id) { return shown.contains(id); };
  std::vector<const Measure*> usable;
  for (const auto& measure : rules.measures) {
    bool is_usable = std::all_of(measure.rules.begin(), measure.rules.end(), is_shown) &&
                     (measure.applies.empty() || is_shown(measure.applies));
    if (measure.kind == MeasureKind::no_severity) {
      is_usable = std::all_of(rules.rules.begin(), rules.rules.end(), [&](const Rule& rule) {
        return rule.severity != measure.severity || is_shown(rule.id);
      });
    }
    if (is_usable) {
      usable.push_back(&measure);
    }
  }
  return usable;
}

MeasureCount count_measure(const Measure& measure, const std::vector<OutcomeRow>& outcomes) {
  switch (measure.kind) {
    case MeasureKind::items: {
      MeasureCount sum;
      for (const auto& row : outcomes) {
        if (names(measure, *row.rule)) {
          sum += one(row.outcome);
        }
      }
      sum.plans = std::min<std::uint64_t>(sum.denominator, 1);
      return sum;
    }
    case MeasureKind::all_pass:
    case MeasureKind::none_fails:
      return one(judge_all_pass(measure, outcomes));
    case MeasureKind::one_item:
      return one(judge_one_item(measure, outcomes));
    case MeasureKind::no_severity:
      return one(judge_no_severity(measure, outcomes));
  }
  return {};
}

MeasureCount& operator+=(MeasureCount& sum, const MeasureCount& other) {
  sum.numerator += other.numerator;
  sum.denominator += other.denominator;
  sum.not_applicable += other.not_applicable;
  sum.not_assessable += other.not_assessable;
  sum.plans += other.plans;
  return sum;
}

}  // namespace careaudit
