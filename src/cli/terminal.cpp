// Asking the environment about the terminal.
#include "cli/terminal.h"

#include <algorithm>
#include <cstdlib>

#include <sys/ioctl.h>

#include "encode/terminal.h"

namespace careaudit {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool wants_colour(std::string_view option, bool is_terminal) {
  if (option != "auto") {
    return option == "always";
  }
  if (!environment("NO_COLOR").empty()) {
    return false;
  }
  const auto forced = environment("CLICOLOR_FORCE");
  if (!forced.empty() && forced != "0") {
    return true;
  }
  return is_terminal && environment("TERM") != "dumb" && environment("CLICOLOR") != "0";
}

std::uint32_t terminal_width(bool is_terminal, int handle) {
  constexpr std::uint32_t otherwise = 100;
  if (!is_terminal) {
    return otherwise;
  }
  winsize size{};
  if (ioctl(handle, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return otherwise;
  }
  return std::clamp<std::uint32_t>(size.ws_col, 40, 200);
}

std::string problem_lines(const Problem& problem, std::uint32_t width) {
  if (width == 0) {
    return terminal_lines(problem);
  }
  constexpr std::size_t indent = 4;
  Problem first = filled_problem(problem, false);
  const std::string remedy = first.remedy;
  first.remedy.clear();
  std::string lines = wrapped(terminal_lines(first), width - indent, indent);
  if (!remedy.empty()) {
    lines += "\n" + std::string(indent, ' ') + wrapped(terminal_text(remedy), width - indent, indent);
  }
  return lines;
}

}  // namespace careaudit
