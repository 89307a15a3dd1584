// Refusals in one form.
#include "cli/complain.h"

#include <ostream>

#include "encode/terminal.h"

namespace careaudit {

int complain(Console& console, const Problem& unfilled) {
  const Problem problem = filled_problem(unfilled, true);
  console.err << "careaudit: " << terminal_text(problem.message) << '\n';
  if (!problem.remedy.empty()) {
    console.err << "    " << terminal_text(problem.remedy) << '\n';
  }
  return status_trouble;
}

}  // namespace careaudit
