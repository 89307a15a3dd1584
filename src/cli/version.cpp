// Versions of the program, its rules and its libraries.
#include "cli/version.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rule/rule.h"

namespace careaudit {

std::string version_number() { return CAREAUDIT_VERSION; }

std::string version_text() {
  Problems problems;
  const RuleSet rules = load_rules(built_in_rules(), problems);
  return fmt::format(
      "careaudit {}\n"
      "rules {} ({} rules)\n"
      "libraries: CLI11 {}, fmt {}.{}.{}, {}\n"
      "Licence MIT. Not a medical device: it reads what was recorded, not what was done.\n",
      version_number(), rules.hash, rules.rules.size(), CLI11_VERSION, FMT_VERSION / 10000,
      FMT_VERSION / 100 % 100, FMT_VERSION % 100, CAREAUDIT_LIBRARIES);
}

}  // namespace careaudit
