// GitHub's workflow commands: findings as annotations.
#include <fmt/format.h>

#include "encode/github.h"
#include "report/report.h"

namespace careaudit {
namespace {

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "notice";
  }
  return "notice";
}

class GithubReport : public Report {
 public:
  explicit GithubReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo&, Sink&) override {}
  void plan(const PlanResult& plan, Sink& sink) override {
    for (const auto& row : plan.outcomes) {
      if (is_told(row)) {
        sink.write(fmt::format("::{} file={},line={},col={},title={}::{}\n", command_of(row.rule->severity), github_property(plan.file), row.at.line, row.at.column,
                               github_property(row.rule->id), github_message(message_of(row, evidence_) + text_of(row) + "\n" + row.rule->remedy)));
      }
    }
  }
  void end(const Summary& summary, Sink& sink) override {
    for (const auto& unfilled : summary.problems) {
      const Problem problem = shown_problem(unfilled, evidence_);
      std::string place;
      if (!problem.file.empty()) {
        place = fmt::format(" file={}{}", github_property(problem.file), problem.at.line > 0 ? fmt::format(",line={},col={}", problem.at.line, problem.at.column) : "");
      }
      sink.write(fmt::format("::{}{}::{}\n", command_of(problem.severity), place, github_message(problem.message + (problem.remedy.empty() ? "" : "\n" + problem.remedy))));
    }
  }

 private:
  std::string text_of(const OutcomeRow& row) const {
    const auto text = whole_text_of(*row.about, evidence_);
    return text.empty() ? "" : fmt::format("\n\"{}\"", text);
  }
  EvidenceShown evidence_;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<GithubReport>(options); }

}  // namespace

constinit const ReportFormat reports::github{.name = "github", .extension = "", .summary = "Annotations in a GitHub workflow", .evidence = EvidenceShown::none, .open = open};

}  // namespace careaudit
