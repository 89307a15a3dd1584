// `careaudit rules list --frameworks`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "rule/rule.h"

namespace careaudit {

/// Writes every framework that one of `rules` is evidence of: its criteria with their rules, as text,
/// json or markdown; markdown begins with a table of rules by frameworks.
void list_frameworks(const RuleSet& set, const std::vector<const Rule*>& rules, const std::string& format, std::ostream& out);

}  // namespace careaudit
