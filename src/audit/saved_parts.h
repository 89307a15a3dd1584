// Rules, measures and counts of a saved audit.
#pragma once

#include <memory>

#include "audit/saved_audit.h"

namespace careaudit {

/// A rule as it was called then, with the reasons and the remedy of today.
std::unique_ptr<Rule> saved_rule(const RuleTitle& title, const RuleSet& known);
std::unique_ptr<Measure> saved_measure(const MeasureTitle& title);
/// Fills in how often each rule gave each outcome, from the plans.
void count_rules(SavedAudit& audit);
/// Fills in how many plans are behind the counts, as far as it can be known: of measures of items by the rules
/// that make up the measure today, and by ward alone.
void count_plans(SavedAudit& audit, const RuleSet& known);

}  // namespace careaudit
