// `careaudit explain --text`: letter by letter, and honest about what a lone text cannot show.
#include <doctest/doctest.h>

#include "support/program.h"

namespace {

std::string explained(const std::string& rule, const std::string& text) {
  const TestFolder folder;
  const Ran ran = folder.run({"explain", rule, "--text", text});
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  return ran.out;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

constexpr const char* hint = "to have it judged with what belongs to it, give a small plan: --text \"{goals: ";

}  // namespace

TEST_CASE("a lone goal does not fail for want of an action or a need") {
  const std::string said = explained("goal.smart", "Sam walks");
  CHECK(holds(said, "S goal.specific         pass            saw \"Sam walks\"\n"));
  CHECK(holds(said, "A goal.achievable       not_assessable  a lone text does not show it; in a plan it fails where no\n"));
  CHECK(holds(said, "R goal.relevant         not_assessable  a lone text does not show it; in a plan it fails where it is\n"));
  CHECK(holds(said, "T goal.time-bound       fail            it does not say by when"));
  CHECK(holds(said, "goal.smart              fail            not time-bound (T)\n"));
  CHECK(holds(said, hint));
}

TEST_CASE("a lone goal with nothing else at fault cannot be assessed") {
  const std::string said = explained("goal.smart", "I want to walk to the shop by June");
  CHECK(holds(said, "goal.smart              not_assessable  a lone text does not show every letter\n"));
  CHECK(holds(said, "R goal.relevant         pass            saw \"I\"\n"));
}

TEST_CASE("what the text itself says against a letter still fails it") {
  CHECK(holds(explained("goal.achievable", "I will never be ill again"), "fail            \"never\" promises something absolute"));
  CHECK_FALSE(holds(explained("goal.achievable", "I will never be ill again"), hint));
}

TEST_CASE("a small plan is judged as it is, in flow style too") {
  const std::string good = "{goals: [{id: g1, text: I want to bake a cake by May}], actions: [{text: Buy flour, goal: g1}]}";
  CHECK(holds(explained("goal.smart", good), "goal.smart              pass            every letter passes\n"));
  const std::string bare = "goals: [I want to bake a cake by May]";
  CHECK(holds(explained("goal.smart", bare), "A goal.achievable       fail            no action leads to it"));
  CHECK_FALSE(holds(explained("goal.smart", bare), hint));
}

TEST_CASE("a lone need or action is not blamed for what it cannot show either") {
  CHECK(holds(explained("need.has-action", "I am lonely"), "not_assessable  a lone text does not show it"));
  CHECK(holds(explained("action.serves-purpose", "Ring the landlord"), "not_assessable  a lone text does not show it"));
}
