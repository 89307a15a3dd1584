// Which rules a type of plan is asked, and which keys its sections have.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/program.h"
#include "text/built_in_words.h"

using namespace careaudit;

namespace {

/// Ids of the rules that leave plans of a type alone.
std::set<std::string> not_asked(const std::string& type) {
  std::set<std::string> ids;
  for (const auto& rule : built_in_words().rules) {
    const auto& scope = rule.applies_to;
    const auto has = [&](const std::vector<std::string>& list) { return std::find(list.begin(), list.end(), type) != list.end(); };
    if (has(scope.not_types) || (!scope.types.empty() && scope.with.empty() && !has(scope.types))) {
      ids.insert(rule.id);
    }
  }
  return ids;
}

const std::string own_type = "types:\n  - {id: day, title: Day plan, review_months: 6, only: [goal.*, person.veiws]}\n";

}  // namespace

TEST_CASE("an advance decision is asked its own rules and those of any document") {
  const auto left_out = not_asked("advance-decision");
  for (const std::string id : {"goal.present", "need.present", "action.present", "review.date-present", "coordinator.named", "crisis.contact-24h", "safety.safeguarding", "involvement.differences", "plan.consistent"}) {
    CHECK_MESSAGE(left_out.contains(id), id);
  }
  for (const std::string id : {"type.advance-decision.treatments-named", "type.advance-decision.signed-witnessed", "person.capacity", "language.jargon", "privacy.identifiers", "involvement.agreed", "sharing.circulated"}) {
    CHECK_MESSAGE(!left_out.contains(id), id);
  }
  CHECK(left_out.contains("type.advance-statement.wishes"));
}

TEST_CASE("a wellness recovery action plan has no coordinator and no limit between reviews") {
  const auto left_out = not_asked("wrap");
  for (const std::string id : {"coordinator.named", "coordinator.contact", "coordinator.cover", "review.within-interval"}) {
    CHECK_MESSAGE(left_out.contains(id), id);
  }
  CHECK(!left_out.contains("review.date-present"));
  CHECK(!left_out.contains("goal.personal"));
}

TEST_CASE("a type that names a rule which is not there is told of it") {
  const TestFolder folder;
  folder.write("r/types.yaml", own_type);
  folder.write("p.yaml", "careplan: 1\nid: A\ntype: day\ngoals: [I want to swim]\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--rules", "@r", "--format", "none", "@p.yaml"});
  CHECK(ran.err.find("the plan type `day` names the rule `person.veiws`, which is not there; did you mean `person.views`?") != std::string::npos);
}

TEST_CASE("a key that no rule of the type reads is told of, with the nearest; a general plan may have any") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\ntype: ltc\nsections:\n  eating_paln: Beans\n  exercise_plan: Walks\n---\ncareplan: 1\nid: B\nsections: {anything: Goes}\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--only", "type.*,goal.present", "--fail-on", "never", "@p.yaml"});
  CHECK(ran.out.find("p.yaml:5:3: warning: no rule asks for `eating_paln` in the `sections` of a plan of type `long-term-condition`; did you mean `eating_plan`?") != std::string::npos);
  CHECK(ran.out.find("anything") == std::string::npos);
  CHECK(ran.out.find("Not asked: ") != std::string::npos);
  CHECK(ran.out.find("Never applied") == std::string::npos);
}

TEST_CASE("a rule with a field in its scope is asked of plans that have it") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\ndialog: {focus: [job]}\n---\ncareplan: 1\nid: B\ntype: dialog\n---\ncareplan: 1\nid: C\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--only", "dialog.scores", "--format", "csv", "--fail-on", "never", "--all-outcomes", "@p.yaml"});
  const auto times = [&](const std::string& words) {
    std::size_t count = 0;
    for (auto at = ran.out.find(words); at != std::string::npos; at = ran.out.find(words, at + 1)) {
      ++count;
    }
    return count;
  };
  CHECK(times("no DIALOG+ scores are recorded") == 2);
}

TEST_CASE("a rule for a type of plan keeps its id however it is named on the command line") {
  const std::string rules = std::string(SOURCE_DIR) + "/rules/type";
  const TestFolder folder;
  for (const auto& path : {rules, rules + "/wrap", rules + "/wrap/daily.yaml"}) {
    CHECK_MESSAGE(folder.run({"rules", "test", path}).err.empty(), path);
  }
  CHECK(folder.run({"rules", "new", "type.wrap.smile"}).out.starts_with("# type.wrap.smile: "));
  CHECK(folder.run({"rules", "new", "type.wrap.a.b"}).status == 2);
  CHECK(folder.run({"rules", "new", "action.wrap.smile"}).status == 2);
}
