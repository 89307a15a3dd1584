// Refusals in one form.
#include "cli/complain.h"

#include <ostream>

namespace careaudit {

int complain(Console& console, const Problem& problem) {
  console.err << "careaudit: " << problem.message << '\n';
  if (!problem.remedy.empty()) {
    console.err << "    " << problem.remedy << '\n';
  }
  return status_trouble;
}

}  // namespace careaudit
