// An audit read by the headings of a framework.
#pragma once

#include <string>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// A criterion with what its rules found.
struct CriterionResult {
  const Criterion* criterion = nullptr;
  std::vector<const RuleCount*> rules = {};   ///< Those asked in this run that are evidence of it.
};

/// Every criterion of the framework, in its order.
std::vector<CriterionResult> by_criterion(const Framework& framework, const Summary& summary);

/// What to say beside a heading: "needs a person", "our paraphrase, unchecked", "no rule here", or "".
std::string note_of(const Criterion& criterion, bool has_rules);
inline std::string note_of(const CriterionResult& result) { return note_of(*result.criterion, !result.rules.empty()); }

/// "12 of 14 plans", or "no plan judged".
std::string plans_meeting(const RuleCount& count);

}  // namespace careaudit
