// Names of rounds.
#pragma once

#include <optional>
#include <string>

#include "base/problem.h"

namespace careaudit {

/// Why `name`, given to `option`, cannot be a round's: it must be one line that a terminal shows as it is.
std::optional<Problem> why_no_round_name(const std::string& option, const std::string& name);

}  // namespace careaudit
