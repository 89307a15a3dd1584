// The built-in rules and word lists, for tests of checks and of the language engine.
#pragma once

#include "rule/rule.h"

/// Loaded once a test program.
inline const careaudit::RuleSet& built_in_words() {
  static const careaudit::RuleSet rules = [] {
    careaudit::Problems problems;
    return careaudit::load_rules(careaudit::built_in_rules(), problems);
  }();
  return rules;
}
