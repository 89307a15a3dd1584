// What must hold of any run: the same bytes whatever the threads, the order and the syntax.
#include <doctest/doctest.h>

#include <cstdlib>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "support/plans.h"
#include "support/program.h"

namespace {

std::vector<std::string> arguments(std::vector<std::string> more) {
  std::vector<std::string> all{"check", "--as-of", "2026-06-01", "--fail-on", "never"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

const std::vector<std::string> formats{"text", "json", "ndjson", "csv", "measures-csv", "sarif", "junit", "github", "markdown"};

}  // namespace

TEST_CASE("one thread and many give the same bytes in every format") {
  const TestFolder folder;
  folder.write("a.yaml", plans_as_yaml(40, 1));
  folder.write("b.xml", plans_as_xml(40, 2));
  folder.write("c/broken.yaml", "careplan: 1\nid: [\n---\n" + plans_as_yaml(3, 3));
  for (const auto& format : formats) {
    const Ran one = folder.run(arguments({"-f", format, "--jobs", "1", "@a.yaml", "@b.xml", "@c"}));
    for (const std::string jobs : {"2", "3", "8"}) {
      const Ran many = folder.run(arguments({"-f", format, "--jobs", jobs, "@a.yaml", "@b.xml", "@c"}));
      CHECK(many.out == one.out);
      CHECK(many.err == one.err);
      CHECK(many.status == one.status);
    }
    CHECK(one.status == 2);
    CHECK(one.out.size() > 100);
  }
}

TEST_CASE("the order of the arguments changes no byte, nor does naming a file twice") {
  const TestFolder folder;
  folder.write("a.yaml", plans_as_yaml(5, 1));
  folder.write("b.yaml", plans_as_yaml(5, 7));
  folder.write("c.xml", plans_as_xml(5, 9));
  for (const auto& format : formats) {
    const Ran forward = folder.run(arguments({"-f", format, "@a.yaml", "@b.yaml", "@c.xml"}));
    const Ran shuffled = folder.run(arguments({"@c.xml", "@a.yaml", "-f", format, "@b.yaml", "@a.yaml"}));
    CHECK(shuffled.out == forward.out);
  }
}

TEST_CASE("a plan in YAML and in XML has the same outcomes") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(60, 4));
  folder.write("p.xml", plans_as_xml(60, 4));
  const auto outcomes = [&](const std::string& file) {
    auto report = nlohmann::json::parse(folder.run(arguments({"-f", "json", "--evidence", "words", "@" + file})).out);
    for (auto& plan : report["plans"]) {
      plan.erase("source");
      for (auto& row : plan["outcomes"]) {
        row.erase("line");
        row.erase("column");
      }
    }
    return report;
  };
  const auto yaml = outcomes("p.yaml");
  const auto xml = outcomes("p.xml");
  CHECK(yaml["plans"].size() == 60);
  CHECK(yaml["totals"] == xml["totals"]);
  CHECK(yaml["measures"] == xml["measures"]);
  for (std::size_t i = 0; i < yaml["plans"].size(); ++i) {
    const auto& rows = yaml["plans"][i]["outcomes"];
    REQUIRE(rows.size() == xml["plans"][i]["outcomes"].size());
    for (std::size_t j = 0; j < rows.size(); ++j) {
      REQUIRE(rows[j] == xml["plans"][i]["outcomes"][j]);
    }
    CHECK(yaml["plans"][i]["id"] == xml["plans"][i]["id"]);
    CHECK(yaml["plans"][i]["ward"] == xml["plans"][i]["ward"]);
  }
}

TEST_CASE("every plan and rule has an outcome, places lie in the file, and groups add up to the total") {
  const TestFolder folder;
  const std::string text = plans_as_yaml(30, 11);
  folder.write("p.yaml", text);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const auto report = nlohmann::json::parse(folder.run(arguments({"-f", "json", "--by", "ward", "--by", "type", "@p.yaml"})).out);
  for (const auto& plan : report["plans"]) {
    std::map<std::string, int> rows;
    for (const auto& row : plan["outcomes"]) {
      ++rows[row["rule"].get<std::string>()];
      CHECK(row["line"].get<std::size_t>() >= 1);
      CHECK(row["line"].get<std::size_t>() <= lines);
      CHECK(row["column"].get<int>() >= 1);
    }
    CHECK(rows.size() + 1 == report["rules"].size());   // One is asked of all plans together.
  }
  for (const auto& table : report["measures"]) {
    for (const std::string key : {"numerator", "denominator", "not_applicable", "not_assessable"}) {
      int sum = 0;
      for (const auto& group : table["groups"]) {
        sum += group[key].get<int>();
      }
      CHECK(sum == table["total"][key].get<int>());
    }
  }
}

TEST_CASE("taking one rule away takes its rows away and nothing else") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(10, 21));
  const auto rows = [&](std::vector<std::string> more) {
    more.insert(more.end(), {"-f", "json", "@p.yaml"});
    std::vector<nlohmann::json> found;
    const auto report = nlohmann::json::parse(folder.run(arguments(more)).out);
    for (const auto& plan : report["plans"]) {
      for (const auto& row : plan["outcomes"]) {
        found.push_back(row);
      }
    }
    return found;
  };
  auto all = rows({});
  for (const std::string rule : {"goal.measurable", "action.named-person", "goal.smart"}) {
    auto expected = all;
    std::erase_if(expected, [&](const nlohmann::json& row) { return row["rule"] == rule; });
    CHECK(expected.size() < all.size());
    CHECK(rows({"--skip", rule}) == expected);
  }
}

TEST_CASE("an unknown field changes no outcome") {
  const TestFolder folder;
  const std::string plan = "careplan: 1\nid: A\nward: Oak\ngoals: [I want to swim by May]\n";
  const auto outcomes = [&](const std::string& text) {
    folder.write("p.yaml", text);
    return nlohmann::json::parse(folder.run(arguments({"-f", "json", "@p.yaml"})).out)["plans"];
  };
  CHECK(outcomes(plan) == outcomes(plan + "favourite_colour: TBC and NHS\n"));
}

TEST_CASE("in a template a key that is there is a slot, and one that is not is none") {
  const TestFolder folder;
  const auto outcome = [&](const std::string& text, const std::string& rule) {
    folder.write("t.yaml", "careplan: 1\nid: T\nstatus: template\n" + text);
    const auto report = nlohmann::json::parse(folder.run(arguments({"-f", "json", "--status", "template", "--only", rule, "@t.yaml"})).out);
    return report["plans"][0]["outcomes"][0]["outcome"].get<std::string>();
  };
  CHECK(outcome("review_date:\n", "review.date-present") == "pass");
  CHECK(outcome("review_date: \"[date]\"\n", "review.date-present") == "pass");
  CHECK(outcome("ward: Oak\n", "review.date-present") == "fail");
  CHECK(outcome("coordinator: {name: \"[name]\", role: nurse}\n", "coordinator.named") == "pass");
  CHECK(outcome("coordinator: {role: nurse}\n", "coordinator.named") == "fail");
  CHECK(outcome("coordinator: {name: \"[name]\", phone: \"[number]\"}\n", "coordinator.contact") == "pass");
  CHECK(outcome("coordinator: {name: \"[name]\"}\n", "coordinator.contact") == "fail");
  CHECK(outcome("goals: [{text: \"What do you want?\"}]\n", "goal.personal") == "pass");
  CHECK(outcome("goals: [{text: Comply with treatment}]\n", "goal.personal") == "fail");
}
