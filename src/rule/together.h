// What is wrong with rules, measures and profiles only in each other's company.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "rule/rule.h"

namespace careaudit {

/// Complains of titles and former ids that stand twice, of roll-ups of what is not there or is itself a
/// roll-up, and of measures and profiles that name no rule. Measures whose rules are not there are taken
/// out. `ids` are those of all rule files, also of rules that could not be loaded.
void check_together(const std::vector<RuleFile>& files, const std::vector<std::string>& ids, RuleSet& set, Problems& problems);

/// Looks up what rules say they are evidence of; a rule that says nothing stands under careaudit's own
/// `house/good-record`. Makes a profile of every framework that has none of its name.
void join_frameworks(const std::vector<RuleFile>& files, RuleSet& set, Problems& problems);

}  // namespace careaudit
