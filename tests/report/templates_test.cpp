// Templates: room, prompts, and several side by side.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

constexpr const char* first =
    "careplan: 1\nid: T1\ntitle: Ward form\nstatus: template\ngoals:\n  - {text: 'What do you want?', target_date: }\n"
    "actions:\n  - {text: 'What will I do?', responsible: '[name]', when: '[day]'}\ncoordinator: {name: '[name]', phone: }\n";
constexpr const char* second = "careplan: 1\nid: T2\nstatus: template\ngoals:\nactions:\n  - {text: 'Engage with the team', responsible: OT}\n";

nlohmann::json outcomes(const TestFolder& folder, const std::string& rules) {
  return nlohmann::json::parse(folder.run({"check", "--as-of", "2026-03-31", "--status", "template", "--profile", "template", "--only", rules, "-f", "json", "@t.yaml"}).out)["plans"];
}

/// "green pass", "red fail"; of the rule's first row.
std::string seen(const std::string& text, const std::string& rule) {
  const TestFolder folder;
  folder.write("t.yaml", text);
  const auto row = outcomes(folder, rule)[0]["outcomes"][0];
  return (row.contains("template") ? row["template"].get<std::string>() : "none") + " " + row["outcome"].get<std::string>();
}

}  // namespace

TEST_CASE("no room is red, room without a prompt amber, both green") {
  CHECK(seen(first, "goal.present") == "green pass");
  CHECK(seen(first, "goal.time-bound") == "amber pass");
  CHECK(seen(first, "goal.measurable") == "red fail");
  CHECK(seen(first, "coordinator.contact") == "amber pass");
  CHECK(seen(first, "coordinator.named") == "green pass");
  CHECK(seen(first, "review.date-present") == "red fail");
  CHECK(seen(second, "goal.present") == "amber pass");
  CHECK(seen(second, "coordinator.named") == "red fail");
  CHECK(seen(first, "person.strengths") == "red fail");
}

TEST_CASE("a place that is not there is named; a missing prompt is told of without failing") {
  const TestFolder folder;
  folder.write("t.yaml", first);
  const auto rows = outcomes(folder, "goal.measurable,goal.time-bound")[0]["outcomes"];
  CHECK(rows[0]["message"] == "the template has no room for `goals.measure`");
  CHECK(rows[1]["reason"] == "there is room, and no prompt that says what goes there");
}

TEST_CASE("brackets around the whole, and what stands for a date, are prompts") {
  const std::string head = "careplan: 1\nid: T\nstatus: template\n";
  CHECK(seen(head + "review_date: '[the day we meet again]'\n", "review.date-present") == "green pass");
  CHECK(seen(head + "review_date: DD/MM/YYYY\n", "review.date-present") == "green pass");
  CHECK(seen(head + "coordinator: {name: '[name]', cover: {name: '[who covers]', phone: '(number)'}}\n", "coordinator.cover") == "green pass");
  CHECK(seen(head + "coordinator: {name: '[name]', cover: {name: 'the team (see page 2)'}}\n", "coordinator.cover").ends_with("fail"));
}

TEST_CASE("what a template has written already is judged as in a plan") {
  CHECK(seen(second, "action.named-person").ends_with("fail"));
  CHECK(seen(first, "action.named-person") == "green pass");
}

TEST_CASE("a placeholder passes where a value belongs, and fails in a real plan") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\ngoals: ['[goal]']\n");
  folder.write("t.yaml", "careplan: 1\nid: A\nstatus: template\ngoals: ['[goal]']\ncoordinator: {name: '[name]'}\n");
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "--only", "language.unfilled", "@p.yaml"}).status == 1);
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "--only", "language.unfilled,goal.present,coordinator.named", "--status", "template", "@t.yaml"}).status == 0);
}

TEST_CASE("templates stand side by side, content and design apart") {
  const TestFolder folder;
  folder.write("t.yaml", std::string(first) + "---\n" + second);
  const auto run = [&](const char* format) { return folder.run({"check", "--as-of", "2026-03-31", "--status", "template", "--profile", "template", "--only", "goal.present,goal.time-bound,coordinator.contact,language.judgemental", "-f", format, "@t.yaml"}).out; };
  const std::string text = run("text");
  CHECK(text.find("TEMPLATES SIDE BY SIDE\n") != std::string::npos);
  CHECK(text.find("  1: T1, Ward form\n  2: T2\n") != std::string::npos);
  const auto row = [&](const std::string& id) {
    const auto at = text.rfind("[" + id + "]");
    return text.substr(at, text.find('\n', at) - at);
  };
  CHECK(row("goal.present").ends_with("  green  amber"));
  CHECK(row("goal.time-bound").ends_with("  amber    red"));
  CHECK(row("coordinator.contact").ends_with("  amber    red"));
  CHECK(text.find("Clinical content: green") != std::string::npos);
  const std::string markdown = run("markdown");
  CHECK(markdown.find("## Templates side by side") != std::string::npos);
  CHECK(markdown.find("| The plan states at least one goal \\[goal.present\\] | green | amber |") != std::string::npos);
  CHECK(run("html").find("<h2 id=\"templates\">Templates side by side</h2>") != std::string::npos);
}

TEST_CASE("a template is asked for room whatever a rule's `when` asks of plans") {
  const TestFolder folder;
  folder.write("r/own/one.yaml",
               "title: A title is there\nseverity: error\nwhen: {field: created, before: today}\non: title\ncheck: present\noptions: {label: title}\nbecause: Ours.\nremedy: Write one.\nsource: Ours\n");
  folder.write("t.yaml", "careplan: 1\nid: T\nstatus: template\ngoals:\n");
  const auto report = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-03-31", "--rules", "@r", "--status", "template", "--only", "own.one", "-f", "json", "@t.yaml"}).out);
  CHECK(report["plans"][0]["outcomes"][0]["template"] == "red");
}
