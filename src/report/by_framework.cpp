// Which rules stand under which heading.
#include "report/by_framework.h"

#include <fmt/format.h>

namespace careaudit {

std::vector<CriterionResult> by_criterion(const Framework& framework, const Summary& summary) {
  std::vector<CriterionResult> results;
  for (const auto& criterion : framework.criteria) {
    CriterionResult result{.criterion = &criterion};
    for (const auto& count : summary.rules) {
      if (is_evidence_of(*count.rule, framework, criterion)) {
        result.rules.push_back(&count);
      }
    }
    results.push_back(std::move(result));
  }
  return results;
}

std::string note_of(const Criterion& criterion, bool has_rules) {
  std::string note = criterion.needs_person ? "needs a person" : has_rules ? "" : "no rule here";
  if (!criterion.is_checked) {
    note += (note.empty() ? "" : "; ") + std::string("our paraphrase, unchecked");
  }
  return note;
}

std::string plans_meeting(const RuleCount& count) {
  if (count.is_withheld) {
    return "* plans";
  }
  if (count.rule->is_batch) {
    return "judged over all plans together";
  }
  return count.plans_judged == 0 ? "no plan judged" : fmt::format("{} of {} plans", count.plans_judged - count.plans_failing, count.plans_judged);
}

}  // namespace careaudit
