// Two-by-two tables with all that goes with them.
#include "report/agreement.h"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

#include "encode/csv.h"
#include "encode/json.h"
#include "encode/terminal.h"
#include "stat/two_proportions.h"

namespace careaudit {
namespace {

struct Who {
  std::string_view first;
  std::string_view second;
  const Agreement RuleAgreement::*pair;
  bool needs_second;
};

constexpr std::array<Who, 3> pairs{{{"rater1", "careaudit", &RuleAgreement::tool_and_first, false}, {"rater2", "careaudit", &RuleAgreement::tool_and_second, true}, {"rater1", "rater2", &RuleAgreement::raters, true}}};

/// The two by two table, with the names of who said what.
std::string table_lines(const Who& who, const TwoByTwo& table) {
  const bool has_tool = who.second == "careaudit";
  const std::string_view rows = has_tool ? who.second : who.first;
  const std::string_view columns = has_tool ? who.first : who.second;
  return fmt::format("      {:<14}{:>12} yes{:>12} no\n", "", columns, columns) + fmt::format("      {:<14}{:>16}{:>15}\n", fmt::format("{} yes", rows), table.both_yes, table.first_only) +
         fmt::format("      {:<14}{:>16}{:>15}\n", fmt::format("{} no", rows), table.second_only, table.both_no);
}

std::string numbers(const Agreement& agreement) {
  const TwoByTwo& table = agreement.table;
  const auto share = [](std::optional<double> value) { return value ? fmt::format("{:.0f} %", 100 * *value) : std::string("not defined"); };
  const auto kappa = cohen_kappa(table);
  const auto ac1 = gwet_ac1(table);
  return fmt::format("agreement {}, kappa {}, agreement on yes {}, on no {}, AC1 {}, McNemar p = {:.3f}", share(percent_agreement(table)),
                     kappa ? fmt::format("{:.2f} ({:.2f} to {:.2f})", kappa->value, std::max(-1.0, kappa->low), std::min(1.0, kappa->high)) : "not defined", share(positive_agreement(table)), share(negative_agreement(table)),
                     ac1 ? fmt::format("{:.2f}", *ac1) : "not defined", mcnemar_exact(table.first_only, table.second_only));
}

void each_pair(const AgreementReport& report, const std::function<void(const RuleAgreement&, const Who&, const Agreement&)>& take) {
  for (const auto& rule : report.rules) {
    for (const auto& who : pairs) {
      const Agreement& agreement = rule.*who.pair;
      if ((report.has_second || !who.needs_second) && agreement.table.total() + agreement.left_out > 0) {
        take(rule, who, agreement);
      }
    }
  }
}

std::string rule_name(const RuleAgreement& rule) { return rule.rule.empty() ? "all rules" : rule.rule; }

std::string number(std::optional<double> value) { return value ? fmt::format("{:.4f}", *value) : ""; }

}  // namespace

std::string agreement_text(const AgreementReport& report) {
  std::string out;
  const RuleAgreement* last = nullptr;
  each_pair(report, [&](const RuleAgreement& rule, const Who& who, const Agreement& agreement) {
    out += &rule == last ? "" : fmt::format("{}{}\n", last == nullptr ? "" : "\n", terminal_text(rule_name(rule)));
    last = &rule;
    out += fmt::format("  {} and {}{}\n", who.first, who.second, agreement.left_out == 0 ? "" : fmt::format(" ({} answered na or cannot_tell by either: left out)", agreement.left_out)) + table_lines(who, agreement.table);
    out += "      " + wrapped(numbers(agreement), 118, 6) + "\n";
  });
  out += last == nullptr ? "no question was answered\n" : "";
  if (report.not_found > 0) {
    out += fmt::format("\n{} of the questions: the plan, rule or item is not there any more\n", report.not_found);
  }
  if (report.disagreements.empty()) {
    return out;
  }
  out += "\nDisagreements\n";
  for (const auto& one : report.disagreements) {
    const AnsweredQuestion& question = one.question;
    out += fmt::format("  {} {}{}: careaudit {}, rater1 {}{}{}\n", terminal_text(question.plan), terminal_text(question.rule), question.item.empty() ? "" : " " + terminal_text(question.item), name_of(one.tool),
                       question.first == RaterAnswer::none ? "-" : name_of(question.first), report.has_second ? fmt::format(", rater2 {}", question.second == RaterAnswer::none ? "-" : name_of(question.second)) : "",
                       one.said.empty() ? "" : "\n      careaudit: " + terminal_text(one.said));
    out += question.note.empty() ? "" : fmt::format("      note: {}\n", terminal_text(question.note));
  }
  return out + "\n" + wrapped("Kappa sinks where nearly all answers are the same: read it with agreement on yes and on no, and with how far the two raters agree with each other, which is as much as any tool can reach.", 110, 0) + "\n";
}

std::string agreement_csv(const AgreementReport& report) {
  std::string out(csv_start);
  CsvRow row;
  for (const auto* heading : {"rule", "first", "second", "both_yes", "first_yes_only", "second_yes_only", "both_no", "left_out", "agreement", "kappa", "kappa_low", "kappa_high", "on_yes", "on_no", "ac1", "mcnemar_p"}) {
    row.cell(heading);
  }
  out += row.take();
  each_pair(report, [&](const RuleAgreement& rule, const Who& who, const Agreement& agreement) {
    const TwoByTwo& table = agreement.table;
    const bool has_tool = who.second == "careaudit";
    const auto kappa = cohen_kappa(table);
    row.cell(rule_name(rule)).cell(has_tool ? who.second : who.first).cell(has_tool ? who.first : who.second);
    for (const std::uint64_t count : {table.both_yes, table.first_only, table.second_only, table.both_no, agreement.left_out}) {
      row.cell(fmt::to_string(count));
    }
    row.cell(number(percent_agreement(table))).cell(kappa ? number(kappa->value) : "").cell(kappa ? number(kappa->low) : "").cell(kappa ? number(kappa->high) : "");
    row.cell(number(positive_agreement(table))).cell(number(negative_agreement(table))).cell(number(gwet_ac1(table))).cell(number(mcnemar_exact(table.first_only, table.second_only)));
    out += row.take();
  });
  return out;
}

std::string agreement_json(const AgreementReport& report) {
  JsonWriter json;
  json.object().key("agreement").array();
  each_pair(report, [&](const RuleAgreement& rule, const Who& who, const Agreement& agreement) {
    const TwoByTwo& table = agreement.table;
    const bool has_tool = who.second == "careaudit";
    const auto value = [&](std::string_view key, std::optional<double> share) { json.key(key).real(share); };
    const auto kappa = cohen_kappa(table);
    json.object().key("rule");
    rule.rule.empty() ? json.null() : json.text(rule.rule);
    json.field("first", has_tool ? who.second : who.first).field("second", has_tool ? who.first : who.second);
    json.field("both_yes", table.both_yes).field("first_yes_only", table.first_only).field("second_yes_only", table.second_only).field("both_no", table.both_no).field("left_out", agreement.left_out);
    value("agreement", percent_agreement(table));
    value("kappa", kappa ? std::optional(kappa->value) : std::nullopt);
    value("kappa_low", kappa ? std::optional(kappa->low) : std::nullopt);
    value("kappa_high", kappa ? std::optional(kappa->high) : std::nullopt);
    value("on_yes", positive_agreement(table));
    value("on_no", negative_agreement(table));
    value("ac1", gwet_ac1(table));
    value("mcnemar_p", mcnemar_exact(table.first_only, table.second_only));
    json.end_object();
  });
  json.end_array().field("not_found", report.not_found).key("disagreements").array();
  for (const auto& one : report.disagreements) {
    json.object().field("plan", one.question.plan).field("rule", one.question.rule).field("item", one.question.item).field("careaudit", name_of(one.tool)).field("rater1", name_of(one.question.first));
    json.field("rater2", name_of(one.question.second)).field("said", one.said).field("note", one.question.note).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace careaudit
