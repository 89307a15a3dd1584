// Whether an action leads to a goal, and it promises nothing absolute.
#include "check/goal_text.h"
#include "check/links.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext& context) {
  return Check([cues = GoalCues(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Reading* reading = reading_to_judge(subject, out);
    if (reading == nullptr) {
      return;
    }
    if (const auto absolute = cues.absolute(*reading)) {
      out.fail("`{0}` promises something absolute; write what can be reached", words_of(*reading, *absolute));
      return;
    }
    LinkFound found = action_for_goal(subject, subject.item);
    switch (found.link) {
      case Link::linked:
        out.pass(std::move(found.evidence));
        return;
      case Link::not_linked:
        out.fail("no action leads to it; add one, or link one by the goal's id");
        return;
      case Link::unknown:
        out.not_assessable("the plan links nothing by id, and no words are shared");
        return;
    }
  });
}

}  // namespace

constinit const CheckType checks::achievable{
    .name = "achievable",
    .summary = "An action leads to the goal, and it promises nothing absolute.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
