// The rules of a run: the built-in ones, and what --rules adds.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/result.h"
#include "rule/rule.h"

namespace careaudit {

/// Loads the built-in rules, then the folders that the file `settings` names, then each of `folders` over
/// them; `profile` may be the path of a profile file, and "" leaves it to the settings. Warnings go to `err`;
/// errors in a rule file are all written there too, and the result says how many.
Result<RuleSet> rules_in_force(const std::vector<std::string>& folders, const std::string& profile,
                               std::ostream& err, const std::string& settings = "");

/// The rule `id` of a set; the error names the nearest known.
Result<const Rule*> rule_named(const RuleSet& rules, const std::string& id);

/// One rule file with its examples: of a folder of `folders`, the last first, else built in.
Result<RuleFile> file_of_rule(const std::vector<std::string>& folders, const std::string& id);

}  // namespace careaudit
