// Beginning a rule of one's own.
#pragma once

#include <optional>
#include <string>

#include "base/problem.h"

namespace careaudit {

/// What is wrong with an id that should be `<group>.<name>`; nothing when all is well.
std::optional<Problem> bad_rule_id(const std::string& id);

/// A rule file in which only blanks are wrong: `rules test` names each.
std::string new_rule_text(const std::string& id);

}  // namespace careaudit
