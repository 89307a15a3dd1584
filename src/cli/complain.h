// Telling the user on standard error what is wrong with a command.
#pragma once

#include "base/problem.h"
#include "cli/command.h"

namespace careaudit {

/// `careaudit: message`, then the remedy indented; returns the status for trouble.
int complain(Console& console, const Problem& problem);

}  // namespace careaudit
