// Made by hand: no rule runs, so that a change of wording elsewhere leaves the goldens alone.
#include "support/audit_fixture.h"

#include <doctest/doctest.h>

using namespace careaudit;

namespace {

const Rule* add_rule(AuditFixture& fixture, const std::string& id, const std::string& title, Severity severity) {
  auto rule = std::make_unique<Rule>();
  rule->id = id;
  rule->title = title;
  rule->severity = severity;
  rule->because = "Because it <matters> & is kind.";
  rule->remedy = "Write the name, then the role; \"the team\" is nobody.";
  rule->source = "Guide 9";
  rule->evidences = {"cca/9"};
  rule->is_roll_up = id == "goal.smart";
  fixture.rules.push_back(std::move(rule));
  return fixture.rules.back().get();
}

const Measure* add_measure(AuditFixture& fixture, const std::string& id, const std::string& title, MeasureKind kind) {
  auto measure = std::make_unique<Measure>();
  measure->id = id;
  measure->title = title;
  measure->definition = "What is counted, of what.";
  measure->kind = kind;
  fixture.measures.push_back(std::move(measure));
  return fixture.measures.back().get();
}

OutcomeRow fail(const Rule* rule, const std::string& item, const std::string& message, std::vector<std::string> evidence, Location at, const std::string& fingerprint, AboutItem about = {}) {
  return {.rule = rule, .item = item, .outcome = Outcome::fail, .message = message, .evidence = std::move(evidence), .at = at, .fingerprint = fingerprint, .about = std::move(about)};
}

}  // namespace

AuditFixture audit_fixture() {
  AuditFixture fixture;
  const Rule* named = add_rule(fixture, "action.named-person", "Every action names the person responsible", Severity::error);
  const Rule* smart = add_rule(fixture, "goal.smart", "The goal is SMART", Severity::warning);
  const Rule* words = add_rule(fixture, "language.judgemental", "No word judges the person", Severity::warning);
  const Rule* review = add_rule(fixture, "review.not-overdue", "The review date has not passed", Severity::advice);
  const Measure* personal = add_measure(fixture, "personal-goals", "Plans with a personal goal", MeasureKind::one_item);
  const Measure* responsible = add_measure(fixture, "named-responsibility", "Actions with a named person", MeasureKind::items);
  fixture.run = {.version = "1.0.0", .rules_hash = "0123456789abcdef", .as_of = *Date::of(2026, 3, 31), .profile = "full", .rules = {named, smart, words, review}, .by = {"ward"}};

  PlanResult first{.id = "KED-0412", .ward = "Kedleston Unit", .type = "inpatient", .status = "active", .file = "march/ward.yaml", .at = {1, 1}};
  first.outcomes.push_back(fail(named, "actions[0]", "`{0}` is a role: write the name, then the role", {"OT <&\">"}, {12, 18}, "00000000000000a1", {"action 1", "Ring <Si\u00E2n> & \"Nan\"", "this action's `responsible`", {12, 5}}));
  first.outcomes.push_back({.rule = named, .item = "actions[1]", .outcome = Outcome::pass, .evidence = {"Si\u00E2n"}, .at = {15, 18}});
  first.outcomes.push_back(fail(smart, "goals[0]", "not specific (S), time-bound (T)", {}, {8, 5}, "00000000000000a2", {"goal 1", "To work on getting better at a great many things, one after another, some day", "this goal", {8, 5}}));
  first.outcomes.push_back(fail(words, "safety.issues[1]", "`{0}`: say takes, agrees to; `{1}`: say declined", {"=comply]]>", "refuses\x1B[31m"}, {20, 9}, "00000000000000a3", {"safety issue 2", "She =comply]]> and refuses\x1B[31m", "this safety issue", {20, 9}}));
  first.outcomes.push_back({.rule = review, .outcome = Outcome::not_applicable, .reason = "the review date is not recorded", .at = {1, 1}});
  PlanResult second{.id = "KED-0413", .ward = "Kedleston Unit", .type = "general", .status = "active", .file = "march/ward.yaml", .at = {40, 1}};
  second.outcomes.push_back({.rule = named, .outcome = Outcome::not_applicable, .reason = "no actions are recorded", .at = {40, 1}});
  second.outcomes.push_back({.rule = smart, .item = "goals[0]", .outcome = Outcome::pass, .at = {44, 5}});
  second.outcomes.push_back({.rule = words, .outcome = Outcome::not_assessable, .reason = "the text is not in English", .at = {40, 1}});
  second.outcomes.push_back(fail(review, "", "the review date passed 12 days ago", {"19 March"}, {42, 14}, "00000000000000a4"));
  PlanResult third{.id = "M,\"1\"", .ward = "M\u00F4r & Mynydd | <Ward>", .type = "cpa", .status = "active", .file = "march/caf\u00E9 100%.xml", .at = {2, 3}};
  third.outcomes.push_back(fail(named, "actions[0]", "no one is named as responsible: write a name, then the role", {}, {9, 7}, "00000000000000a5", {"action 1", "", "this action's `responsible`", {9, 7}}));
  third.outcomes.push_back({.rule = smart, .outcome = Outcome::not_applicable, .reason = "no goals are recorded", .at = {2, 3}});
  third.outcomes.push_back({.rule = words, .outcome = Outcome::pass, .at = {2, 3}});
  third.outcomes.push_back({.rule = review, .outcome = Outcome::pass, .evidence = {"2026-09-30"}, .at = {5, 3}});
  PlanResult fourth{.id = "M-2", .ward = third.ward, .type = "cpa", .status = "active", .file = third.file, .at = {30, 3}};
  fourth.outcomes.push_back({.rule = named, .item = "actions[0]", .outcome = Outcome::pass, .evidence = {"Mum"}, .at = {33, 7}});
  PlanResult fifth{.id = "N-1", .ward = "", .type = "general", .status = "active", .file = "none.yaml", .at = {1, 1}};
  fifth.outcomes.push_back({.rule = review, .outcome = Outcome::pass, .at = {2, 1}});
  fifth.problems.push_back({.severity = Severity::warning, .file = "none.yaml", .at = {3, 1}, .message = "unknown field `{0}`", .remedy = "rules do not read it", .quoted = {"colour"}});
  fixture.plans = {first, second, third, fourth, fifth};

  const auto count = [](std::uint64_t numerator, std::uint64_t denominator, std::uint64_t not_applicable, std::uint64_t not_assessable) {
    return MeasureCount{.numerator = numerator, .denominator = denominator, .not_applicable = not_applicable, .not_assessable = not_assessable};
  };
  fixture.summary.plans = 5;
  fixture.summary.not_audited = {{"draft", 2}, {"superseded", 1}};
  fixture.summary.unreadable = 1;
  fixture.summary.skipped_files = 1;
  fixture.summary.findings = {{Severity::error, 2}, {Severity::warning, 1}, {Severity::advice, 1}};
  fixture.summary.measures = {
      {.measure = personal, .by = "ward", .groups = {{"Kedleston Unit", count(1, 2, 0, 0)}, {third.ward, count(0, 0, 1, 1)}, {std::nullopt, count(2, 3, 0, 0)}}, .total = count(3, 5, 1, 1)},
      {.measure = responsible, .by = "ward", .groups = {{"Kedleston Unit", count(7, 9, 1, 0)}, {third.ward, count(1, 2, 0, 0)}}, .total = count(8, 11, 1, 0)}};
  fixture.summary.rules = {{.rule = named, .pass = 2, .fail = 2, .not_applicable = 1, .not_assessable = 0, .plans_failing = 2},
                           {.rule = smart, .pass = 1, .fail = 1, .not_applicable = 1, .not_assessable = 0, .plans_failing = 1},
                           {.rule = words, .pass = 1, .fail = 1, .not_applicable = 0, .not_assessable = 1, .plans_failing = 1},
                           {.rule = review, .pass = 2, .fail = 1, .not_applicable = 1, .not_assessable = 0, .plans_failing = 1}};
  fixture.summary.problems = {{.severity = Severity::error, .file = "march/broken.xml", .at = {3, 9}, .message = "`&` stands alone", .remedy = "write `&amp;` for the character itself"},
                              fifth.problems.front()};
  return fixture;
}

std::string report_of(const AuditFixture& fixture, const ReportFormat& format, const ReportOptions& options) {
  class TextSink : public Sink {
   public:
    void write(std::string_view bytes) override { text.append(bytes); }
    void give_up(std::string_view why) override { FAIL(std::string(why)); }
    std::string text;
  };
  TextSink sink;
  const auto report = format.open(options);
  report->begin(fixture.run, sink);
  for (const auto& plan : fixture.plans) {
    report->plan(plan, sink);
  }
  report->end(fixture.summary, sink);
  return sink.text;
}
