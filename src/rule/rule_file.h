// Reading one rule file.
#pragma once

#include <optional>

#include "read/keys.h"
#include "rule/rule.h"

namespace careaudit {

/// The rule of that id, as its file says, checked against the checks, the vocabulary and
/// the types; its check prepared. Nothing when it has an error: all of them are reported.
std::optional<Rule> read_rule(const RuleText& file, const std::string& id, const Knowledge& knowledge);

}  // namespace careaudit
