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

}  // namespace careaudit
