// A comparison in words, for a terminal and as data.
#include "report/comparison.h"

#include <algorithm>

#include <fmt/format.h>

#include "encode/csv.h"
#include "encode/json.h"
#include "encode/terminal.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

constexpr double level = 0.05;

std::string probability_words(double probability) { return probability < 0.001 ? std::string("p < 0.001") : fmt::format("p = {:.3f}", std::min(probability, 1.0)); }

std::string change_words(const RuleChange& change) {
  std::string words;
  const auto add = [&words](std::size_t count, std::string_view what) { words += count == 0 ? "" : fmt::format("{}{} {}", words.empty() ? "" : ", ", count, what); };
  add(change.resolved.size(), "resolved");
  add(change.better.size(), "better");
  add(change.worse.size(), "worse");
  add(change.appeared.size(), "new");
  return words.empty() ? "none of the plans in both" : words;
}

std::string names(const std::vector<std::string>& refs) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < refs.size() && i < most; ++i) {
    text += (i == 0 ? "" : ", ") + terminal_text(refs[i]);
  }
  return refs.size() > most ? fmt::format("{} and {} more", text, refs.size() - most) : text;
}

std::string round_words(const RoundInfo& round) {
  return fmt::format("{} ({}{})", terminal_text(round.name), round.name == round.as_of.iso() ? "" : round.as_of.in_words() + ", ", counted(round.plans, "plan"));
}

void write_refs(JsonWriter& json, std::string_view key, const std::vector<std::string>& refs) {
  json.key(key).array();
  for (const auto& ref : refs) {
    json.text(ref);
  }
  json.end_array();
}

void write_round(JsonWriter& json, std::string_view key, const RoundInfo& round) {
  json.key(key).object().field("round", round.name).field("as_of", round.as_of.iso()).field("plans", round.plans).field("profile", round.profile).field("rules_hash", round.rules_hash).field("careaudit", round.version).end_object();
}

void write_count(JsonWriter& json, std::string_view key, const MeasureCount& count) {
  json.key(key).object().field("numerator", count.numerator).field("denominator", count.denominator).key("percent").decimal(percent(count)).end_object();
}

/// JSON has one decimal for percentages; a probability needs more.
void write_probability(JsonWriter& json, std::string_view key, double value) { json.key(key).real(value); }

}  // namespace

std::string verdict_of(const MeasureChange& change) {
  if (!change.difference || change.probability() >= level) {
    return change.difference ? "no clear change" : "not to be compared: nothing was judged";
  }
  return change.difference->value > 0 ? "better" : "worse";
}

std::string difference_words(const MeasureChange& change) {
  return change.difference ? fmt::format("{:+.1f} points ({:.1f} to {:.1f})", 100 * change.difference->value, 100 * change.difference->interval.low, 100 * change.difference->interval.high) : "-";
}

std::string tests_words(const MeasureChange& change) {
  std::string words = change.paired ? fmt::format("McNemar {} ({} now met, {} no longer); ", probability_words(change.paired->probability), change.paired->now_met, change.paired->no_longer_met) : "";
  words += "Fisher " + probability_words(change.fisher);
  return words + (change.chi_squared ? fmt::format("; chi-squared {}", probability_words(change.chi_squared->probability)) : "");
}

std::vector<std::string> caveats_of(const Comparison& comparison) {
  std::vector<std::string> lines;
  if (!comparison.has_same_rules) {
    lines.emplace_back("The rounds were judged by different rules: a change may be the rules', not the plans'.");
  }
  lines.push_back(comparison.is_paired ? "Most plans are in both rounds: measures of plans are tested plan by plan (McNemar); the interval treats the rounds as independent and is then too wide."
                                       : "Fewer than 80 % of the plans are in both rounds: the rounds are tested as independent (Fisher).");
  lines.emplace_back("Intervals are Newcombe's, 95 %. Better and worse: the test's p is below 0.05. Items of one plan are not independent: their tests claim too much.");
  lines.emplace_back("Before and after without a comparison group is no proof of what brought the change about. Tested month after month, one measure in twenty differs by chance: for that look at careaudit trend.");
  return lines;
}

std::string comparison_text(const Comparison& comparison) {
  std::string out = fmt::format("{} against {}; {} in both\n", round_words(comparison.before), round_words(comparison.after), counted(comparison.plans_in_both, "plan"));
  for (const auto& change : comparison.measures) {
    out += fmt::format("\n{} (counted in {}): {}\n", terminal_text(change.measure.title), change.measure.is_item_unit ? "items" : "plans", verdict_of(change));
    out += fmt::format("  {}/{} {} -> {}/{} {}; {}\n  {}\n", change.before.numerator, change.before.denominator, percent_text(change.before), change.after.numerator, change.after.denominator, percent_text(change.after),
                       difference_words(change), tests_words(change));
  }
  out += "\nRules, plans failing before and after; of the plans in both:\n";
  for (const auto& change : comparison.rules) {
    out += fmt::format("  {}  {} -> {}: {}\n", change.rule.id, change.failing_before, change.failing_after, change_words(change));
    out += change.appeared.empty() ? "" : fmt::format("      new: {}\n", names(change.appeared));
    out += change.worse.empty() ? "" : fmt::format("      worse: {}\n", names(change.worse));
  }
  out += comparison.rules.empty() ? "  nothing changed\n\n" : "\n";
  out += comparison.dialog.empty() ? "" : "DIALOG scores, from 1 to 7, of the people who are in both:\n";
  for (const auto& change : comparison.dialog) {
    out += fmt::format("  {}  mean {:.1f} -> {:.1f} ({:+.1f}); {}: {} higher, {} the same, {} lower\n", padded(terminal_text(change.area), 16), change.mean_before, change.mean_after, change.mean_after - change.mean_before,
                       counted(change.people, "person", "people"), change.higher, change.same, change.lower);
  }
  out += comparison.dialog.empty() ? "" : "\n";
  for (const auto& line : caveats_of(comparison)) {
    out += wrapped(line, 100, 0) + "\n";
  }
  return out;
}

std::string comparison_csv(const Comparison& comparison) {
  std::string out(csv_start);
  CsvRow row;
  for (const auto* heading : {"kind", "id", "title", "unit", "before", "before_of", "after", "after_of", "difference", "ci_low", "ci_high", "fisher_p", "chi_squared_p", "mcnemar_p", "verdict", "resolved", "better", "worse", "new"}) {
    row.cell(heading);
  }
  out += row.take();
  const auto points = [](double share) { return fmt::format("{:.2f}", 100 * share); };
  for (const auto& change : comparison.measures) {
    row.cell("measure").cell(change.measure.id).cell(change.measure.title).cell(change.measure.is_item_unit ? "item" : "plan");
    row.cell(fmt::to_string(change.before.numerator)).cell(fmt::to_string(change.before.denominator)).cell(fmt::to_string(change.after.numerator)).cell(fmt::to_string(change.after.denominator));
    row.cell(change.difference ? points(change.difference->value) : "").cell(change.difference ? points(change.difference->interval.low) : "").cell(change.difference ? points(change.difference->interval.high) : "");
    row.cell(fmt::format("{:.6g}", change.fisher)).cell(change.chi_squared ? fmt::format("{:.6g}", change.chi_squared->probability) : "").cell(change.paired ? fmt::format("{:.6g}", change.paired->probability) : "");
    row.cell(verdict_of(change)).cell("").cell("").cell("").cell("");
    out += row.take();
  }
  for (const auto& change : comparison.rules) {
    row.cell("rule").cell(change.rule.id).cell(change.rule.title).cell("plan").cell(fmt::to_string(change.failing_before)).cell(fmt::to_string(comparison.before.plans));
    row.cell(fmt::to_string(change.failing_after)).cell(fmt::to_string(comparison.after.plans)).cell("").cell("").cell("").cell("").cell("").cell("").cell("");
    row.cell(fmt::to_string(change.resolved.size())).cell(fmt::to_string(change.better.size())).cell(fmt::to_string(change.worse.size())).cell(fmt::to_string(change.appeared.size()));
    out += row.take();
  }
  return out;
}

std::string comparison_json(const Comparison& comparison) {
  JsonWriter json;
  json.object();
  write_round(json, "before", comparison.before);
  write_round(json, "after", comparison.after);
  json.key("same_rules").yes_no(comparison.has_same_rules).field("plans_in_both", comparison.plans_in_both).key("paired").yes_no(comparison.is_paired);
  json.key("measures").array();
  for (const auto& change : comparison.measures) {
    json.object().field("id", change.measure.id).field("title", change.measure.title).field("unit", change.measure.is_item_unit ? "item" : "plan");
    write_count(json, "before", change.before);
    write_count(json, "after", change.after);
    json.key("difference").decimal(change.difference ? std::optional(100 * change.difference->value) : std::nullopt).key("ci95");
    change.difference ? json.array().decimal(100 * change.difference->interval.low).decimal(100 * change.difference->interval.high).end_array() : json.null();
    write_probability(json, "fisher_p", change.fisher);
    if (change.chi_squared) {
      write_probability(json, "chi_squared_p", change.chi_squared->probability);
    }
    if (change.paired) {
      write_probability(json, "mcnemar_p", change.paired->probability);
      json.key("pairs").object().field("met_in_both", change.paired->met_in_both).field("now_met", change.paired->now_met).field("no_longer_met", change.paired->no_longer_met).field("met_in_neither", change.paired->met_in_neither).end_object();
    }
    json.field("verdict", verdict_of(change)).end_object();
  }
  json.end_array().key("rules").array();
  for (const auto& change : comparison.rules) {
    json.object().field("id", change.rule.id).field("title", change.rule.title).field("severity", name_of(change.rule.severity)).field("failing_before", change.failing_before).field("failing_after", change.failing_after);
    write_refs(json, "resolved", change.resolved);
    write_refs(json, "better", change.better);
    write_refs(json, "worse", change.worse);
    write_refs(json, "new", change.appeared);
    json.end_object();
  }
  json.end_array().key("dialog").array();
  for (const auto& change : comparison.dialog) {
    json.object().field("area", change.area).field("people", change.people).key("mean_before").decimal(change.mean_before).key("mean_after").decimal(change.mean_after);
    json.field("higher", change.higher).field("same", change.same).field("lower", change.lower).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace careaudit
