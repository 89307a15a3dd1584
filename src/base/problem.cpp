// Writes problems the way compilers do, so that editors can jump to them.
#include "base/problem.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace careaudit {
namespace {

/// `text` with each `{n}` that stands for something replaced by it, or by `…`.
std::string filled(std::string_view text, const std::vector<std::string>& quoted, bool is_quoting) {
  std::string out;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    std::size_t number = quoted.size();
    const char* first = text.data() + std::min<std::size_t>(1, text.size());
    const auto [end, error] = std::from_chars(first, text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(end - text.data()) + 1;
    const bool is_mark = error == std::errc() && number < quoted.size() && length <= text.size() && text[length - 1] == '}';
    if (is_mark) {
      out += is_quoting ? std::string_view(quoted[number]) : std::string_view("…");
      text.remove_prefix(length);
    } else if (!text.empty()) {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

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

Problem filled_problem(Problem problem, bool is_quoting) {
  if (!problem.quoted.empty()) {
    problem.message = filled(problem.message, problem.quoted, is_quoting);
    problem.remedy = filled(problem.remedy, problem.quoted, is_quoting);
    problem.quoted.clear();
  }
  return problem;
}

std::string describe(const Problem& unfilled) {
  const Problem problem = filled_problem(unfilled, false);
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
