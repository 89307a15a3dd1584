// Whether a goal says what exactly will be done or different.
#include "check/goal_text.h"
#include "text/concrete_goal.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext& context) {
  return Check([goal = ConcreteGoal(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Reading* reading = reading_to_judge(subject, out);
    if (reading == nullptr) {
      return;
    }
    if (const auto concrete = goal.find(*reading)) {
      out.pass(words_of(*reading, *concrete));
      return;
    }
    out.fail("it does not say what exactly will be done or different; name the one thing, and where or with whom");
  });
}

}  // namespace

constinit const CheckType checks::specific{
    .name = "specific",
    .summary = "The goal names one concrete thing, not only vague verbs and nouns.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
