// Settings put over what the rule files say.
#pragma once

#include <string>
#include <vector>

#include "rule/rule.h"

namespace careaudit {

/// Adds words to lists and takes allowed ones out; complains of lists and phrases that are not there.
void put_over_words(const Settings& settings, std::vector<LexiconList>& lists, Problems& problems);
/// Sets review limits; complains of types that are not there.
void put_over_types(const Settings& settings, PlanTypes& types, Problems& problems);
/// Sets severities; complains of rules and measures that are not there, of those that are off too.
void put_over_rules(RuleSet& set, Problems& problems);
/// What the settings change in rules, words and types, for the rules' hash.
std::string what_they_change(const Settings& settings);

}  // namespace careaudit
