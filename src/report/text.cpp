// For people: findings by plan and item, then what was left out, then the measures by ward.
#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "base/strings.h"
#include "encode/terminal.h"
#include "report/by_framework.h"
#include "report/methods.h"
#include "report/template_table.h"
#include "report/to_read.h"
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
    small_numbers_ = run.small_numbers;
    for (const Rule* rule : run.rules) {
      shown_.insert(rule->id);
    }
    framework_ = run.framework;
    sink.write(fmt::format("careaudit {}, audit date {}, profile {} ({}, version {})\n", run.version, run.as_of.in_words(), terminal_text(run.profile), counted(run.rules.size(), "rule"), run.rules_hash));
    for (const auto& off : run.off) {
      sink.write(wrapped(fmt::format("Off by the settings: {} ({})", terminal_text(off.rule), terminal_text(off.reason)), options_.width, 4) + "\n");
    }
  }

  void plan(const PlanResult& plan, Sink& sink) override {
    templates_.add(plan);
    std::string out;
    std::set<const Rule*> explained;
    for (const auto& item : findings_to_read(plan, shown_)) {
      add_item(item, out);
      for (const auto& finding : item.findings) {
        add_finding(plan, finding, explained.insert(finding.row->rule).second, out);
      }
    }
    if (out.empty()) {
      ++clean_;
      return;
    }
    const std::string ward = plan.ward.empty() ? "no ward" : plan.ward;
    const std::string heading = fmt::format("{} ({}, {})", terminal_line(plan.id), terminal_text(ward), plan.type);
    sink.write("\n" + styled(heading, Style::bold, options_.use_colour) + "\n" + out);
  }

  void end(const Summary& summary, Sink& sink) override {
    std::string out = "\n" + styled("SUMMARY", Style::bold, options_.use_colour) + "\n";
    out += fmt::format("{} audited", plans_audited(summary));
    if (clean_ > 0) {
      out += fmt::format(", {} without a finding", clean_);
    }
    out += ".\n";
    add_left_out(summary, out);
    out += fmt::format("Findings: {}.\n", counted_findings(summary));
    add_silenced(summary, out);
    add_never_applied(summary, out);
    add_batch(summary, out);
    add_problems(summary, out);
    add_framework(summary, out);
    out += template_text(templates_, options_.width, options_.use_colour);
    if (templates_.is_empty() ? !summary.measures.empty() : has_measured(summary)) {
      out += "\n" + measure_tables(summary, options_.width, options_.use_colour);
    }
    if (small_numbers_ != SmallNumbers::off) {
      out += "\n" + wrapped(small_numbers_in_words(small_numbers_), options_.width, 0) + "\n";
    }
    sink.write(out);
  }

 private:
  /// `  goal 2: "Improve wellbeing"  [goal.smart: S, M]`, for what is no plan as a whole.
  void add_item(const ItemToRead& item, std::string& out) const {
    std::string line(name_of(*item.about, options_.evidence));
    const std::string text = heading_text_of(*item.about, options_.evidence);
    line += line.empty() || text.empty() ? "" : fmt::format(": \"{}\"", text);
    for (const auto& letters : item.roll_ups) {
      line += fmt::format("{}[{}]", line.empty() ? "" : "  ", letters);
    }
    if (!line.empty()) {
      out += "  " + styled(wrapped(terminal_text(line), text_width(), 4), Style::bold, options_.use_colour) + "\n";
    }
  }

  void add_finding(const PlanResult& plan, const FindingToRead& finding, bool is_first, std::string& out) {
    const OutcomeRow& row = *finding.row;
    const Look look = look_of(row.rule->severity);
    const std::string place = fmt::format("{}:{}:{}: ", terminal_line(plan.file), row.at.line, row.at.column);
    std::string message = terminal_text(message_of(row, options_.evidence));
    if (!finding.also.empty()) {
      message += fmt::format(" (also {})", fmt::join(finding.also, ", "));
    }
    std::string line = fmt::format("{}{}: {} [{}]", place, look.word, message, row.rule->id);
    if (options_.is_terminal) {
      line = wrapped(line, text_width(), 4);
    }
    const auto at = line.find(look.word, std::min(place.size() - 1, line.size()));
    if (at != std::string::npos) {
      line.replace(at, look.word.size(), styled(look.word, look.style, options_.use_colour));
    }
    out += line + "\n";
    if (is_first) {
      out += remedy_of(*row.rule);
    }
  }

  /// Its lines, made once a run.
  const std::string& remedy_of(const Rule& rule) {
    auto& lines = remedies_[&rule];
    if (lines.empty()) {
      lines = "    " + styled(wrapped(terminal_text(rule.remedy), text_width(), 4), Style::dim, options_.use_colour) + "\n";
    }
    return lines;
  }

  /// Columns beside an indentation of four.
  std::size_t text_width() const { return options_.width > 44 ? options_.width - 4 : 40; }

  static void add_left_out(const Summary& summary, std::string& out) {
    for (const auto& [why, count] : summary.not_audited) {
      out += fmt::format("Not audited: {} ({}).\n", counted(count, "plan"), why);
    }
    for (const auto& line : withheld_in_words(summary)) {
      out += line + ".\n";
    }
    if (summary.unreadable > 0) {
      out += fmt::format("Could not be read: {}.\n", counted(summary.unreadable, "plan or file", "plans or files"));
    }
    if (summary.skipped_files > 0) {
      out += fmt::format("Skipped: {} that {} no care plan.\n", counted(summary.skipped_files, "file"), summary.skipped_files == 1 ? "holds" : "hold");
    }
    if (summary.skipped_records > 0) {
      out += fmt::format("Skipped: {} that {} no care plan, in files with plans.\n", counted(summary.skipped_records, "record"), summary.skipped_records == 1 ? "is" : "are");
    }
  }

  void add_silenced(const Summary& summary, std::string& out) const {
    const auto lines = silenced_lines(summary);
    out += lines.empty() ? "" : "Left out of the findings or of a denominator, with a reason:\n";
    for (const auto& line : lines) {
      out += "  " + wrapped(terminal_text(line), text_width(), 4) + "\n";
    }
  }

  void add_never_applied(const Summary& summary, std::string& out) const {
    std::vector<std::string_view> names;
    std::vector<std::string_view> unjudged;
    std::uint64_t of_types = 0;
    for (const auto& count : summary.rules) {
      if (!count.is_withheld && count.pass + count.fail == 0 && count.not_assessable > 0) {
        unjudged.emplace_back(count.rule->id);
      }
      if (summary.plans == 0 || count.is_withheld || count.rule->is_batch || count.pass + count.fail + count.not_assessable > 0) {
        continue;
      }
      if (count.rule->applies_to.types.empty()) {
        names.emplace_back(count.rule->id);
      } else {
        ++of_types;
      }
    }
    if (!names.empty()) {
      out += wrapped(fmt::format("Never applied in this run: {}.", fmt::join(names, ", ")), options_.width, 4) + "\n";
    }
    if (!unjudged.empty()) {
      out += wrapped(fmt::format("Could not be judged in any plan (`--format json` has the reasons): {}.", fmt::join(unjudged, ", ")), options_.width, 4) + "\n";
    }
    if (of_types > 0) {
      out += fmt::format("Not asked: {} for other types of plan.\n", counted(of_types, "rule"));
    }
  }

  /// Errors first: warnings of a large export must not push them out.
  void add_problems(const Summary& summary, std::string& out) const {
    constexpr std::size_t most = 50;
    std::size_t shown = 0;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::advice}) {
      for (const auto& problem : summary.problems) {
        if (problem.severity == severity && ++shown <= most) {
          out += shown == 1 ? "\n" + styled("PROBLEMS", Style::bold, options_.use_colour) + "\n" : "";
          add_problem(shown_problem(problem, options_.evidence), out);
        }
      }
    }
    if (shown > most) {
      out += fmt::format("… and {} more; the JSON report has them all.\n", shown - most);
    }
  }

  /// What stands in many plans, the most widespread first.
  void add_batch(const Summary& summary, std::string& out) const {
    constexpr std::size_t most = 20;
    const auto findings = batch_to_list(summary);
    if (findings.size() < summary.batch.size()) {
      out += fmt::format("In many plans, known from the earlier report: {}.\n", counted(summary.batch.size() - findings.size(), "text"));
    }
    out += findings.empty() ? "" : "\n" + styled("IN MANY PLANS", Style::bold, options_.use_colour) + "\n";
    for (std::size_t i = 0; i < findings.size() && i < most; ++i) {
      const BatchFinding& finding = *findings[i];
      const Look look = look_of(finding.rule->severity);
      const std::string text = text_of(finding, options_.evidence);
      const std::string rest = fmt::format(": {}{} [{}]; among them {}", message_of(finding), text.empty() ? "" : fmt::format(": \"{}\"", text), finding.rule->id, fmt::join(finding.among, ", "));
      out += styled(look.word, look.style, options_.use_colour) + wrapped(terminal_text(rest), text_width(), 4) + "\n";
      out += i == 0 ? "    " + styled(wrapped(terminal_text(finding.rule->remedy), text_width(), 4), Style::dim, options_.use_colour) + "\n" : "";
    }
    if (findings.size() > most) {
      out += fmt::format("… and {} more; the JSON report has them all.\n", findings.size() - most);
    }
  }

  /// What its rules found under each heading of the profile's framework.
  void add_framework(const Summary& summary, std::string& out) const {
    if (framework_ == nullptr) {
      return;
    }
    out += "\n" + styled(fmt::format("BY CRITERION: {}", terminal_text(framework_->title)), Style::bold, options_.use_colour) + "\n";
    for (const auto& result : by_criterion(*framework_, summary)) {
      const std::string note = note_of(result);
      out += wrapped(fmt::format("{}. {}{}", terminal_text(result.criterion->id), terminal_text(result.criterion->heading), note.empty() ? "" : fmt::format(" ({})", note)), options_.width, 4) + "\n";
      for (const RuleCount* count : result.rules) {
        out += "    " + wrapped(fmt::format("{}: {} [{}]", plans_meeting(*count), terminal_text(count->rule->title), count->rule->id), text_width(), 8) + "\n";
      }
    }
  }

  void add_problem(const Problem& problem, std::string& out) const {
    Problem first = problem;
    first.remedy.clear();
    const std::string line = terminal_lines(first);
    out += (options_.is_terminal ? wrapped(line, text_width(), 4) : line) + "\n";
    if (!problem.remedy.empty()) {
      out += "    " + styled(wrapped(terminal_text(problem.remedy), text_width(), 4), Style::dim, options_.use_colour) + "\n";
    }
  }

  ReportOptions options_;
  std::set<std::string> shown_;
  std::unordered_map<const Rule*, std::string> remedies_;
  const Framework* framework_ = nullptr;
  TemplateTable templates_;
  std::uint64_t clean_ = 0;
  SmallNumbers small_numbers_ = SmallNumbers::off;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<TextReport>(options); }

}  // namespace

constinit const ReportFormat reports::text{.name = "text", .extension = ".txt", .summary = "For people: findings by plan, then measures by ward", .evidence = EvidenceShown::words, .open = open, .is_for_people = true, .has_summary = true};

}  // namespace careaudit
