// Writes problems the way compilers do, so that editors can jump to them.
#include "base/problem.h"

#include <algorithm>

#include <fmt/format.h>

namespace careaudit {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "advice";
  }
  return "error";
}

void sort_by_place(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) { return a.file != b.file ? a.file < b.file : a.at < b.at; });
}

std::string describe(const Problem& problem) {
  std::string line;
  if (!problem.file.empty()) {
    line += problem.file;
    if (problem.at.line > 0) {
      line += fmt::format(":{}:{}", problem.at.line, problem.at.column);
    }
    line += ": ";
  }
  line += fmt::format("{}: {}", name_of(problem.severity), problem.message);
  if (!problem.remedy.empty()) {
    line += fmt::format("\n    {}", problem.remedy);
  }
  return line;
}

}  // namespace careaudit
