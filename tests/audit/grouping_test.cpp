// Groups and their names.
#include <doctest/doctest.h>

#include "audit/grouping.h"

using namespace careaudit;

namespace {

Vocabulary vocabulary() {
  Vocabulary made;
  Field ward;
  ward.key = "ward";
  ward.type = FieldType::label;
  Field created;
  created.key = "created";
  created.type = FieldType::date;
  Field goals;
  goals.key = "goals";
  goals.type = FieldType::map;
  goals.is_list = true;
  made.plan.type = FieldType::map;
  made.plan.fields = {ward, created, goals};
  return made;
}

std::string refusal(const char* text) {
  const auto grouping = parse_grouping(text, vocabulary());
  return grouping ? "accepted" : grouping.error().message;
}

}  // namespace

TEST_CASE("fields that cannot group are refused with the nearest") {
  CHECK(refusal("ward") == "accepted");
  CHECK(refusal("created:month") == "accepted");
  CHECK(refusal("wrad") == "unknown field `wrad` in `--by wrad`; did you mean `ward`?");
  CHECK(refusal("ward:month") == "`ward` in `--by ward:month` is not a date");
  CHECK(refusal("created:week") == "unknown part `week` in `--by created:week`");
  CHECK(refusal("goals") == "`goals` in `--by goals` holds more than one value");
}

TEST_CASE("a plan's month and quarter") {
  Plan plan;
  plan.root = plan.tree.add(no_node, {.kind = Kind::map});
  plan.tree.add(plan.root, {.kind = Kind::scalar, .key = "created", .text = "2026-05-04"});
  plan.tree.add(plan.root, {.kind = Kind::scalar, .key = "ward", .text = "  Elder   Unit "});
  const PlanTypes types;
  CHECK(group_of(plan, *parse_grouping("created:month", vocabulary()), types) == "2026-05");
  CHECK(group_of(plan, *parse_grouping("created:quarter", vocabulary()), types) == "2026-Q2");
  CHECK(group_of(plan, *parse_grouping("ward", vocabulary()), types) == "Elder Unit");
}

TEST_CASE("ward names that differ only in case, spaces or hyphens are one") {
  GroupNames names;
  CHECK(names.canonical("Elder Unit") == "Elder Unit");
  CHECK(names.canonical("elder-unit") == "Elder Unit");
  CHECK(names.canonical("ELDERUNIT") == "Elder Unit");
  CHECK(names.usual("Elder Unit") == "Elder Unit");
  names.canonical("elder-unit");
  CHECK(names.usual("Elder Unit") == "elder-unit");
  CHECK(names.near_pairs().empty());
  names.canonical("Elder Unite");
  names.canonical("Ward 3");
  names.canonical("Ward 4");
  const auto pairs = names.near_pairs();
  REQUIRE(pairs.size() == 1);
  CHECK(pairs.front().second == "Elder Unite");
}
