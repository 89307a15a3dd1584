// The same text in many people's plans.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

constexpr const char* goal = "To engage with the activity programme on the ward";

std::string plan(const std::string& id, const std::string& text, const std::string& more = "") { return "careplan: 1\nid: " + id + "\n" + more + "goals: ['" + text + "']\n"; }

Ran checked(const std::string& export_text, std::vector<std::string> more = {}) {
  const TestFolder folder;
  folder.write("p.yaml", export_text);
  std::vector<std::string> args{"check", "--as-of", "2026-03-31", "--only", "language.copied-text,goal.present", "@p.yaml"};
  args.insert(args.end(), more.begin(), more.end());
  return folder.run(args);
}

const std::string three = plan("A", goal) + "---\n" + plan("B", goal) + "---\n" + plan("C", goal) + "---\n" + plan("D", "I want to swim in the sea again");

}  // namespace

TEST_CASE("a text in three people's plans is told of once, apart from the plans") {
  const auto report = nlohmann::json::parse(checked(three, {"-f", "json"}).out);
  REQUIRE(report["batch"].size() == 1);
  const auto& found = report["batch"][0];
  CHECK(found["rule"] == "language.copied-text");
  CHECK(found["item"] == "goals");
  CHECK(found["message"] == "the same text stands under `goals` in 3 plans");
  CHECK(found["evidence"] == nlohmann::json{goal});
  CHECK(found["plans"] == 3);
  CHECK(found["among"] == nlohmann::json{"C"});
  CHECK(report["totals"]["findings"]["warning"] == 1);
  for (const auto& one : report["plans"]) {
    for (const auto& outcome : one["outcomes"]) {
      CHECK(outcome["rule"] != "language.copied-text");
    }
  }
  CHECK(checked(three, {"--fail-on", "warning"}).status == 1);
  CHECK(checked(three).out.find("\nIN MANY PLANS\nwarning: the same text stands under `goals` in 3 plans: \"To engage with") != std::string::npos);
}

TEST_CASE("nothing of the text is told when words are not to be") {
  for (const auto* format : {"text", "json", "ndjson", "markdown", "html"}) {
    CHECK_MESSAGE(checked(three, {"-f", format, "--evidence", "none"}).out.find("activity programme") == std::string::npos, format);
  }
}

TEST_CASE("the same on one thread and on many") { CHECK(checked(three, {"-f", "json", "--jobs", "1"}).out == checked(three, {"-f", "json", "--jobs", "8"}).out); }

TEST_CASE("only many people's plans count: not one person's, nor those of a handful among hundreds") {
  const std::string same = "person: {ref: P1}\n";
  CHECK(checked(plan("A", goal, same) + "---\n" + plan("B", goal, same) + "---\n" + plan("C", goal, same), {"-f", "json"}).out.find("stands under") == std::string::npos);
  std::string many = three;
  for (int i = 0; i < 400; ++i) {
    many += "---\n" + plan("X" + std::to_string(i), "I want to see my friend number " + std::to_string(i) + " on my own");
  }
  CHECK(checked(many, {"-f", "json"}).out.find("stands under") == std::string::npos);
}

TEST_CASE("with a baseline a text that was copied before is not told of again") {
  const TestFolder folder;
  folder.write("p.yaml", three);
  const std::vector<std::string> check{"check", "--as-of", "2026-03-31", "--only", "language.copied-text", "--fail-on", "warning", "@p.yaml"};
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), check.begin(), check.end());
    return folder.run(more);
  };
  CHECK(run({"-q", "-f", "none", "-o", "@before.json"}).status == 1);
  const Ran again = run({"--baseline", "@before.json"});
  CHECK(again.status == 0);
  CHECK(again.out.find("In many plans, known from the earlier report: 1 text.\n") != std::string::npos);
  CHECK(again.out.find("IN MANY PLANS") == std::string::npos);
  const auto report = nlohmann::json::parse(run({"--baseline", "@before.json", "-f", "json"}).out);
  CHECK(report["batch"][0]["suppressed"]["reason"] == "in the earlier report");
  CHECK(report["totals"]["findings"]["warning"] == 0);
}
