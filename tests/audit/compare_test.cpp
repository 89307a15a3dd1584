// Two rounds side by side, from a history and from JSON reports.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "audit/compare.h"
#include "support/program.h"

using namespace careaudit;

namespace {

KeptPlan plan(const std::string& ref, bool is_met, std::uint32_t fails) {
  KeptPlan kept{.ref = ref, .ward = "Elm", .measures = {{.numerator = is_met ? 1U : 0U, .denominator = 1}}};
  for (std::uint32_t i = 0; i < 3; ++i) {
    kept.outcomes.push_back({.rule = 0, .item = i, .outcome = i < fails ? Outcome::fail : Outcome::pass});
  }
  return kept;
}

KeptRound round(const std::string& name, std::vector<KeptPlan> plans) {
  KeptRound kept{.counts = {.info = {.name = name, .as_of = *Date::of(2026, 1, 31), .rules_hash = "a", .plans = plans.size()}, .rules = {"r.one"}}, .rules = {{.id = "r.one", .title = "One"}}, .items = {"a[0]", "a[1]", "a[2]"}};
  MeasureOfRound measure{.measure = {.id = "m", .title = "Measure"}};
  for (const auto& one : plans) {
    measure.total.numerator += one.measures[0].numerator;
    measure.total.denominator += 1;
  }
  kept.counts.measures.push_back(measure);
  kept.plans = std::move(plans);
  return kept;
}

}  // namespace

TEST_CASE("plans in both rounds: resolved, better, worse and new, and McNemar") {
  const auto before = round("one", {plan("A", false, 2), plan("B", false, 2), plan("C", true, 1), plan("D", true, 0), plan("E", false, 1)});
  const auto after = round("two", {plan("A", true, 0), plan("B", false, 1), plan("C", true, 2), plan("D", false, 1), plan("E", true, 1)});
  const Comparison comparison = compare_rounds(before, after);
  CHECK(comparison.has_same_rules);
  CHECK(comparison.plans_in_both == 5);
  CHECK(comparison.is_paired);
  REQUIRE(comparison.measures.size() == 1);
  REQUIRE(comparison.measures[0].paired.has_value());
  CHECK(comparison.measures[0].paired->now_met == 2);
  CHECK(comparison.measures[0].paired->no_longer_met == 1);
  CHECK(comparison.measures[0].paired->probability == doctest::Approx(1));
  CHECK_FALSE(comparison.measures[0].chi_squared.has_value());
  REQUIRE(comparison.rules.size() == 1);
  CHECK(comparison.rules[0].resolved == std::vector<std::string>{"A"});
  CHECK(comparison.rules[0].better == std::vector<std::string>{"B"});
  CHECK(comparison.rules[0].worse == std::vector<std::string>{"C"});
  CHECK(comparison.rules[0].appeared == std::vector<std::string>{"D"});
  CHECK(comparison.rules[0].failing_before == 4);
  CHECK(comparison.rules[0].failing_after == 4);
}

TEST_CASE("other plans: Fisher, and chi-squared beside it where the expected counts allow") {
  std::vector<KeptPlan> first;
  std::vector<KeptPlan> second;
  for (int i = 0; i < 20; ++i) {
    first.push_back(plan("A" + std::to_string(i), i < 5, 1));
    second.push_back(plan("B" + std::to_string(i), i < 14, 1));
  }
  const Comparison comparison = compare_rounds(round("one", first), round("two", second));
  CHECK_FALSE(comparison.is_paired);
  const MeasureChange& change = comparison.measures[0];
  CHECK_FALSE(change.paired.has_value());
  CHECK(change.difference->value == doctest::Approx(0.45));
  CHECK(change.difference->interval.low > 0);
  CHECK(change.fisher == doctest::Approx(0.0104).epsilon(0.01));
  REQUIRE(change.chi_squared.has_value());
  CHECK(change.chi_squared->statistic == doctest::Approx(8.12).epsilon(0.01));
}

TEST_CASE("compare reads a history or two JSON reports, and refuses other rules unless told not to") {
  const TestFolder folder;
  folder.write("jan.yaml", "careplan: 1\nid: A\nward: Elm\ngoals: [{text: Improve}]\n---\ncareplan: 1\nid: B\nward: Elm\ngoals: [{text: Improve}]\n");
  folder.write("feb.yaml", "careplan: 1\nid: A\nward: Elm\ngoals: [{text: I want to walk to the shop with Jo every Tuesday by May 2026}]\n---\ncareplan: 1\nid: B\nward: Elm\ngoals: [{text: Improve}]\n");
  for (const std::string month : {"jan", "feb"}) {
    const std::string day = month == "jan" ? "2026-01-31" : "2026-02-28";
    CHECK(folder.run({"check", "--as-of", day, "-f", "none", "-q", "--fail-on", "never", "--save", "@a.db", "-o", "json=@" + month + ".json", "@" + month + ".yaml"}).status == 0);
  }
  const Ran kept = folder.run({"compare", "@a.db", "-f", "json"});
  CHECK(kept.status == 0);
  const auto by_history = nlohmann::json::parse(kept.out);
  CHECK(by_history["plans_in_both"] == 2);
  CHECK(by_history["measures"][0]["after"]["numerator"] == 1);
  CHECK(by_history["measures"][0]["pairs"]["now_met"] == 1);
  const Ran reports = folder.run({"compare", "@jan.json", "@feb.json", "-f", "json"});
  CHECK(reports.status == 0);
  const auto by_reports = nlohmann::json::parse(reports.out);
  CHECK(by_reports["measures"] == by_history["measures"]);
  CHECK(by_reports["rules"] == by_history["rules"]);
  CHECK(by_reports["before"]["round"] == "jan.json");
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "-f", "none", "-q", "--fail-on", "never", "--only", "goal.*", "--save", "@a.db", "@feb.yaml"}).status == 0);
  const Ran across = folder.run({"compare", "@a.db"});
  CHECK(across.status == 2);
  CHECK(across.err == "careaudit: `2026-02-28` and `2026-03-31` were judged by different rules: a change may be the rules', not the plans'\n"
                      "    audit both by the same rules, profile and choice of rules, or compare all the same with `--across-rules`\n");
  CHECK(folder.run({"compare", "@a.db", "--across-rules"}).status == 0);
  CHECK(folder.run({"compare", "@a.db", "2026-01-31"}).err == "careaudit: there are not two rounds to compare\n    name a history and two of its rounds (or none: the last two), or two JSON reports\n");
  CHECK(folder.run({"compare", "@a.db", "2026-01-31", "2026-02-29"}).err == "a.db: error: there is no round `2026-02-29`; did you mean `2026-02-28`?\n    it has `2026-01-31`, `2026-02-28` and `2026-03-31`\n");
  folder.write("x.json", "{\"a\": 1}");
  CHECK(folder.run({"compare", "@x.json", "@feb.json"}).err == "x.json: error: this is no JSON report of an audit: it has no `plans`\n    name a file that `careaudit check -o audit.json` wrote\n");
}

TEST_CASE("trend says what it does not take, and writes every format") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\nward: Elm\n");
  for (const std::string day : {"2026-01-31", "2026-02-28", "2026-03-31"}) {
    CHECK(folder.run({"check", "--as-of", day, "-f", "none", "-q", "--fail-on", "never", "--save", "@a.db", "@p.yaml"}).status == 0);
  }
  CHECK(folder.run({"trend", "@a.db", "--measure", "personal-goal"}).err.starts_with("careaudit: `--measure personal-goal` is not in this history; did you mean `personal-goals`?\n"));
  CHECK(folder.run({"trend", "@a.db", "--ward", "Elmm"}).err == "careaudit: `--ward Elmm` is not in this history; did you mean `Elm`?\n    it has `Elm`\n");
  CHECK(folder.run({"trend", "@a.db", "--rule-set", "nelson"}).err == "careaudit: `--rule-set` does not take `nelson`\n    it takes `nhsrplotthedots` and `mdc-excel`\n");
  CHECK(folder.run({"trend", "@a.db", "--rebase", "2027-01-01=late"}).err == "careaudit: `--rebase 2027-01-01=late`: no rounds lie on both sides of that date\n    the rounds are of 2026-01-31 to 2026-03-31\n");
  CHECK(folder.run({"trend", "@a.db", "--rebase", "soon"}).status == 2);
  CHECK(folder.run({"trend", "@a.db", "--target", "personal-goals=170"}).status == 2);
  CHECK(folder.run({"trend", "@a.db", "--baseline-points", "5"}).err == "careaudit: `--baseline-points 5` is too few to reckon limits from\n    give 12 or more\n");
  CHECK(folder.run({"trend", "@a.db", "-o", "csv=@a.db"}).err == "careaudit: `-o csv=a.db` would overwrite `a.db`, which this run reads\n    give the report a name of its own\n");
  const Ran ran = folder.run({"trend", "@a.db", "--by", "ward", "--rebase", "2026-02-01=form", "-o", "json=@t.json", "-o", "html=@t.html", "-o", "svg=@t.svg", "-o", "csv=@t.csv"});
  CHECK(ran.status == 0);
  CHECK(ran.out.empty());
  const auto json = nlohmann::json::parse(folder.read("t.json"));
  CHECK(json["series"].size() == 18);
  CHECK(json["series"][0]["sections"][1]["label"] == "form");
  CHECK(json["series"][1]["ward"] == "Elm");
  CHECK(folder.read("t.html").find("too few points to judge") != std::string::npos);
  CHECK(folder.read("t.svg").starts_with("<svg "));
  CHECK(folder.read("t.csv").find("personal-goals") != std::string::npos);
}
