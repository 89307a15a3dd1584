// Whether a goal is tied to a need, a reason, or the person's own voice.
#include "base/strings.h"
#include "base/utf8.h"
#include "check/goal_text.h"

namespace careaudit {
namespace {

bool has_need(const Plan& plan, std::string_view id) {
  for (const NodeId need : plan.tree.children(plan.find("needs"))) {
    if (!id.empty() && plan.text("id", need) == id) {
      return true;
    }
  }
  return false;
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([cues = GoalCues(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const auto need = subject.plan.text("need", subject.item);
    if (has_need(subject.plan, need)) {
      out.pass({std::string(need)});
      return;
    }
    const auto reason = subject.plan.text("reason", subject.item);
    if (!reason.empty()) {
      out.pass({std::string(first_bytes(reason, 60))});
      return;
    }
    const Reading* reading = reading_to_judge(subject, out);
    if (reading == nullptr) {
      return;
    }
    Cue who;
    const auto voice = cues.voice(*reading, who);
    const auto why = cues.reason(*reading);
    if (voice == GoalCues::Voice::first_person || voice == GoalCues::Voice::wanting || why) {
      out.pass(words_of(*reading, why ? *why : who));
      return;
    }
    const auto why_not = subject.plan.why_not_carried("goals.need");
    if (!why_not.empty() && !subject.plan.why_not_carried("goals.reason").empty()) {
      out.not_assessable(std::string(why_not));
      return;
    }
    out.fail("it is tied to no need and gives no reason; link it to a need, or write it as the person says it");
  });
}

}  // namespace

constinit const CheckType checks::relevant{
    .name = "relevant",
    .summary = "The goal is tied to a need by id, has a reason, or is in the person's own voice.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
