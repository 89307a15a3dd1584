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

/// One thing wrong with an input, a rule file or an option. Message and remedy hold no byte of the input:
/// a key or an element's name that is to be shown stands in `quoted`, and `{0}`, `{1}`… in its place, for a
/// message may end in a log that nothing of a plan must reach.
struct Problem {
  Severity severity = Severity::error;
  std::string file = {};   ///< As the user named it; empty for the command line itself.
  Location at = {};        ///< Line 0 when the whole file is meant.
  std::string message = {};  ///< Lower case, no full stop.
  std::string remedy = {};   ///< What to do; may be empty.
  std::vector<std::string> quoted = {};  ///< What `{n}` stands for.
};

using Problems = std::vector<Problem>;

/// By file, then by place in it.
void sort_by_place(Problems& problems);

/// The problem with each `{n}` filled with what it stands for, or with `…` when nothing is to be quoted.
Problem filled_problem(Problem problem, bool is_quoting);

/// `file:line:col: severity: message`, then the remedy indented on a line of its own. Quotes nothing
/// that filled_problem() did not fill in.
std::string describe(const Problem& problem);

}  // namespace careaudit
