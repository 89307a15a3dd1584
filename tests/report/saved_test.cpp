// Saved audits read back and written in other formats.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/plans.h"
#include "support/program.h"

using nlohmann::json;

TEST_CASE("a JSON report read back and written as JSON is the same in all that it keeps") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(20, 11));
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "-f", "none", "-o", "json=@one.json", "@p.yaml"}).status != 3);
  CHECK(folder.run({"report", "@one.json", "-o", "json=@two.json"}).status == 0);
  const auto one = json::parse(folder.read("one.json"));
  const auto two = json::parse(folder.read("two.json"));
  CHECK(one["plans"] == two["plans"]);
  CHECK(one["measures"] == two["measures"]);
  CHECK(one["totals"]["findings"] == two["totals"]["findings"]);
  CHECK(folder.run({"report", "@one.json", "-f", "sarif"}).status == 0);
}

TEST_CASE("what was off, allowed, known and found in many plans is read back") {
  const TestFolder folder;
  std::string plans;
  for (int i = 0; i < 12; ++i) {
    plans += "---\ncareplan: 1\nid: R-" + std::to_string(i) + "\nward: Elm\ngoals: [I want to walk to the corner shop every single morning]\nhedgehog: x\n";
  }
  folder.write("p.yaml", plans + "careaudit: {allow: [{rule: review.date-present, reason: moving, until: 2026-12-31}]}\nexceptions: [{rule: crisis.contact-24h, reason: none}]\n");
  folder.write("s.yaml", "off: {safety.safeguarding: recorded elsewhere}\ntargets: {personal-goals: 70}\n");
  folder.run({"check", "--as-of", "2026-03-31", "--config", "@s.yaml", "-q", "-f", "none", "-o", "json=@one.json", "@p.yaml"});
  CHECK(folder.run({"report", "@one.json", "-o", "json=@two.json", "-o", "html=@two.html"}).status == 0);
  const auto one = json::parse(folder.read("one.json"));
  REQUIRE_FALSE(one["off"].empty());
  REQUIRE_FALSE(one["batch"].empty());
  REQUIRE_FALSE(one["suppressed"].empty());
  REQUIRE_FALSE(one["problems"].empty());
  CHECK(json::parse(folder.read("two.json")) == one);
  CHECK(folder.read("two.html").find("unknown field `…`") != std::string::npos);
  CHECK(folder.read("two.html").find("hedgehog") == std::string::npos);
}

TEST_CASE("a JSON report by a field whose groups can be persons is not made public") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(20, 11));
  folder.run({"check", "--as-of", "2026-03-31", "-q", "-f", "none", "--by", "coordinator.name", "-o", "json=@one.json", "@p.yaml"});
  CHECK(folder.run({"report", "@one.json", "--public", "@x.html"}).err ==
        "careaudit: `--by coordinator.name`: the names of such groups can tell who somebody is\n    group what leaves the organisation by ward, team, type or status, or by a date's month or quarter\n");
  CHECK_FALSE(folder.has("x.html"));
}

TEST_CASE("a round of a history is written with its measures and findings, and suppressed where asked") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(60, 5));
  CHECK(folder.run({"check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "-f", "none", "-o", "json=@one.json", "--save", "@a.db", "@p.yaml"}).status != 3);
  CHECK(folder.run({"report", "@a.db", "-o", "json=@two.json", "-o", "@two.html", "--public", "json=@public.json"}).status == 0);
  const auto one = json::parse(folder.read("one.json"));
  const auto two = json::parse(folder.read("two.json"));
  CHECK(one["totals"]["plans"] == two["totals"]["plans"]);
  // A history keeps no texts, nor what was found of them in many plans.
  CHECK(two["totals"]["findings"]["error"] == one["totals"]["findings"]["error"]);
  CHECK(two["totals"]["findings"]["warning"].get<std::size_t>() + one["batch"].size() == one["totals"]["findings"]["warning"]);
  for (std::size_t i = 0; i < one["measures"].size(); ++i) {
    CHECK(one["measures"][i]["total"] == two["measures"][i]["total"]);
    CHECK(one["measures"][i]["groups"].size() == two["measures"][i]["groups"].size());
  }
  CHECK(json::parse(folder.read("public.json"))["plans"].empty());
  CHECK(folder.read("two.html").find("Care-plan audit, 31 March 2026") != std::string::npos);
  CHECK(folder.run({"report", "@a.db", "--round", "2026-03-30"}).err == "a.db: error: there is no round `2026-03-30`; did you mean `2026-03-31`?\n    it has `2026-03-31`\n");
  CHECK(folder.run({"report", "@a.db", "-o", "@x-{ward}.html"}).status == 2);
  CHECK(folder.run({"report", "@a.db", "-o", "json=@a.db"}).err == "careaudit: `-o json=a.db` would overwrite `a.db`, which this run reads\n    give the report a name of its own, outside what is audited\n");
}

TEST_CASE("a MeasureReport has a group a measure, strata by ward, and scores") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(30, 2));
  const auto run = [&](const std::string& suppress) { return json::parse(folder.run({"check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "-f", "measurereport", "--suppress", suppress, "@p.yaml"}).out); };
  const auto report = run("off");
  CHECK(report["resourceType"] == "MeasureReport");
  CHECK(report["type"] == "summary");
  CHECK(report["group"].size() == 9);
  const auto& first = report["group"][0];
  CHECK(first["code"]["coding"][0]["code"] == "personal-goals");
  CHECK(first["population"][0]["code"]["coding"][0]["code"] == "denominator");
  CHECK(first["stratifier"][0]["code"][0]["text"] == "ward");
  std::uint64_t sum = 0;
  for (const auto& stratum : first["stratifier"][0]["stratum"]) {
    sum += stratum["population"][0]["count"].get<std::uint64_t>();
  }
  CHECK(sum == first["population"][0]["count"]);
  CHECK(run("hes").dump().find("masked") != std::string::npos);
}
