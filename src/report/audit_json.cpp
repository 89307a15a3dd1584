// JSON of plans, measures, problems and totals, as callers rely on it.
#include "report/audit_json.h"

#include "audit/suppress.h"
#include "report/by_framework.h"
#include "report/template_table.h"

namespace careaudit {
namespace {

void write_outcome(JsonWriter& json, const OutcomeRow& row, EvidenceShown evidence) {
  json.object().field("rule", row.rule->id).field("item", item_of(row, evidence)).field("outcome", name_of(row.outcome));
  if (const auto discreet = item_of(row, EvidenceShown::none); discreet != item_of(row, evidence)) {
    json.field("discreet_item", discreet);   // Without the plan's own keys, for reports made of this one.
  }
  if (row.outcome == Outcome::fail) {
    json.field("severity", name_of(row.rule->severity)).field("message", message_of(row, evidence));
  }
  if (!row.reason.empty()) {
    json.field("reason", row.reason);
  }
  if (row.outcome == Outcome::fail || !row.evidence.empty()) {
    json.key("evidence").array();
    for (const auto& words : evidence_of(row, evidence)) {
      json.text(words);
    }
    json.end_array();
  }
  if (row.silenced != Silenced::no) {
    json.key("suppressed").object().field("reason", reason_of_silence(row, evidence));
    json.key("until");
    row.allowed->until.empty() ? json.null() : json.text(row.allowed->until);
    json.end_object();
  }
  if (row.slot != Slot::none) {
    json.field("template", word_of(row.slot));
  }
  if (row.is_excepted) {
    json.key("excepted").yes_no(true);
  }
  if (const auto text = whole_text_of(*row.about, evidence); !text.empty()) {
    json.field("text", text);
  }
  json.field("line", row.at.line).field("column", row.at.column);
  if (!row.fingerprint.empty()) {
    json.field("fingerprint", row.fingerprint);
  }
  json.end_object();
}

void write_count(JsonWriter& json, const MeasureCount& count) {
  const auto number = [&json](std::string_view key, std::uint64_t value, bool is_withheld) { is_withheld ? json.key(key).null() : json.field(key, value); };
  number("numerator", count.numerator, count.withheld != Withheld::none);
  number("denominator", count.denominator, count.withheld == Withheld::all);
  number("not_applicable", count.not_applicable, count.hides_beside);
  number("not_assessable", count.not_assessable, count.hides_beside);
  if (count.withheld != Withheld::none) {
    json.key("suppressed").yes_no(true);
  }
  json.key("percent").decimal(percent(count));
  json.key("ci95");
  if (const auto interval = percent_interval(count)) {
    json.array().decimal(interval->low).decimal(interval->high).end_array();
  } else {
    json.null();
  }
}

void write_measure(JsonWriter& json, const MeasureTable& table) {
  const Measure& measure = *table.measure;
  json.object().field("id", measure.id).field("title", measure.title).field("definition", measure.definition);
  json.field("unit", measure.is_item_unit() ? "item" : "plan").field("by", table.by);
  if (measure.target) {
    json.field("target", static_cast<std::uint64_t>(*measure.target));
  }
  json.key("groups").array();
  for (const auto& group : table.groups) {
    json.object().key("group");
    group.group ? json.text(*group.group) : json.null();
    write_count(json, group.count);
    json.end_object();
  }
  json.end_array();
  json.key("total").object();
  write_count(json, table.total);
  json.end_object().end_object();
}

void write_problem(JsonWriter& json, const Problem& unfilled, EvidenceShown evidence) {
  const Problem problem = shown_problem(unfilled, evidence);
  json.object().field("severity", name_of(problem.severity)).field("file", problem.file);
  json.field("line", problem.at.line).field("column", problem.at.column);
  json.field("message", problem.message).field("remedy", problem.remedy);
  if (const auto quoted = quoted_of(unfilled, evidence); !quoted.empty()) {
    json.key("quoted").array();
    for (const auto& words : quoted) {
      json.text(words);
    }
    json.end_array();
  }
  json.end_object();
}

void write_framework(JsonWriter& json, const Framework& framework, const Summary& summary) {
  json.object().field("id", framework.id).field("title", framework.title).key("criteria").array();
  for (const auto& result : by_criterion(framework, summary)) {
    const Criterion& criterion = *result.criterion;
    json.object().field("id", criterion.id).field("heading", criterion.heading);
    json.key("needs_person").yes_no(criterion.needs_person).key("checked").yes_no(criterion.is_checked).key("rules").array();
    for (const RuleCount* count : result.rules) {
      json.object().field("rule", count->rule->id).key("plans_meeting");
      count->is_withheld ? json.null() : json.number(count->plans_judged - count->plans_failing);
      json.key("plans_judged");
      count->is_withheld ? json.null() : json.number(count->plans_judged);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_plan(JsonWriter& json, const PlanResult& plan, EvidenceShown evidence) {
  json.object().field("id", plan.id).key("ward");
  plan.ward.empty() ? json.null() : json.text(plan.ward);
  json.field("type", plan.type).field("status", plan.status);
  json.key("source").object().field("file", plan.file).field("line", plan.at.line).end_object();
  if (!plan.dialog.empty()) {
    json.key("dialog").object().key("person");
    plan.person_hash.empty() ? json.null() : json.text(plan.person_hash);
    json.key("scores").object();
    for (const auto& [area, score] : plan.dialog) {
      json.field(area, static_cast<std::uint64_t>(score));
    }
    json.end_object().end_object();
  }
  json.key("outcomes").array();
  for (const auto& row : plan.outcomes) {
    write_outcome(json, row, evidence);
  }
  json.end_array().end_object();
}

void write_run(JsonWriter& json, const RunInfo& run) {
  json.field("careaudit", run.version).field("as_of", run.as_of.iso()).field("profile", run.profile);
  if (run.small_numbers != SmallNumbers::off) {
    json.field("suppress", name_of(run.small_numbers));
  }
  json.field("rules_hash", run.rules_hash).key("rules").array();
  for (const Rule* rule : run.rules) {
    json.object().field("id", rule->id).field("title", rule->title).field("severity", name_of(rule->severity));
    json.field("source", rule->source).end_object();
  }
  json.end_array();
  if (!run.off.empty()) {
    json.key("off").array();
    for (const auto& off : run.off) {
      json.object().field("rule", off.rule).field("reason", off.reason).end_object();
    }
    json.end_array();
  }
}

void write_summary(JsonWriter& json, const Framework* framework, const Summary& summary, EvidenceShown evidence) {
  json.key("batch").array();
  for (const auto& finding : summary.batch) {
    json.object().field("rule", finding.rule->id).field("item", finding.list).field("outcome", "fail").field("severity", name_of(finding.rule->severity));
    json.field("message", message_of(finding)).key("evidence").array();
    if (const std::string text = text_of(finding, evidence); !text.empty()) {
      json.text(text);
    }
    json.end_array().field("plans", finding.plans).key("among").array();
    for (const auto& id : finding.among) {
      json.text(id);
    }
    json.end_array().field("fingerprint", finding.fingerprint);
    if (finding.is_known) {
      json.key("suppressed").object().field("reason", known_words).key("until").null().end_object();
    }
    json.end_object();
  }
  json.end_array();
  if (framework != nullptr) {
    json.key("framework");
    write_framework(json, *framework, summary);
  }
  json.key("measures").array();
  for (const auto& table : summary.measures) {
    write_measure(json, table);
  }
  json.end_array().key("problems").array();
  for (const auto& problem : summary.problems) {
    write_problem(json, problem, evidence);
  }
  json.end_array().key("suppressed").array();
  for (const auto& [ward, count] : summary.silenced) {
    json.object().key("ward");
    ward.empty() ? json.null() : json.text(ward);
    json.field("allowed", count.allowed).field("known", count.known).field("excepted", count.excepted).field("expired", count.expired).end_object();
  }
  json.end_array().key("totals").object().key("plans");
  const auto number = [&](const char* name, std::uint64_t count) { summary.withheld.contains(name) ? json.null() : json.number(count); };
  number(withheld_plans, summary.plans);
  json.key("not_audited").object();
  for (const auto& [why, count] : summary.not_audited) {
    json.field(why, count);
  }
  for (const auto& name : summary.withheld) {
    if (name != withheld_plans && name != withheld_unreadable) {
      json.key(name).null();
    }
  }
  json.end_object().key("unreadable");
  number(withheld_unreadable, summary.unreadable);
  json.field("skipped_files", summary.skipped_files).field("skipped_records", summary.skipped_records);
  json.key("findings").object();
  for (const auto& [severity, count] : summary.findings) {
    json.field(name_of(severity), count);
  }
  for (const Severity severity : {Severity::error, Severity::warning, Severity::advice}) {
    if (!summary.findings.contains(severity)) {
      json.key(name_of(severity)).null();
    }
  }
  json.end_object().end_object();
}

}  // namespace careaudit
