// Judging one text by one rule: what `explain --text` shows.
#pragma once

#include <string_view>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// The outcomes of `rule` (of a roll-up: of its members, then its own) for a plan in which `text`
/// stands where the rule looks: as an item of its list, at its field, or, of a rule over the whole
/// plan or every text, as a small plan in YAML if it is one, else as a text of the plan.
std::vector<OutcomeRow> judge_text(const RuleSet& rules, const Rule& rule, std::string_view text, Date as_of);

}  // namespace careaudit
