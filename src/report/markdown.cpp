// A page for a wiki or a merge request: measures by ward, the rules that fail most, what was left out.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "encode/markdown.h"
#include "report/by_framework.h"
#include "report/methods.h"
#include "report/template_table.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

class MarkdownReport : public Report {
 public:
  explicit MarkdownReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo& run, Sink& sink) override {
    framework_ = run.framework;
    run_ = run;
    sink.write(fmt::format("# Care-plan audit\n\nAudit date {}, profile {}, careaudit {}, rules {}.\n", run.as_of.in_words(), markdown_text(run.profile), run.version, run.rules_hash));
    for (const auto& off : run.off) {
      sink.write(fmt::format("\nOff by the settings: {} ({}).\n", markdown_text(off.rule), markdown_text(off.reason)));
    }
  }
  void plan(const PlanResult& plan, Sink&) override { templates_.add(plan); }
  void end(const Summary& summary, Sink& sink) override {
    std::string out = fmt::format("\n{} audited. Findings: {}.\n", plans_audited(summary), counted_findings(summary));
    if (templates_.is_empty() || has_measured(summary)) {
      add_measures(summary, out);
    }
    add_framework(summary, out);
    add_templates(out);
    add_rules(summary, out);
    add_batch(summary, out);
    add_left_out(summary, out);
    if (run_->small_numbers != SmallNumbers::off) {
      out += fmt::format("\n{}\n", markdown_text(small_numbers_in_words(run_->small_numbers)));
    }
    sink.write(out);
  }

 private:
  static void add_measures(const Summary& summary, std::string& out) {
    std::string by;
    for (const auto& table : summary.measures) {
      if (table.by != by) {
        by = table.by;
        out += fmt::format("\n## Measures by {}\n\nEach percentage is careaudit's own measure, comparable with itself over time; it is no published figure. Intervals are Wilson 95 %; those of items treat items as independent.\n", markdown_text(by));
      }
      out += fmt::format("\n### {}\n\n{}\n\n| {} | met / judged | per cent | 95 % interval | not applicable | not assessable |\n|---|---:|---:|---:|---:|---:|\n", markdown_text(table.measure->title),
                         markdown_text(table.measure->definition) + target_words(*table.measure), markdown_text(by));
      for (const auto& group : table.groups) {
        add_row(group_name(group, table.by), group.count, out);
      }
      add_row("All", table.total, out);
    }
  }
  static void add_row(const std::string& name, const MeasureCount& count, std::string& out) {
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown_text(name), markdown_text(ratio_text(count)), markdown_text(percent_text(count)), interval_text(count), markdown_text(shown_beside(count, count.not_applicable)),
                       markdown_text(shown_beside(count, count.not_assessable)));
  }
  void add_templates(std::string& out) const {
    if (templates_.is_empty()) {
      return;
    }
    out += "\n## Templates side by side\n\nRed: no room for it. Amber: room, and no prompt that says what goes there. Green: both.\n\n| |";
    const auto names = templates_.names();
    for (const auto& name : names) {
      out += fmt::format(" {} |", markdown_text(name));
    }
    out += "\n|---|";
    for (std::size_t i = 0; i < names.size(); ++i) {
      out += "---|";
    }
    for (const auto& line : templates_.lines()) {
      out += fmt::format("\n| {}{}{} | {} |", line.is_heading ? "**" : "", markdown_text(line.title), line.is_heading ? "**" : "", fmt::join(line.cells, " | "));
    }
    out += "\n";
  }
  void add_framework(const Summary& summary, std::string& out) const {
    if (framework_ == nullptr) {
      return;
    }
    out += fmt::format("\n## By criterion: {}\n\n{}\n\n| criterion | rule | met in | note |\n|---|---|---:|---|\n", markdown_text(framework_->title), markdown_text(framework_->about));
    for (const auto& result : by_criterion(*framework_, summary)) {
      const std::string heading = fmt::format("{}: {}", markdown_text(result.criterion->id), markdown_text(result.criterion->heading));
      if (result.rules.empty()) {
        out += fmt::format("| {} | – | – | {} |\n", heading, note_of(result));
      }
      for (const RuleCount* count : result.rules) {
        out += fmt::format("| {} | {} ({}) | {} | {} |\n", heading, markdown_text(count->rule->title), count->rule->id, plans_meeting(*count), note_of(result));
      }
    }
  }
  static void add_rules(const Summary& summary, std::string& out) {
    std::vector<const RuleCount*> failing;
    for (const auto& count : summary.rules) {
      if (count.fail > 0 && !count.rule->is_roll_up) {
        failing.push_back(&count);
      }
    }
    std::stable_sort(failing.begin(), failing.end(), [](const RuleCount* a, const RuleCount* b) {
      return a->rule->severity != b->rule->severity ? a->rule->severity < b->rule->severity : a->plans_failing > b->plans_failing;
    });
    if (failing.empty()) {
      return;
    }
    out += "\n## What falls short\n\n| rule | severity | plans | findings | what to do |\n|---|---|---:|---:|---|\n";
    for (const RuleCount* count : failing) {
      out += fmt::format("| {} ({}) | {} | {} | {} | {} |\n", markdown_text(count->rule->title), markdown_text(count->rule->id), name_of(count->rule->severity), count->plans_failing, count->fail, markdown_text(count->rule->remedy));
    }
  }
  void add_batch(const Summary& summary, std::string& out) const {
    constexpr std::size_t most = 20;
    const auto findings = batch_to_list(summary);
    out += findings.empty() ? "" : "\n## In many plans\n\n";
    for (std::size_t i = 0; i < findings.size() && i < most; ++i) {
      const std::string text = text_of(*findings[i], evidence_);
      out += fmt::format("* {} ({}){}\n", message_of(*findings[i]), findings[i]->rule->id, text.empty() ? "" : ": " + markdown_text(text));
    }
    out += findings.size() > most ? fmt::format("* … and {} more\n", findings.size() - most) : "";
  }
  void add_left_out(const Summary& summary, std::string& out) const {
    const auto silenced = silenced_lines(summary);
    const auto withheld = withheld_in_words(summary);
    if (silenced.empty() && withheld.empty() && summary.not_audited.empty() && summary.unreadable == 0 && summary.skipped_files == 0 && summary.skipped_records == 0 && summary.problems.empty()) {
      return;
    }
    out += "\n## Left out, and problems\n\n";
    for (const auto& [why, count] : summary.not_audited) {
      out += fmt::format("* not audited: {} ({})\n", counted(count, "plan"), markdown_text(why));
    }
    for (const auto& line : withheld) {
      out += fmt::format("* {}\n", markdown_text(line));
    }
    if (summary.unreadable > 0) {
      out += fmt::format("* could not be read: {}\n", counted(summary.unreadable, "plan or file", "plans or files"));
    }
    if (summary.skipped_files > 0) {
      out += fmt::format("* skipped, no care plan: {}\n", counted(summary.skipped_files, "file"));
    }
    if (summary.skipped_records > 0) {
      out += fmt::format("* skipped, no care plan, in files with plans: {}\n", counted(summary.skipped_records, "record"));
    }
    for (const auto& line : silenced) {
      out += fmt::format("* left out of the findings or of a denominator, with a reason: {}\n", markdown_text(line));
    }
    constexpr std::size_t most = 100;
    for (std::size_t i = 0; i < summary.problems.size() && i < most; ++i) {
      const Problem problem = shown_problem(summary.problems[i], evidence_);
      out += fmt::format("* {}: {}{}: {}\n", name_of(problem.severity), markdown_text(problem.file), problem.at.line > 0 ? fmt::format(":{}:{}", problem.at.line, problem.at.column) : "", markdown_text(problem.message));
    }
    if (summary.problems.size() > most) {
      out += fmt::format("* … and {} more\n", summary.problems.size() - most);
    }
  }

  EvidenceShown evidence_;
  std::optional<RunInfo> run_;
  const Framework* framework_ = nullptr;
  TemplateTable templates_;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<MarkdownReport>(options); }

}  // namespace

constinit const ReportFormat reports::markdown{.name = "markdown", .extension = ".md", .summary = "A page: measures by ward and the rules that fail most", .evidence = EvidenceShown::none, .open = open, .is_for_people = true, .has_summary = true};

}  // namespace careaudit
