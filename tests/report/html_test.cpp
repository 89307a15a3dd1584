// The page for a meeting: charts that say what tables say, lists that stay short, nothing that acts.
#include <set>

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "report/chart.h"
#include "report/worst_plans.h"
#include "stat/funnel.h"
#include "support/audit_fixture.h"

using namespace careaudit;

namespace {

MeasureCount count(std::uint64_t numerator, std::uint64_t denominator) { return {.numerator = numerator, .denominator = denominator}; }

std::string page(EvidenceShown evidence) { return report_of(audit_fixture(), *find_report_format("html"), {.evidence = evidence}); }

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const auto result = document.load_string(text.c_str(), pugi::parse_full);
  CHECK_MESSAGE(result.status == pugi::status_ok, result.description());
  return document;
}

PlanResult plan_with(const Rule* rule, const std::string& id, const std::string& ward, std::size_t findings) {
  PlanResult plan{.id = id, .ward = ward, .type = "general", .status = "active"};
  for (std::size_t i = 0; i < findings; ++i) {
    const std::string name = fmt::format("action {}", i + 1);
    plan.outcomes.push_back({.rule = rule, .item = fmt::format("actions[{}]", i), .outcome = Outcome::fail, .message = "no one is named", .about = AboutItem{.name = name, .at = {static_cast<std::uint32_t>(i + 1), 1}}});
  }
  return plan;
}

}  // namespace

TEST_CASE("a group's words are those of the exact binomial, and the only extreme there is is no outlier") {
  // 4 of 4 where 10 of 13 pass: probability 0.35.
  CHECK(standing_of(count(4, 4), count(10, 13)) == Standing::as_all);
  CHECK(standing_of(count(0, 20), count(50, 100)) == Standing::far_below);
  CHECK(standing_of(count(20, 20), count(50, 100)) == Standing::far_above);
  // P(X >= 15 of 20) = 0.0207 at a half, P(X >= 14) = 0.0577.
  CHECK(standing_of(count(15, 20), count(50, 100)) == Standing::above);
  CHECK(standing_of(count(14, 20), count(50, 100)) == Standing::as_all);
  CHECK(standing_of(count(5, 20), count(50, 100)) == Standing::below);
  CHECK(standing_of(count(0, 0), count(50, 100)) == Standing::alone);
  CHECK(standing_of(count(7, 10), count(7, 10)) == Standing::alone);
  CHECK(standing_of(count(5, 5), count(9, 9)) == Standing::alone);
}

TEST_CASE("limits of chance hold what they should, and a ward on the line is within") {
  for (const std::uint64_t n : {1U, 4U, 12U, 30U, 200U}) {
    const auto inner = within_chance(0.3, n, funnel_inner);
    const auto outer = within_chance(0.3, n, funnel_outer);
    CHECK(inner.low <= 0.3);
    CHECK(inner.high >= 0.3);
    CHECK(outer.low <= inner.low);
    CHECK(outer.high >= inner.high);
  }
}

TEST_CASE("the page is well-formed, and every id in it is its own") {
  const auto document = parsed(page(EvidenceShown::full));
  std::set<std::string> ids;
  for (const auto& found : document.select_nodes("//*/@id")) {
    CHECK_MESSAGE(ids.insert(found.attribute().value()).second, found.attribute().value());
  }
  for (const auto& found : document.select_nodes("//a/@href")) {
    CHECK_MESSAGE(ids.contains(std::string(found.attribute().value()).substr(1)), found.attribute().value());
  }
  CHECK(document.select_nodes("//svg[@role='img' and title and desc]").size() == document.select_nodes("//svg").size());
  CHECK(document.select_nodes("//table[not(caption)]").empty());
  CHECK(document.select_nodes("//table//th[not(@scope)]").empty());
}

TEST_CASE("the page fetches nothing and runs nothing of a plan's") {
  const std::string text = page(EvidenceShown::full);
  CHECK(text.find("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';") != std::string::npos);
  CHECK(text.find("src=") == std::string::npos);
  CHECK(text.find("<Ward>") == std::string::npos);
  CHECK(text.find("OT <&") == std::string::npos);
  CHECK(text.find("OT &lt;&amp;") != std::string::npos);
  const auto document = parsed(text);
  CHECK(document.select_nodes("//script").size() == 1);
  CHECK(document.select_nodes("//style").size() == 1);
}

TEST_CASE("of each ward the plans with most errors are kept, and how many were seen is known") {
  AuditFixture fixture = audit_fixture();
  const Rule* rule = fixture.run.rules.front();
  WorstPlans worst(EvidenceShown::none, fixture.run.rules);
  for (std::size_t i = 0; i < 120; ++i) {
    worst.add(plan_with(rule, fmt::format("P-{}", i), i % 2 == 0 ? "Ash" : "Beech", i));
  }
  CHECK(worst.seen() == 120);
  const auto kept = worst.take().plans;
  REQUIRE(kept.size() == 100);
  CHECK(kept.front().id == "P-20");
  CHECK(kept.front().ward == "Ash");
  CHECK(kept.front().errors == 20);
  CHECK(kept.back().id == "P-119");
  CHECK(kept.back().findings.size() == 40);
  CHECK(kept.back().more == 79);
  CHECK(kept.front().findings.front() == "action 1: no one is named (action.named-person, error)");
}

TEST_CASE("of many wards fewer plans each are kept, so that the page can be sent") {
  AuditFixture fixture = audit_fixture();
  WorstPlans worst(EvidenceShown::none, fixture.run.rules);
  for (std::size_t i = 0; i < 3000; ++i) {
    worst.add(plan_with(fixture.run.rules.front(), fmt::format("P-{}", i), fmt::format("Ward {}", i % 60), 40));
  }
  const auto shown = worst.take();
  CHECK(shown.most_a_ward > 3);
  CHECK(shown.most_a_ward < 20);
  CHECK(shown.plans.size() == 60 * shown.most_a_ward);
}

TEST_CASE("wards beyond two hundred share one list") {
  AuditFixture fixture = audit_fixture();
  WorstPlans worst(EvidenceShown::none, fixture.run.rules);
  for (std::size_t i = 0; i < 1000; ++i) {
    worst.add(plan_with(fixture.run.rules.front(), fmt::format("P-{}", i), fmt::format("Ward {}", i), 1));
  }
  CHECK(worst.take().plans.size() == 200 + 50);
}
