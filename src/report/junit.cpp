// JUnit XML for build servers: a suite a ward, a test case a plan and rule, passes included.
#include <array>
#include <cstdio>
#include <map>

#include <fmt/format.h>

#include "encode/xml.h"
#include "report/report.h"

namespace careaudit {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

/// Cases wait in a temporary file without a name: a suite's counts come before them.
struct Suite {
  std::unique_ptr<std::FILE, CloseFile> spool{std::tmpfile()};
  std::uint64_t tests = 0;
  std::uint64_t failures = 0;
  std::uint64_t errors = 0;
  std::uint64_t skipped = 0;

  void write(const std::string& text) const {
    if (spool) {
      (void)std::fwrite(text.data(), 1, text.size(), spool.get());
    }
  }
};

class JunitReport : public Report {
 public:
  explicit JunitReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo& run, Sink&) override { as_of_ = run.as_of.iso(); }

  void plan(const PlanResult& plan, Sink&) override {
    Suite& suite = suites_[plan.ward.empty() ? "no ward" : plan.ward];
    for (std::size_t i = 0; i < plan.outcomes.size();) {
      std::size_t next = i;
      while (next < plan.outcomes.size() && plan.outcomes[next].rule == plan.outcomes[i].rule) {
        ++next;
      }
      add_case(plan, i, next, suite);
      i = next;
    }
  }

  void end(const Summary& summary, Sink& sink) override {
    add_problems(summary);
    Suite all;
    for (const auto& [name, suite] : suites_) {
      all.tests += suite.tests;
      all.failures += suite.failures;
      all.errors += suite.errors;
      all.skipped += suite.skipped;
    }
    sink.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    sink.write(fmt::format("<testsuites name=\"careaudit\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"0\">\n", all.tests, all.failures, all.errors));
    for (const auto& [name, suite] : suites_) {
      sink.write(fmt::format("<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\" timestamp=\"{}T00:00:00\">\n", xml_text(name), suite.tests,
                             suite.failures, suite.errors, suite.skipped, as_of_));
      copy(suite, sink);
      sink.write("</testsuite>\n");
    }
    sink.write("</testsuites>\n");
  }

 private:
  static std::string head(const std::string& plan_id, std::string_view name) {
    return fmt::format("<testcase classname=\"{}\" name=\"{}\" time=\"0\"", xml_text(plan_id), xml_text(name));
  }

  void add_case(const PlanResult& plan, std::size_t first, std::size_t last, Suite& suite) const {
    ++suite.tests;
    std::string failures;
    std::string texts;
    std::uint64_t failing = 0;
    bool has_pass = false;
    std::string reason;
    for (std::size_t i = first; i < last; ++i) {
      const OutcomeRow& row = plan.outcomes[i];
      has_pass = has_pass || row.outcome == Outcome::pass;
      reason = row.silenced != Silenced::no ? silence_of(row, evidence_) : row.reason.empty() ? reason : row.reason;
      if (is_told(row)) {
        ++failing;
        failures += fmt::format("{}:{}:{}: {}{}{}\n", plan.file, row.at.line, row.at.column, item_of(row, evidence_), row.item.empty() ? "" : ": ", message_of(row, evidence_));
        const auto whole = whole_text_of(*row.about, evidence_);
        texts += whole.empty() ? "" : fmt::format("\"{}\"\n", whole);
      }
    }
    const Rule& rule = *plan.outcomes[first].rule;
    std::string text = head(plan.id, rule.id);
    if (failing > 0) {
      ++suite.failures;
      const std::string title = failing == 1 ? failures.substr(0, failures.size() - 1) : fmt::format("{} items fail: {}", failing, rule.title);
      text += fmt::format("><failure message=\"{}\" type=\"{}\">{}{}{}</failure></testcase>\n", xml_text(title), name_of(rule.severity), xml_text(failures), xml_text(texts), xml_text(rule.remedy));
    } else if (!has_pass) {
      ++suite.skipped;
      text += fmt::format("><skipped message=\"{}\"/></testcase>\n", xml_text(reason));
    } else {
      text += "/>\n";
    }
    suite.write(text);
  }

  /// What could not be read, as errors of a suite of their own.
  void add_problems(const Summary& summary) {
    std::uint64_t number = 0;
    for (const auto& unfilled : summary.problems) {
      if (unfilled.severity != Severity::error) {
        continue;
      }
      const Problem problem = shown_problem(unfilled, evidence_);
      Suite& suite = suites_["could not be read"];
      ++suite.tests;
      ++suite.errors;
      suite.write(head(problem.file.empty() ? "careaudit" : problem.file, fmt::format("problem {}", ++number)) +
                  fmt::format("><error message=\"{}\" type=\"problem\">{}</error></testcase>\n", xml_text(problem.message), xml_text(describe(problem))));
    }
    if (suites_.empty()) {
      Suite& suite = suites_["no plans"];
      ++suite.tests;
      ++suite.skipped;
      suite.write(head("careaudit", "no plan was audited") + "><skipped message=\"no plan was audited\"/></testcase>\n");
    }
  }

  static void copy(const Suite& suite, Sink& sink) {
    if (!suite.spool) {
      return;
    }
    std::rewind(suite.spool.get());
    std::array<char, 65536> window{};
    while (const std::size_t count = std::fread(window.data(), 1, window.size(), suite.spool.get())) {
      sink.write({window.data(), count});
    }
  }

  EvidenceShown evidence_;
  std::string as_of_;
  std::map<std::string, Suite> suites_;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<JunitReport>(options); }

}  // namespace

constinit const ReportFormat reports::junit{.name = "junit", .extension = ".xml", .summary = "JUnit XML: a test case a plan and rule", .evidence = EvidenceShown::none, .open = open};

}  // namespace careaudit
