// What a round may be called.
#include "cli/round_name.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "encode/terminal.h"

namespace careaudit {

std::optional<Problem> why_no_round_name(const std::string& option, const std::string& name) {
  constexpr std::size_t most = 100;
  if (terminal_text(name) == name && code_points(name) <= most) {
    return std::nullopt;
  }
  return Problem{.message = fmt::format("`{} {}` is no name for a round", option, excerpt(name)), .remedy = fmt::format("give one line of at most {} characters, as in `2026-03` or `March`", most)};
}

}  // namespace careaudit
