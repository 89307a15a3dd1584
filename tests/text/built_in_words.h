// The built-in word lists, for tests of the language engine.
#pragma once

#include <string>

#include "rule/rule.h"

/// Everything the rules folder of the source tree knows.
inline careaudit::RuleSet built_in_words() {
  careaudit::Problems problems;
  auto files = careaudit::read_rules(std::string(SOURCE_DIR) + "/rules", problems);
  return careaudit::load_rules(std::move(files), problems);
}
