// Problems as a terminal shows them.
#include <doctest/doctest.h>

#include "cli/terminal.h"

using namespace careaudit;

TEST_CASE("problems are broken at the width of a terminal, and whole in a pipe") {
  const Problem problem{.severity = Severity::warning, .file = "a\x1B[31m.yaml", .at = {3, 1}, .message = "unknown field `colour`; did you mean `color`?", .remedy = "rules do not read it as it is, whatever it says"};
  CHECK(problem_lines(problem, 0) ==
        "a?[31m.yaml:3:1: warning: unknown field `colour`; did you mean `color`?\n    rules do not read it as it is, whatever it says");
  CHECK(problem_lines(problem, 44) ==
        "a?[31m.yaml:3:1: warning: unknown field\n    `colour`; did you mean `color`?\n    rules do not read it as it is, whatever\n    it says");
}
