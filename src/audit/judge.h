// Judging one plan by a selection of rules.
#pragma once

#include <vector>

#include "audit/result.h"
#include "plan/plan.h"
#include "rule/rule.h"

namespace careaudit {

/// Every outcome of the plan, in order of rule id, then of items. Every shown rule has at least one.
/// Rules of `selection.hidden` are judged for the roll-ups that read them, and left out.
std::vector<OutcomeRow> judge_plan(const Plan& plan, const Selection& selection,
                                   const RuleSet& rules, Date as_of, Scratch& scratch);

/// Why the rule is not asked of the plan, of that type id, by its `applies_to`; "" when it is.
std::string why_not_asked(const Rule& rule, const Plan& plan, std::string_view type);

/// The plan's type id: "general" when it is missing or unknown.
std::string type_of(const Plan& plan, const PlanTypes& types);

}  // namespace careaudit
