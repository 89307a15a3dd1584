// What `--input-format` takes, for every command that reads plans.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/input.h"
#include "cli/command.h"
#include "rule/rule.h"

namespace CLI {
class App;
}

namespace careaudit {

/// The names: auto, the importers, then the mappings.
std::vector<std::string> input_format_names(const Mappings& mappings);

/// How a run is to read with that `--input-format`, a name or the path of a mapping file, and the mappings of
/// rules folders. Nothing when it is
/// neither or a mapping has errors, which are told on standard error.
std::optional<KnownFormats> formats_for(const std::string& input_format, const std::vector<std::string>& folders, const RuleSet& rules, Console& console);

/// Declares `--input-format` and `--rules` of commands that read plans without judging them.
void add_reading_options(CLI::App& command, std::string& input_format, std::vector<std::string>& rules);

}  // namespace careaudit
