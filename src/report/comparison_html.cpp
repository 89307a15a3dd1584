// A comparison as a page.
#include <fmt/format.h>

#include "encode/xml.h"
#include "report/comparison.h"
#include "report/html_page.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

/// Verdict by shape and word.
std::string marked(const std::string& verdict) { return (verdict == "better" ? "▲ " : verdict == "worse" ? "▼ " : "● ") + verdict; }

std::string measure_row(const MeasureChange& change) {
  const auto cell = [](const MeasureCount& count) { return fmt::format("<td><strong>{}</strong><br/>{}/{}</td>", percent_text(count), count.numerator, count.denominator); };
  return fmt::format("<tr><th scope=\"row\">{} <span class=\"soft\">({})</span></th>", xml_text(change.measure.title), change.measure.is_item_unit ? "items" : "plans") + cell(change.before) + cell(change.after) +
         fmt::format("<td>{}</td><td>{}</td><td>{}</td></tr>\n", xml_text(difference_words(change)), marked(verdict_of(change)), xml_text(tests_words(change)));
}

std::string rule_row(const RuleChange& change) {
  return fmt::format("<tr><th scope=\"row\">{} <span class=\"soft\">{}</span></th>", xml_text(change.rule.title), xml_text(change.rule.id)) + html_number(fmt::to_string(change.failing_before)) +
         html_number(fmt::to_string(change.failing_after)) + html_number(fmt::to_string(change.resolved.size())) + html_number(fmt::to_string(change.better.size())) + html_number(fmt::to_string(change.worse.size())) +
         html_number(fmt::to_string(change.appeared.size())) + "</tr>\n";
}

std::string round_item(std::string_view which, const RoundInfo& round) {
  return fmt::format("<li>{}: {}, audit date {}, {}, profile {}, rules {}, careaudit {}.</li>\n", which, xml_text(round.name), round.as_of.in_words(), counted(round.plans, "plan"), xml_text(round.profile), xml_text(round.rules_hash),
                     xml_text(round.version));
}

}  // namespace

std::string comparison_html(const Comparison& comparison, const std::string& version) {
  const std::string title = fmt::format("Care-plan audits: {} and {}", comparison.before.name, comparison.after.name);
  std::string out = html_head(title);
  out += fmt::format("<header>\n<h1>{}</h1>\n<p>{} in both rounds.</p>\n</header>\n<main id=\"content\">\n<h2>Measures</h2>\n", xml_text(title), counted(comparison.plans_in_both, "plan"));
  out += html_table_head("Each measure before and after", {"measure", "before", "after", "difference (95 % interval)", "what it says", "tests"});
  for (const auto& change : comparison.measures) {
    out += measure_row(change);
  }
  out += html_table_foot() + "<h2>Rules</h2>\n";
  out += html_paragraph("Plans failing in each round; then, of the plans in both, those in which the rule no longer fails, fails for fewer items, for more, or newly fails.");
  out += html_table_head("What changed, rule by rule", {"rule", "failing before", "failing after", "resolved", "better", "worse", "new"}, true);
  for (const auto& change : comparison.rules) {
    out += rule_row(change);
  }
  out += html_table_foot();
  if (!comparison.dialog.empty()) {
    out += "<h2>DIALOG scores</h2>\n" + html_paragraph("Scores from 1 to 7 of the people who are in both audits.");
    out += html_table_head("DIALOG scores by area", {"area", "people", "mean before", "mean after", "higher", "the same", "lower"});
    for (const auto& change : comparison.dialog) {
      out += fmt::format("<tr><th scope=\"row\">{}</th>", xml_text(change.area)) + html_number(fmt::to_string(change.people)) + html_number(fmt::format("{:.1f}", change.mean_before)) + html_number(fmt::format("{:.1f}", change.mean_after)) +
             html_number(fmt::to_string(change.higher)) + html_number(fmt::to_string(change.same)) + html_number(fmt::to_string(change.lower)) + "</tr>\n";
    }
    out += html_table_foot();
  }
  out += "<h2 id=\"methods\">Methods</h2>\n<ul>\n" + round_item("Before", comparison.before) + round_item("After", comparison.after);
  for (const auto& line : caveats_of(comparison)) {
    out += fmt::format("<li>{}</li>\n", xml_text(line));
  }
  return out + fmt::format("<li>Every percentage is careaudit’s own measure, of what was recorded, never to be set beside a published figure. Not a medical device. Compared by careaudit {}.</li>\n</ul>\n", version) + html_foot();
}

}  // namespace careaudit
