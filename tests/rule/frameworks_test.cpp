// Frameworks: what rules say they are evidence of, and reports that read by a framework's headings.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "rule/rule.h"
#include "support/program.h"

using namespace careaudit;

namespace {

constexpr const char* framework =
    "title: Ward standard\nabout: Of our own.\ncriteria:\n  - {id: w1, heading: A budget is known}\n"
    "  - {id: w2, heading: The budget is fair, person: yes, checked: yes}\n";

std::string rule(const std::string& evidences) {
  return "title: The plan has a budget\nseverity: warning\non: budget.amount\ncheck: present\noptions: {label: a budget}\n"
         "because: Money runs out.\nremedy: Write the amount.\nsource: Our policy 3\n" +
         evidences + "examples:\n  pass:\n    - |\n      budget: {amount: 20 pounds}\n  fail:\n    - |\n      id: A   # fails: a budget\n";
}

std::string said_of(const std::string& evidences, const std::string& standard = framework) {
  const TestFolder folder;
  folder.write("r/frameworks/ward.yaml", standard);
  folder.write("r/plan/has-budget.yaml", rule(evidences));
  return folder.run({"rules", "test", "@r"}).err;
}

constexpr const char* plan = "careplan: 1\nid: A\nadmitted: 2026-03-25\ngoals: [Improve]\n";

}  // namespace

TEST_CASE("every built-in rule is evidence of something that is there, and of nothing that needs a person") {
  Problems problems;
  const RuleSet rules = load_rules(built_in_rules(), problems);
  CHECK(problems.empty());
  CHECK(rules.frameworks.size() >= 14);
  for (const auto& one : rules.rules) {
    CHECK_MESSAGE(!one.evidences.empty(), one.id);
  }
  for (const auto& one : rules.frameworks) {
    CHECK_MESSAGE(rules.profile(one.id) != nullptr, one.id);
  }
}

TEST_CASE("what a rule is evidence of must be there") {
  CHECK(said_of("evidences: [ward/w1]\n") == "");
  CHECK(said_of("") == "");
  CHECK(said_of("evidences: [wart/w1]\n").starts_with("r/plan/has-budget.yaml:9:1: error: `evidences: wart/w1` names no framework; did you mean `ward`?\n    frameworks: `accessible-information`, "));
  CHECK(said_of("evidences: [ward/w9]\n") == "r/plan/has-budget.yaml:9:1: error: `evidences: ward/w9` names no criterion of ward; did you mean `w1`?\n    its criteria: `w1` and `w2`\n");
  CHECK(said_of("evidences: [ward/w2]\n") ==
        "r/plan/has-budget.yaml:9:1: error: `evidences: ward/w2`: that criterion needs a person, so that no rule is evidence of it\n"
        "    take it out, or take `person: yes` out of the framework's file\n");
}

TEST_CASE("a framework's file is checked") {
  CHECK(said_of("", "title: Ward standard\n") == "r/frameworks/ward.yaml:1:1: error: a framework has no `criteria`\n    write a list below `criteria:`, each item after `- `\n");
  CHECK(said_of("", "title: W\ncriteria:\n  - {id: a, heading: A, rules: [x]}\n") ==
        "r/frameworks/ward.yaml:3:25: error: unknown key `rules`\n    a criterion takes `id`, `heading`, `person` and `checked`\n");
  CHECK(said_of("", "title: W\ncriteria:\n  - {id: a, heading: A}\n  - {id: a, heading: B}\n") == "r/frameworks/ward.yaml:4:5: error: the criterion `a` stands here twice\n    give each an id of its own\n");
  CHECK(said_of("", "title: W\ncriteria:\n  - {id: a/b, heading: A}\n") ==
        "r/frameworks/ward.yaml:3:5: error: the criterion `a/b` has a slash in its id\n    rules name it as framework/criterion: leave slashes out\n");
}

TEST_CASE("a framework is a profile, and its reports read by its headings") {
  const TestFolder folder;
  folder.write("r/frameworks/ward.yaml", framework);
  folder.write("r/plan/has-budget.yaml", rule("evidences: [ward/w1]\n"));
  folder.write("p.yaml", plan);
  const Ran ran = folder.run({"check", "--as-of", "2026-03-31", "--rules", "@r", "--profile", "ward", "@p.yaml"});
  CHECK(ran.out.find("profile ward (1 rule,") != std::string::npos);
  CHECK(ran.out.find("\nBY CRITERION: Ward standard\nw1. A budget is known (our paraphrase, unchecked)\n    0 of 1 plans: The plan has a budget [plan.has-budget]\nw2. The budget is fair (needs a person)\n") != std::string::npos);
  const auto json = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-03-31", "--rules", "@r", "--profile", "ward", "-f", "json", "@p.yaml"}).out);
  CHECK(json["framework"]["id"] == "ward");
  CHECK(json["framework"]["criteria"][0] == nlohmann::json{{"id", "w1"}, {"heading", "A budget is known"}, {"needs_person", false}, {"checked", false}, {"rules", {{{"rule", "plan.has-budget"}, {"plans_meeting", 0}, {"plans_judged", 1}}}}});
  CHECK(json["framework"]["criteria"][1]["rules"].empty());
  const std::string markdown = folder.run({"check", "--as-of", "2026-03-31", "--rules", "@r", "--profile", "ward", "-f", "markdown", "@p.yaml"}).out;
  CHECK(markdown.find("## By criterion: Ward standard\n\nOf our own.\n\n| criterion | rule | met in | note |\n") != std::string::npos);
  const std::string html = folder.run({"check", "--as-of", "2026-03-31", "--rules", "@r", "--profile", "ward", "-f", "html", "@p.yaml"}).out;
  CHECK(html.find("By criterion: Ward standard</h2>") != std::string::npos);
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "@p.yaml"}).out.find("BY CRITERION") == std::string::npos);
}

TEST_CASE("before its time nothing is asked of a plan") {
  const TestFolder folder;
  folder.write("p.yaml", plan);
  const auto outcome = [&](const char* as_of) {
    const auto json = nlohmann::json::parse(folder.run({"check", "--as-of", as_of, "--profile", "gdcp", "-f", "json", "@p.yaml"}).out);
    return json["plans"][0]["outcomes"][0];
  };
  CHECK(outcome("2026-04-04")["outcome"] == "not_applicable");
  CHECK(outcome("2026-04-04")["reason"] == "not asked until 10 days after `admitted`");
  CHECK(outcome("2026-04-05")["outcome"] == "fail");
}

TEST_CASE("a profile's framework and date must be there") {
  const TestFolder folder;
  folder.write("r/profiles/mine.yaml", "title: Mine\nframework: nice-qs41\nnot_before: {field: ward, days: 3}\n");
  CHECK(folder.run({"rules", "test", "@r"}).err.find("mine.yaml:2:1: error: `framework: nice-qs41` names no framework; did you mean `nice-qs14`?\n") != std::string::npos);
  CHECK(folder.run({"rules", "test", "@r"}).err.find("mine.yaml:3:14: error: `field: ward` names no date of the vocabulary\n") != std::string::npos);
  folder.write("r/profiles/mine.yaml", "title: Mine\nframework: nice-qs14\nnot_before: {field: admitted}\n");
  CHECK(folder.run({"rules", "test", "@r"}).err.find("mine.yaml:3:1: error: `not_before` has no number of days\n    write it as `not_before: {field: admitted, days: 10}`\n") != std::string::npos);
}

TEST_CASE("the crosswalk is a table of rules and frameworks") {
  const TestFolder folder;
  const std::string table = folder.run({"rules", "list", "--frameworks", "--format", "markdown"}).out;
  CHECK(table.starts_with("| rule | accessible-information | care-act-s25 | "));
  CHECK(table.find("\n| need.not-a-service |  | needs | 9 | ") != std::string::npos);
  CHECK(table.find("\n| 1 | Carers, and what they do, are known from the first contact | `involvement.carers` | our paraphrase, unchecked |\n") != std::string::npos);
  const auto json = nlohmann::json::parse(folder.run({"rules", "list", "--frameworks", "--format", "json"}).out);
  CHECK(json[0]["id"] == "accessible-information");
  CHECK(json[0]["criteria"][0] == nlohmann::json{{"id", "identify"}, {"heading", "Ask about information and communication needs"}, {"needs_person", true}, {"checked", true}, {"rules", nlohmann::json::array()}});
}
