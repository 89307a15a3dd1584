// For people: findings grouped by plan, then what was left out, then the measures by ward.
#include <set>

#include <fmt/format.h>

#include "base/strings.h"
#include "encode/terminal.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

struct Look {
  std::string_view word;
  Style style = Style::plain;
};

Look look_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return {"error", Style::red};
    case Severity::warning:
      return {"warning", Style::yellow};
    case Severity::advice:
      return {"advice", Style::blue};
  }
  return {};
}

class TextReport : public Report {
 public:
  explicit TextReport(const ReportOptions& options) : options_(options) {}

  void begin(const RunInfo& run, Sink& sink) override {
    sink.write(fmt::format("careaudit {}, audit date {}, profile {} ({} rules, version {})\n", run.version, run.as_of.in_words(), terminal_text(run.profile), run.rules.size(), run.rules_hash));
  }

  void plan(const PlanResult& plan, Sink& sink) override {
    std::string out;
    std::set<const Rule*> explained;
    std::size_t findings = 0;
    for (const auto& row : plan.outcomes) {
      if (row.outcome == Outcome::fail) {
        ++findings;
        add_finding(plan, row, explained.insert(row.rule).second, out);
      }
    }
    if (findings == 0) {
      ++clean_;
      return;
    }
    const std::string ward = plan.ward.empty() ? "no ward" : plan.ward;
    const std::string heading = fmt::format("{} ({}, {})", terminal_text(plan.id), terminal_text(ward), plan.type);
    sink.write("\n" + styled(heading, Style::bold, options_.use_colour) + "\n" + out);
  }

  void end(const Summary& summary, Sink& sink) override {
    std::string out = "\n" + styled("SUMMARY", Style::bold, options_.use_colour) + "\n";
    out += fmt::format("{} audited", counted(summary.plans, "plan"));
    if (clean_ > 0) {
      out += fmt::format(", {} without a finding", clean_);
    }
    out += ".\n";
    add_left_out(summary, out);
    out += fmt::format("Findings: {}, {}, {} of advice.\n", counted(summary.findings.at(Severity::error), "error"), counted(summary.findings.at(Severity::warning), "warning"),
                       summary.findings.at(Severity::advice));
    add_never_applied(summary, out);
    add_problems(summary, out);
    if (!summary.measures.empty()) {
      out += "\n" + measure_tables(summary, options_.width, options_.use_colour);
    }
    sink.write(out);
  }

 private:
  void add_finding(const PlanResult& plan, const OutcomeRow& row, bool is_first, std::string& out) const {
    const Look look = look_of(row.rule->severity);
    out += fmt::format("{}:{}:{}: {}: {} [{}]\n", terminal_text(plan.file), row.at.line, row.at.column,
                       styled(look.word, look.style, options_.use_colour), terminal_text(message_of(row, options_.evidence)), row.rule->id);
    if (is_first && !options_.is_quiet) {
      const std::size_t width = options_.width > 44 ? options_.width - 4 : 40;
      out += "    " + styled(wrapped(row.rule->remedy, width, 4), Style::dim, options_.use_colour) + "\n";
    }
  }

  static void add_left_out(const Summary& summary, std::string& out) {
    for (const auto& [why, count] : summary.not_audited) {
      out += fmt::format("Not audited: {} ({}).\n", counted(count, "plan"), why);
    }
    if (summary.unreadable > 0) {
      out += fmt::format("Could not be read: {} (plans or files).\n", summary.unreadable);
    }
    if (summary.skipped_files > 0) {
      out += fmt::format("Skipped: {} that {} no care plan.\n", counted(summary.skipped_files, "file"), summary.skipped_files == 1 ? "holds" : "hold");
    }
  }

  void add_never_applied(const Summary& summary, std::string& out) const {
    std::string names;
    for (const auto& count : summary.rules) {
      if (summary.plans > 0 && count.pass + count.fail + count.not_assessable == 0) {
        names += (names.empty() ? "" : ", ") + count.rule->id;
      }
    }
    if (!names.empty()) {
      out += wrapped(fmt::format("Never applied in this run: {}.", names), options_.width, 4) + "\n";
    }
  }

  static void add_problems(const Summary& summary, std::string& out) {
    constexpr std::size_t most = 50;
    std::size_t shown = 0;
    for (const auto& problem : summary.problems) {
      if (problem.severity != Severity::error) {
        continue;
      }
      if (shown == 0) {
        out += "\nPROBLEMS\n";
      }
      if (++shown > most) {
        continue;
      }
      Problem safe = problem;
      safe.file = terminal_text(safe.file);
      safe.message = terminal_text(safe.message);
      out += describe(safe) + "\n";
    }
    if (shown > most) {
      out += fmt::format("… and {} more; the JSON report has them all.\n", shown - most);
    }
  }

  ReportOptions options_;
  std::uint64_t clean_ = 0;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<TextReport>(options); }

}  // namespace

constinit const ReportFormat reports::text{.name = "text", .extension = ".txt", .summary = "For people: findings by plan, then measures by ward", .evidence = EvidenceShown::words, .open = open};

}  // namespace careaudit
