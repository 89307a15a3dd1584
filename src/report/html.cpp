// The page a governance meeting reads: measures by ward, what falls short, plans, methods.
#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "audit/examples.h"
#include "encode/xml.h"
#include "report/by_framework.h"
#include "report/html_measures.h"
#include "report/html_page.h"
#include "report/methods.h"
#include "report/template_table.h"
#include "report/ward_table.h"
#include "report/worst_plans.h"

namespace careaudit {
namespace {

/// Severity by shape and word.
std::string_view tag_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "■ error";
    case Severity::warning:
      return "▲ warning";
    case Severity::advice:
      return "○ advice";
  }
  return "";
}

std::vector<const RuleCount*> rules_by_need(const Summary& summary) {
  std::vector<const RuleCount*> failing;
  for (const auto& count : summary.rules) {
    if (count.fail > 0 && !count.is_withheld && !count.rule->is_roll_up) {
      failing.push_back(&count);
    }
  }
  std::stable_sort(failing.begin(), failing.end(), [](const RuleCount* a, const RuleCount* b) {
    return a->rule->severity != b->rule->severity ? a->rule->severity < b->rule->severity
                                                  : a->plans_failing > b->plans_failing;
  });
  return failing;
}

std::string rule_article(const RuleCount& count) {
  const Rule& rule = *count.rule;
  std::string out = fmt::format(
      "<article>\n<h3>{} <span class=\"tag\">{}</span></h3>\n"
      "<p>Falls short in {}; {} of {} judged pass. <span class=\"soft\">{}</span></p>\n",
      xml_text(rule.title), tag_of(rule.severity), counted(count.plans_failing, "plan"), count.pass,
      count.pass + count.fail, xml_text(rule.id));
  out += fmt::format("<p><strong>What to do:</strong> {}</p>\n", xml_text(rule.remedy));
  out += rule.because.empty()
             ? ""
             : fmt::format("<p><strong>Why:</strong> {}</p>\n", xml_text(rule.because));
  const std::string example = passing_example(rule);
  if (!example.empty()) {
    out += fmt::format(
        "<details><summary>An example that passes</summary>\n<pre>{}</pre>\n</details>\n",
        xml_text(example));
  }
  return out + "</article>\n";
}

std::string shortfalls(const Summary& summary) {
  constexpr std::size_t most_shown = 8;
  const auto failing = rules_by_need(summary);
  std::string out = "<h2 id=\"shortfalls\">What falls short, the gravest first</h2>\n";
  if (failing.empty()) {
    const bool is_withheld = std::any_of(summary.rules.begin(), summary.rules.end(), [](const RuleCount& count) { return count.is_withheld; });
    return out + html_paragraph(is_withheld ? "Small numbers are withheld." : "Nothing that was judged falls short.");
  }
  for (std::size_t i = 0; i < failing.size() && i < most_shown; ++i) {
    out += rule_article(*failing[i]);
  }
  out += html_table_head("Every rule that falls short",
                         {"rule", "severity", "plans", "findings", "pass", "not assessable"}, true);
  for (const RuleCount* count : failing) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", xml_text(count->rule->title),
                       tag_of(count->rule->severity)) +
           html_number(fmt::format("{}", count->plans_failing)) +
           html_number(fmt::format("{}", count->fail)) +
           html_number(fmt::format("{}", count->pass)) +
           html_number(count->hides_beside ? "*" : fmt::format("{}", count->not_assessable)) + "</tr>\n";
  }
  return out + html_table_foot();
}

/// What holds in nearly every plan: a meeting should hear that too.
std::string going_well(const Summary& summary) {
  constexpr std::uint64_t fewest = 5;
  std::string items;
  for (const auto& count : summary.rules) {
    const std::uint64_t judged = count.pass + count.fail;
    if (judged >= fewest && count.pass * 10 >= judged * 9 && !count.rule->is_roll_up) {
      items += fmt::format("<li>{} <span class=\"soft\">({} of {})</span></li>\n",
                           xml_text(count.rule->title), count.pass, judged);
    }
  }
  return items.empty()
             ? ""
             : "<h2 id=\"well\">What is going well: holds nine times in ten or more</h2>\n<ul>\n" +
                   items + "</ul>\n";
}

/// What its rules found under each heading of the profile's framework.
std::string framework_section(const Framework* framework, const Summary& summary) {
  if (framework == nullptr) {
    return "";
  }
  std::string out = fmt::format("<h2 id=\"framework\">By criterion: {}</h2>\n", xml_text(framework->title));
  out += html_paragraph(framework->about) + html_table_head("Criteria and the rules that are evidence of them", {"criterion", "rule", "met in", "note"}, false);
  for (const auto& result : by_criterion(*framework, summary)) {
    const std::string heading = fmt::format("<tr><th scope=\"row\">{}: {}</th>", xml_text(result.criterion->id), xml_text(result.criterion->heading));
    const std::string note = fmt::format("<td>{}</td></tr>\n", note_of(result));
    if (result.rules.empty()) {
      out += heading + "<td>none</td><td></td>" + note;
    }
    for (const RuleCount* count : result.rules) {
      out += heading + fmt::format("<td>{}</td><td>{}</td>", xml_text(count->rule->title), plans_meeting(*count)) + note;
    }
  }
  return out + html_table_foot();
}

std::string template_section(const TemplateTable& table) {
  if (table.is_empty()) {
    return "";
  }
  const auto names = table.names();
  std::vector<std::string_view> headings{"rule"};
  headings.insert(headings.end(), names.begin(), names.end());
  std::string out = "<h2 id=\"templates\">Templates side by side</h2>\n" + html_paragraph("Red: no room for it. Amber: room, and no prompt that says what goes there. Green: both.");
  out += html_table_head("What each template has room for", headings);
  for (const auto& line : table.lines()) {
    out += fmt::format("<tr><th scope=\"row\">{}{}{}</th>", line.is_heading ? "<strong>" : "", xml_text(line.title), line.is_heading ? "</strong>" : "");
    for (const auto& cell : line.cells) {
      out += fmt::format("<td>{}</td>", cell);
    }
    out += "</tr>\n";
  }
  return out + html_table_foot();
}

std::string in_many_plans(const Summary& summary, EvidenceShown evidence) {
  constexpr std::size_t most = 20;
  const auto findings = batch_to_list(summary);
  std::string items;
  for (std::size_t i = 0; i < findings.size() && i < most; ++i) {
    const std::string text = text_of(*findings[i], evidence);
    items += fmt::format("<li>{}{} <span class=\"soft\">({})</span></li>\n", message_of(*findings[i]), text.empty() ? "" : ": " + xml_text(text), xml_text(findings[i]->rule->title));
  }
  return items.empty() ? "" : "<h2 id=\"copied\">In many people's plans</h2>\n<ul>\n" + items + "</ul>\n";
}

std::string plan_table(const WorstPlans::Shown& shown, std::uint64_t seen) {
  const auto& plans = shown.plans;
  std::string out = "<h2 id=\"plans\">Plans by reference</h2>\n";
  if (plans.size() < seen) {
    out += html_paragraph(
        fmt::format("The {} plans with the most findings, at most {} a ward; {} more were audited, which the JSON and CSV reports and the spreadsheet have.",
                    plans.size(), shown.most_a_ward, seen - plans.size()));
  }
  out +=
      html_table_head("Plans and their findings",
                      {"plan", "ward", "type", "errors", "warnings", "advice", "findings"}, true);
  for (const PlanToShow& plan : plans) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>", xml_text(plan.id),
                       xml_text(plan.ward), xml_text(plan.type)) +
           html_number(fmt::format("{}", plan.errors)) +
           html_number(fmt::format("{}", plan.warnings)) +
           html_number(fmt::format("{}", plan.advice)) + "<td>";
    if (!plan.findings.empty()) {
      out += fmt::format("<details><summary>{}</summary>\n<ul>\n",
                         counted(plan.findings.size() + plan.more, "finding"));
      for (const auto& finding : plan.findings) {
        out += fmt::format("<li>{}</li>\n", xml_text(finding));
      }
      out += plan.more == 0 ? "" : fmt::format("<li>and {} more</li>\n", plan.more);
      out += "</ul>\n</details>";
    }
    out += "</td></tr>\n";
  }
  return out + html_table_foot();
}

std::string left_out(const Summary& summary, EvidenceShown evidence, SmallNumbers small) {
  std::string items;
  const auto add = [&items](const std::string& text) {
    items += fmt::format("<li>{}</li>\n", xml_text(text));
  };
  for (const auto& line : left_out_in_words(summary)) {
    add(line);
  }
  for (const auto& line : silenced_lines(summary)) {
    add("left out of the findings or of a denominator, with a reason: " + line);
  }
  constexpr std::size_t most = 100;
  for (std::size_t i = 0; i < summary.problems.size() && i < most; ++i) {
    const Problem problem = shown_problem(summary.problems[i], evidence);
    const std::string at =
        problem.at.line > 0 ? fmt::format(":{}:{}", problem.at.line, problem.at.column) : "";
    add(fmt::format("{}: {}{}: {}", name_of(problem.severity), problem.file, at, problem.message));
  }
  if (summary.problems.size() > most) {
    add(fmt::format("and {} more problems", summary.problems.size() - most));
  }
  const std::string heading = "<h2 id=\"left-out\">Left out, and what could not be read</h2>\n";
  return items.empty() ? heading + html_paragraph(small == SmallNumbers::off ? "Nothing: every plan that was found was audited." : "Nothing, or too little to be shown.")
                       : heading + "<ul>\n" + items + "</ul>\n";
}

std::string methods(const RunInfo& run, const Summary& summary) {
  std::string out = "<h2 id=\"methods\">Methods</h2>\n";
  const auto lines = methods_in_words(run, summary);
  out += html_paragraph(lines.front()) + "<ul>\n";
  for (std::size_t i = 1; i < lines.size(); ++i) {
    out += fmt::format("<li>{}</li>\n", xml_text(lines[i]));
  }
  out +=
      "<li>“Beside the whole” compares a group's plans with all plans together, itself included, "
      "by binomial limits; it allows for neither the mix of patients nor for the number of groups "
      "compared.</li>\n";
  out +=
      "<li>Text is judged by rules, each with its source and examples: <code>careaudit explain "
      "RULE</code> shows them.</li>\n";
  out += fmt::format("<li>For a data-protection assessment: plans were read on this machine and sent nowhere; the page holds {}; it fetches nothing.</li>\n</ul>\n",
                     run.small_numbers == SmallNumbers::off ? "plan references and, only where asked, words of plans" : "counts by group, and neither references nor words of plans");
  std::string definitions;
  std::string last;
  for (const auto& table : summary.measures) {
    if (definitions.empty() || table.by == last) {
      definitions += fmt::format("<dt>{}</dt><dd>{}</dd>\n", xml_text(table.measure->title),
                                 xml_text(table.measure->definition));
      last = table.by;
    }
  }
  return definitions.empty()
             ? out
             : out + "<h3>What each measure counts</h3>\n<dl>\n" + definitions + "</dl>\n";
}

class HtmlReport : public Report {
 public:
  explicit HtmlReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo& run, Sink& sink) override {
    run_ = run;
    plans_ = std::make_unique<WorstPlans>(evidence_, run.rules);
    sink.write(html_head(fmt::format("Care-plan audit, {}", run.as_of.in_words())));
  }

  void plan(const PlanResult& plan, Sink&) override {
    plans_->add(plan);
    templates_.add(plan);
  }

  void end(const Summary& summary, Sink& sink) override {
    sink.write(fmt::format("<header>\n<h1>Care-plan audit, {}</h1>\n<p>{} audited, profile {}. "
                           "Findings: {}.</p>\n",
                           run_->as_of.in_words(), plans_audited(summary),
                           xml_text(run_->profile), counted_findings(summary)) +
               "<nav aria-label=\"Sections\"><p><a href=\"#content\">Measures</a> · <a "
               "href=\"#shortfalls\">What falls short</a> · " +
               std::string(run_->small_numbers == SmallNumbers::off ? "<a href=\"#plans\">Plans</a> · " : "") +
               "<a href=\"#left-out\">Left out</a> · <a "
               "href=\"#methods\">Methods</a></p></nav>\n</header>\n<main id=\"content\">\n");
    if (run_->small_numbers != SmallNumbers::off) {
      sink.write("<p>Small numbers are withheld, as <a href=\"#methods\">Methods</a> say; <strong>*</strong> stands for one.</p>\n");
    }
    if (templates_.is_empty() || has_measured(summary)) {
      sink.write(html_measures(summary));
    }
    sink.write(framework_section(run_->framework, summary));
    sink.write(template_section(templates_));
    sink.write(going_well(summary));
    sink.write(shortfalls(summary));
    if (run_->small_numbers == SmallNumbers::off) {
      sink.write(in_many_plans(summary, evidence_));
      sink.write(plan_table(plans_->take(), plans_->seen()));
    }
    sink.write(left_out(summary, evidence_, run_->small_numbers));
    sink.write(methods(*run_, summary) + html_foot());
  }

 private:
  EvidenceShown evidence_;
  std::optional<RunInfo> run_;
  std::unique_ptr<WorstPlans> plans_;
  TemplateTable templates_;
};

std::unique_ptr<Report> open(const ReportOptions& options) {
  return std::make_unique<HtmlReport>(options);
}

}  // namespace

constinit const ReportFormat reports::html{
    .name = "html",
    .extension = ".html",
    .summary =
        "A page for a governance meeting: measures by ward, charts, what falls short, methods",
    .evidence = EvidenceShown::none,
    .open = open, .is_for_people = true, .has_summary = true};

}  // namespace careaudit
