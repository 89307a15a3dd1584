// Trouble with what the user gave us: an input, a rule file, an option.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/location.h"

namespace careaudit {

/// How much a finding or a problem matters, most serious first.
enum class Severity : std::uint8_t { error, warning, advice };

/// `error`, `warning` or `advice`.
std::string_view name_of(Severity severity);

/// One thing wrong with an input, a rule file or an option. Never holds text from a plan beyond
/// key names: a message may end in a log that the person's words must not reach.
struct Problem {
  Severity severity = Severity::error;
  std::string file = {};   ///< As the user named it; empty for the command line itself.
  Location at = {};        ///< Line 0 when the whole file is meant.
  std::string message = {};  ///< Lower case, no full stop.
  std::string remedy = {};   ///< What to do; may be empty.
};

using Problems = std::vector<Problem>;

/// By file, then by place in it.
void sort_by_place(Problems& problems);

/// `file:line:col: severity: message`, then the remedy indented on a line of its own.
std::string describe(const Problem& problem);

}  // namespace careaudit
