// Findings that a plan allows, with a reason and an end date; and rules it excepts itself from.
#pragma once

#include <vector>

#include "audit/result.h"
#include "plan/plan.h"

namespace careaudit {

/// Marks the fails that the plan's `careaudit: {allow: …}` allows on the audit date.
void silence_allowed(const Plan& plan, Date as_of, std::vector<OutcomeRow>& outcomes);

/// Marks roll-ups whose failing members for the same item are all marked, as the first of them is.
void silence_roll_ups(std::vector<OutcomeRow>& outcomes);

/// Warns of allowances and exceptions that do nothing: a rule that is not there, no reason, no end date, an
/// end date that has passed. Returns how many have ended.
std::uint32_t warn_of_allowances(const Plan& plan, const RuleSet& rules, Date as_of, Problems& problems);

}  // namespace careaudit
