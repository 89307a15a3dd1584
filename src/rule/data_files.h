// Reading the files under rules/ that are no rules: vocabulary, types, words, measures, profiles.
#pragma once

#include <string>
#include <vector>

#include "read/keys.h"
#include "rule/rule.h"

namespace careaudit {

/// rules/plan.yaml. A later file adds fields to an earlier vocabulary.
void read_vocabulary(const RuleText& file, Vocabulary& vocabulary);
/// rules/types.yaml. A type with the id of an earlier one replaces it.
void read_types(const RuleText& file, bool is_built_in, PlanTypes& types);
/// rules/words/<name>.yaml.
LexiconList read_words(const RuleText& file, std::string name);
/// rules/measures.yaml. A measure with the id of an earlier one replaces it.
void read_measures(const RuleText& file, bool is_built_in, std::vector<Measure>& measures);
/// rules/frameworks/<id>.yaml.
Framework read_framework(const RuleText& file, std::string id);
/// rules/profiles/<name>.yaml.
Profile read_profile(const RuleText& file, std::string name);

}  // namespace careaudit
