// Rules that state their own conditions: what they ask, and what they are refused for.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

std::string rule(const std::string& head, const std::string& must) {
  return "title: A rule of our own\nseverity: error\n" + head + "check: condition_holds\noptions:\n  must: " + must +
         "\n  otherwise: it does not hold\nbecause: We want it.\nremedy: Mend it.\nsource: Ours\n"
         "examples:\n  pass:\n    - \"id: A\"\n  fail:\n    - \"id: B\"\n";
}

/// The outcomes of the rule for a plan, one a letter: p, f, a (not applicable), u (not assessable).
std::string asked(const std::string& must, const std::string& plan, const std::string& head = "") {
  const TestFolder folder;
  folder.write("r/own/one.yaml", rule(head, must));
  folder.write("p.yaml", "careplan: 1\n" + plan);
  const Ran ran = folder.run({"check", "--as-of", "2026-03-31", "--rules", "@r", "--only", "own.one", "-f", "json", "-q", "@p.yaml"});
  CAPTURE(ran.err);
  REQUIRE(!ran.out.empty());
  std::string letters;
  const auto report = nlohmann::json::parse(ran.out);
  for (const auto& outcome : report["plans"][0]["outcomes"]) {
    const std::string word = outcome["outcome"];
    letters += word == "not_applicable" ? 'a' : word == "not_assessable" ? 'u' : word[0];
  }
  return letters;
}

/// What is complained of in a rule with this condition.
std::string refused(const std::string& must, const std::string& head = "") {
  const TestFolder folder;
  folder.write("r/own/one.yaml", rule(head, must));
  return folder.run({"check", "--rules", "@r", "@r"}).err;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a field's value is asked for") {
  CHECK(asked("{field: ward, is: filled}", "ward: Elm\n") == "p");
  CHECK(asked("{field: ward, is: filled}", "id: A\n") == "f");
  CHECK(asked("{field: ward, is: blank}", "ward: ''\n") == "p");
  CHECK(asked("{field: ward, equals: elm}", "ward: Elm\n") == "p");
  CHECK(asked("{field: ward, one_of: [Rowan, Elm]}", "ward: Elm\n") == "p");
  CHECK(asked("{field: ward, one_of: [Rowan, Ash]}", "ward: Elm\n") == "f");
  CHECK(asked("{field: title, matches: '\\bleave\\b'}", "title: Leave plan\n") == "p");
  CHECK(asked("{field: title, matches: '\\bleave\\b'}", "title: Leaves\n") == "f");
  CHECK(asked("{field: dialog.focus, equals: job}", "dialog: {focus: [leisure, job]}\n") == "p");
  CHECK(asked("{field: involvement.copy_given, is: yes}", "involvement: {copy_given: yes}\n") == "p");
  CHECK(asked("{field: involvement.copy_given, is: yes}", "involvement: {copy_given: soon}\n") == "u");
  CHECK(asked("{field: review_date, is: date}", "review_date: soon\n") == "f");
}

TEST_CASE("numbers are compared; what is none cannot be") {
  CHECK(asked("{field: budget.amount, at_least: 100}", "budget: {amount: 120}\n") == "p");
  CHECK(asked("{field: budget.amount, less_than: 100}", "budget: {amount: '£1,120.50'}\n") == "f");
  CHECK(asked("{field: budget.amount, more_than: 99, at_most: 120}", "budget: {amount: 120}\n") == "p");
  CHECK(asked("{field: budget.amount, at_least: 100}", "budget: {amount: enough}\n") == "u");
  CHECK(asked("{field: budget.amount, at_least: 100}", "budget: {amount: nan}\n") == "u");
  CHECK(asked("{field: budget.amount, at_least: 100}", "id: A\n") == "u");
}

TEST_CASE("dates are compared with days, with the audit date and with each other") {
  const std::string plan = "last_review: 2026-01-31\nreview_date: 2026-04-30\n";
  CHECK(asked("{field: review_date, on_or_before: last_review + 3 months}", plan) == "p");
  CHECK(asked("{field: review_date, before: last_review + 3 months}", plan) == "f");
  CHECK(asked("{field: review_date, after: today}", plan) == "p");
  CHECK(asked("{field: review_date, on_or_after: 2026-05-01}", plan) == "f");
  CHECK(asked("{field: last_review, on_or_after: today - 8 weeks}", plan) == "f");
  CHECK(asked("{field: last_review, after: today - 60 days}", plan) == "p");
  CHECK(asked("{field: review_date, after: admitted + 1 year}", plan) == "u");
}

TEST_CASE("items are counted, and lists refer to each other") {
  const std::string plan = "goals: [{id: g1, text: Swim}, {id: g2, text: See my son}]\nactions: [{goal: g1, text: Ring}]\n";
  CHECK(asked("{count: goals, at_least: 2}", plan) == "p");
  CHECK(asked("{count: goals, exactly: 1}", plan) == "f");
  CHECK(asked("{count: actions, at_most: 1}", plan) == "p");
  CHECK(asked("{count: goals, where: {field: text, matches: son}, exactly: 1}", plan) == "p");
  CHECK(asked("{count: /actions, where: {field: goal, same_as: ../id}, at_least: 1}", plan, "each: goals\n") == "pf");
  CHECK(asked("{count: goals, where: {field: target_date, before: today}, at_least: 1}", plan) == "u");
  CHECK(asked("{count: goals, where: {field: target_date, before: today}, at_most: 2}", plan) == "p");
}

TEST_CASE("conditions are joined; what cannot be told matters only where nothing else decides") {
  CHECK(asked("{all: [{field: ward, is: filled}, {field: team, is: filled}]}", "ward: Elm\n") == "f");
  CHECK(asked("{any: [{field: ward, is: filled}, {field: team, is: filled}]}", "ward: Elm\n") == "p");
  CHECK(asked("{not: {field: ward, equals: Elm}}", "ward: Elm\n") == "f");
  CHECK(asked("{all: [{field: review_date, after: today}, {field: team, is: filled}]}", "ward: Elm\n") == "f");
  CHECK(asked("{any: [{field: review_date, after: today}, {field: ward, is: filled}]}", "ward: Elm\n") == "p");
  CHECK(asked("{any: [{field: review_date, after: today}, {field: team, is: filled}]}", "ward: Elm\n") == "u");
  CHECK(asked("{not: {field: review_date, after: today}}", "ward: Elm\n") == "u");
}

TEST_CASE("a rule is asked only when its `when` holds") {
  CHECK(asked("{field: team, is: filled}", "ward: Elm\n", "when: {field: ward, equals: Elm}\n") == "f");
  CHECK(asked("{field: team, is: filled}", "ward: Ash\n", "when: {field: ward, equals: Elm}\n") == "a");
  CHECK(asked("{field: team, is: filled}", "id: A\n", "when: {field: created, before: today}\n") == "u");
  CHECK(asked("{field: measure, is: filled}", "goals: [{text: A, need: n1}, {text: B}]\n", "each: goals\nwhen: {field: need, is: filled}\n") == "fa");
  CHECK(asked("{field: measure, is: filled}", "status: active\ngoals: [A]\n", "each: goals\nwhen: {field: /status, equals: active}\n") == "f");
}

TEST_CASE("conditions that cannot be are refused with what is expected") {
  const std::string at = "r/own/one.yaml:5:";
  CHECK(has(refused("{field: wart, is: filled}"), at + "10: error: `wart` names no field; did you mean `ward`?"));
  CHECK(has(refused("{field: ward, is: fille}"), at + "23: error: unknown `is: fille`; did you mean `filled`?"));
  CHECK(has(refused("{field: ward}"), at + "3: error: nothing is asked of `ward`"));
  CHECK(has(refused("{fields: ward}"), at + "10: error: unknown key `fields`; did you mean `field`?"));
  CHECK(has(refused("{count: ward, at_least: 1}"), at + "10: error: `ward` is no list"));
  CHECK(has(refused("{count: goals}"), at + "3: error: the count has none of `at_least`, `at_most` and `exactly`"));
  CHECK(has(refused("{field: ward, is: filled, where: {field: id, is: filled}}"), at + "35: error: `where` means nothing beside `field`"));
  CHECK(has(refused("{field: ward, count: goals}"), at + "3: error: the condition has several of `all`, `any`, `not`, `field` and `count`"));
  CHECK(has(refused("{field: title, matches: '(leave'}"), at + "24: error: the pattern `(leave` cannot be read: missing ): (leave"));
  CHECK(has(refused("{field: review_date, before: soon enough}"), at + "30: error: `soon enough` is no day"));
  CHECK(has(refused("{field: review_date, before: today + 3 moons}"), at + "30: error: `+ 3 moons` is no time to add"));
  CHECK(has(refused("{field: review_date, before: ward}"), at + "30: error: `ward` is no date"));
  CHECK(has(refused("{field: budget.amount, at_least: many}"), at + "32: error: `at_least` takes a number"));
  CHECK(has(refused("{field: ward, same_as: ../id}"), at + "23: error: `../id`: `../` stands only within `where`"));
  CHECK(has(refused("filled"), at + "3: error: option `must` takes a condition"));
  CHECK(has(refused("{all: []}"), "error: option `must` is blank\n"));
}

TEST_CASE("a rule whose condition never holds is told of at the end") {
  const TestFolder folder;
  folder.write("r/own/one.yaml", rule("when: {field: ward, equals: Nowhere}\n", "{field: team, is: filled}"));
  folder.write("p.yaml", "careplan: 1\nward: Elm\n");
  CHECK(folder.run({"check", "--rules", "@r", "--only", "own.one", "@p.yaml"}).out.find("Never applied in this run: own.one.") != std::string::npos);
}
