// Which rules a type of plan leaves out, as types.yaml says.
#include <algorithm>

#include <fmt/format.h>

#include "rule/rule.h"

namespace careaudit {
namespace {

bool is_named_by_any(const Rule& rule, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) { return is_named_by(rule, pattern); });
}

void complain_of_strangers(const RuleSet& set, const PlanType& type, const std::vector<std::string>& patterns, Problems& problems) {
  for (const auto& pattern : patterns) {
    if (!names_any_rule(set, pattern)) {
      problems.push_back({.file = type.file, .at = type.at, .message = fmt::format("the plan type `{}` names the rule `{}`, which is not there{}", type.id, pattern, near_rule(set, pattern)),
                          .remedy = "`careaudit rules list` lists the rules; `action.*` names a group"});
    }
  }
}

}  // namespace

void leave_out_by_type(RuleSet& set, Problems& problems) {
  for (const auto& type : set.knowledge->types.all) {
    if (!type.is_built_in) {
      complain_of_strangers(set, type, type.only, problems);
      complain_of_strangers(set, type, type.without, problems);
    }
    for (auto& rule : set.rules) {
      // A rule made for the type is asked whatever the type leaves out.
      const auto& own = rule.applies_to.types;
      const bool is_own = std::find(own.begin(), own.end(), type.id) != own.end();
      const bool is_of_others = !own.empty() && !is_own && rule.applies_to.with.empty();
      const bool is_left_out = (!type.only.empty() && !is_named_by_any(rule, type.only)) || is_named_by_any(rule, type.without);
      if (is_left_out && !is_own && !is_of_others) {
        rule.applies_to.not_types.push_back(type.id);
      }
    }
  }
}

}  // namespace careaudit
