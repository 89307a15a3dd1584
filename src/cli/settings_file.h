// Where the settings come from, and what is in force.
#pragma once

#include <string>

#include "cli/check_options.h"
#include "cli/command.h"
#include "rule/rule.h"

namespace careaudit {

/// The path of careaudit.yaml: the one named, else the nearest in the working folder or above it; "" when
/// there is none.
std::string find_settings(const std::string& named);

/// The profile in force: of the command line, else of the settings, else full.
std::string profile_in_force(const std::string& typed, const RuleSet& rules);

/// `--print-config`: everything that is in force, as YAML, each with where it was set.
void print_config(const CheckOptions& options, const RuleSet& rules, const Selection& selection, const Date& as_of, std::ostream& out);

}  // namespace careaudit
