// `careaudit rules test`.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace careaudit {

/// Checks rule files, runs their examples, and says how far each rule agrees with the labelled texts
/// of its file. Paths name files and folders; without any, the built-in rules are tested. Complaints
/// make the exit status 1; disagreement with a label is a figure, never a complaint.
int test_rules(const std::vector<std::string>& paths, bool show_disagreements, Console& console);

}  // namespace careaudit
