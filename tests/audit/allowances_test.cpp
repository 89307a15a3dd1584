// Findings allowed, rules excepted, and what an earlier report knew: counted, never silent.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

constexpr const char* plan =
    "careplan: 1\nid: A\nward: Elm\ngoals: [Improve wellbeing]\nactions: [{text: Walk to the shop, responsible: OT, when: daily}]\n";

nlohmann::json audit(const TestFolder& folder, std::vector<std::string> more = {}) {
  std::vector<std::string> args{"check", "--as-of", "2026-03-31", "--only", "action.named-person,goal.personal,goal.present", "-f", "json", "@p.yaml"};
  args.insert(args.end(), more.begin(), more.end());
  return nlohmann::json::parse(folder.run(args).out);
}

nlohmann::json outcome_of(const nlohmann::json& report, const std::string& rule) {
  for (const auto& outcome : report["plans"][0]["outcomes"]) {
    if (outcome["rule"] == rule) {
      return outcome;
    }
  }
  return nullptr;
}

Ran checked(const std::string& text, std::vector<std::string> more = {}) {
  const TestFolder folder;
  folder.write("p.yaml", text);
  std::vector<std::string> args{"check", "--as-of", "2026-03-31", "--only", "action.named-person", "@p.yaml"};
  args.insert(args.end(), more.begin(), more.end());
  return folder.run(args);
}

const std::string allowed = std::string(plan) + "careaudit: {allow: [{rule: action.named-person, reason: Told on the phone, until: 2026-06-30}]}\n";

}  // namespace

TEST_CASE("an allowed finding stays a fail, and leaves the lists and the exit status") {
  const TestFolder folder;
  folder.write("p.yaml", allowed);
  const auto report = audit(folder);
  const auto outcome = outcome_of(report, "action.named-person");
  CHECK(outcome["outcome"] == "fail");
  CHECK(outcome["suppressed"] == nlohmann::json{{"reason", "Told on the phone"}, {"until", "2026-06-30"}});
  CHECK(report["suppressed"] == nlohmann::json{{{"ward", "Elm"}, {"allowed", 1}, {"known", 0}, {"excepted", 0}, {"expired", 0}}});
  CHECK(report["totals"]["findings"]["error"] == 1);
  for (const auto& measure : report["measures"]) {
    if (measure["id"] == "named-responsibility") {
      CHECK(measure["total"]["numerator"] == 0);
      CHECK(measure["total"]["denominator"] == 1);
    }
  }
  const Ran ran = checked(allowed);
  CHECK(ran.status == 0);
  CHECK(ran.out.find("[action.named-person]") == std::string::npos);
  CHECK(ran.out.find("Left out of the findings or of a denominator, with a reason:\n  Elm: 1 finding allowed\n") != std::string::npos);
  CHECK(checked(allowed, {"-f", "csv"}).out.find("named-person") == std::string::npos);
  CHECK(checked(allowed, {"-f", "github"}).out.find("named-person") == std::string::npos);
  CHECK(checked(allowed, {"-f", "junit"}).out.find("<skipped message=\"allowed until 2026-06-30\"/>") != std::string::npos);
  CHECK(nlohmann::json::parse(checked(allowed, {"-f", "sarif"}).out)["runs"][0]["results"][0]["suppressions"][0]["kind"] == "inSource");
}

TEST_CASE("the plan's reason is plan text, and is quoted only where words are") {
  for (const auto* format : {"text", "json", "ndjson", "csv", "sarif", "junit", "markdown", "html", "github"}) {
    CHECK_MESSAGE(checked(allowed, {"-f", format, "--evidence", "none", "--all-outcomes"}).out.find("phone") == std::string::npos, format);
  }
}

TEST_CASE("an allowance whose end has passed allows nothing, and is told of") {
  const Ran ran = checked(std::string(plan) + "careaudit: {allow: [{rule: action.*, reason: Told, until: 2026-03-30}]}\n");
  CHECK(ran.status == 1);
  CHECK(ran.err == "p.yaml:6:21: warning: the allowance for `action.*` ended on 30 March 2026\n    mend what it allowed, or decide again and write a new date\n");
  CHECK(ran.out.find("  Elm: 1 allowance ended\n") != std::string::npos);
  CHECK(checked(std::string(plan) + "careaudit: {allow: [{rule: action.*, reason: Told, until: 2026-03-31}]}\n").status == 0);
}

TEST_CASE("allowances and exceptions that do nothing say why") {
  const auto said = [](const std::string& text) { return checked(std::string(plan) + text).err; };
  CHECK(said("careaudit: {allow: [{rule: action.name-person, reason: Told, until: 2026-06-30}]}\n") ==
        "p.yaml:6:21: warning: an allowance names the rule `action.name-person`, which is not there, and does nothing; did you mean `action.named-person`?\n"
        "    `careaudit rules list` lists the rules; `action.*` names a group\n");
  CHECK(said("careaudit: {allow: [{rule: action.named-person, until: 2026-06-30}]}\n") ==
        "p.yaml:6:21: warning: an allowance for `action.named-person` gives no reason, and does nothing\n    write why, under `reason`\n");
  CHECK(said("careaudit: {allow: [{rule: action.named-person, reason: Told}]}\n") ==
        "p.yaml:6:21: warning: the allowance for `action.named-person` has no date in `until` that can be read, and does nothing\n    write the day until which it holds, as in `until: 2026-06-30`\n");
  CHECK(said("exceptions: [{rule: action.named-person}]\n") == "p.yaml:6:14: warning: an exception for `action.named-person` gives no reason, and does nothing\n    write why, under `reason`\n");
  CHECK(said("exceptions: [{reason: too unwell}]\n") == "p.yaml:6:14: warning: an exception names no rule, and does nothing\n    `careaudit rules list` lists the rules; `action.*` names a group\n");
}

TEST_CASE("a rule that a plan excepts itself from leaves the denominator") {
  const TestFolder folder;
  folder.write("p.yaml", std::string(plan) + "exceptions: [{rule: goal.*, reason: Too unwell to be asked}]\n");
  const auto report = audit(folder);
  const auto outcome = outcome_of(report, "goal.personal");
  CHECK(outcome["outcome"] == "not_applicable");
  CHECK(outcome["item"] == "");
  CHECK(outcome["reason"] == "an exception is recorded");
  CHECK(outcome["evidence"] == nlohmann::json{"Too unwell to be asked"});
  CHECK(outcome["excepted"] == true);
  CHECK(report["suppressed"][0]["excepted"] == 2);
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "-f", "json", "--evidence", "none", "@p.yaml"}).out.find("unwell") == std::string::npos);
}

TEST_CASE("with a baseline only what is new is shown") {
  const TestFolder folder;
  folder.write("p.yaml", plan);
  for (const auto* format : {"json", "ndjson"}) {
    CAPTURE(format);
    CHECK(folder.run({"check", "--as-of", "2026-03-01", "--only", "action.named-person,goal.personal", "-o", std::string(format) + "=@before", "-q", "@p.yaml"}).status == 1);
    folder.write("p.yaml", std::string(plan) + "needs: [Home help]\n");
    const auto report = audit(folder, {"--baseline", "@before", "--only", "need.not-a-service"});
    CHECK(outcome_of(report, "action.named-person")["suppressed"]["reason"] == "in the earlier report");
    CHECK(outcome_of(report, "need.not-a-service").contains("suppressed") == false);
    CHECK(report["totals"]["findings"]["error"] == 1);
    CHECK(report["suppressed"][0]["known"] == 2);
    folder.write("p.yaml", plan);
    CHECK(folder.run({"check", "--as-of", "2026-03-31", "--only", "action.named-person,goal.personal", "--baseline", "@before", "-q", "@p.yaml"}).status == 0);
  }
}

TEST_CASE("what is no earlier report is refused") {
  const TestFolder folder;
  folder.write("p.yaml", plan);
  folder.write("x.json", "{\"plans\": []}\n");
  const auto said = [&](const std::string& name) { return folder.run({"check", "--as-of", "2026-03-31", "--baseline", name, "@p.yaml"}).err; };
  CHECK(said("@x.json") == "careaudit: `--baseline x.json` is no report of careaudit in the format json or ndjson\n    name an earlier report, written with `-o report.json`\n");
  CHECK(said("@none.json") == "careaudit: `--baseline none.json` cannot be read: no such file or directory\n    check the name and that you may read it\n");
  CHECK(said("@.") == "careaudit: `--baseline .` is a folder\n    name an earlier report, written with `-o report.json`\n");
}

TEST_CASE("a roll-up whose failing letters are all allowed is allowed with them") {
  const std::string goal = "careplan: 1\nid: A\nward: Elm\nactions: [{goal: g1, text: Ring the pool}]\n"
                           "goals: [{id: g1, text: I want to feel better by 30 June, measure: four out of five on my own scale, reason: It matters to me}]\n";
  const auto run = [](const std::string& text, const char* format) {
    const TestFolder folder;
    folder.write("p.yaml", text);
    return folder.run({"check", "--as-of", "2026-03-31", "--only", "goal.*", "--fail-on", "warning", "-f", format, "@p.yaml"});
  };
  CHECK(run(goal, "text").out.find("[goal.smart: S]") != std::string::npos);
  const std::string allowed_goal = goal + "careaudit: {allow: [{rule: goal.specific, reason: Her own words, until: 2026-06-30}]}\n";
  const Ran text = run(allowed_goal, "text");
  CHECK(text.status == 0);
  CHECK(text.out.find("goal.smart") == std::string::npos);
  CHECK(text.out.find("  Elm: 1 finding allowed\n") != std::string::npos);
  CHECK(run(allowed_goal, "github").out == "");
  CHECK(run(allowed_goal, "junit").out.find("<failure") == std::string::npos);
}

TEST_CASE("what is judged over all plans together cannot be allowed in one") {
  CHECK(checked(std::string(plan) + "exceptions: [{rule: language.copied-text, reason: ours}]\n").err ==
        "p.yaml:6:14: warning: an exception for `language.copied-text` does nothing: it is judged over all plans together\n"
        "    take it out; a rule is turned off for all in careaudit.yaml, with a reason\n");
}
