// Judging one text by one rule: what `explain --text` shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// The outcomes of `rule` (of a roll-up: of its members, then its own) for a plan in which `text`
/// stands where the rule looks: as an item of its list, at its field, or, of a rule over the whole
/// plan or every text, as a small plan in YAML if it is one, else as a text of the plan.
std::vector<OutcomeRow> judge_text(const RuleSet& rules, const Rule& rule, std::string_view text, Date as_of);

/// What is said of one text, for people.
struct Explanation {
  std::vector<OutcomeRow> rows = {};
  std::string hint = {};   ///< How to have the rest judged too; "" when all was.
};

/// As judge_text; but what a lone text fails only because nothing stands around it (a goal without an
/// action) is `not_assessable`, and so is a roll-up that fails for nothing else.
Explanation explain_text(const RuleSet& rules, const Rule& rule, std::string_view text, Date as_of);

}  // namespace careaudit
