// What the terminal can show, and what must not reach it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// --color, then NO_COLOR, CLICOLOR_FORCE, TERM=dumb, then whether it is a terminal.
bool wants_colour(std::string_view option, bool is_terminal);
/// Columns of the terminal on standard output, or on another handle, 40 to 200; 100 in a pipe.
std::uint32_t terminal_width(bool is_terminal, int handle = 1);
/// A problem as `describe` has it, fit for a terminal and broken into lines of `width`; 0: as long as it is.
std::string problem_lines(const Problem& problem, std::uint32_t width);

}  // namespace careaudit
