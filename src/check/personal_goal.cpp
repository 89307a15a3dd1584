// Whether a goal is something the person wants for their own life.
#include "check/goal_text.h"

namespace careaudit {
namespace {

/// The goal's `reason`, where the person speaks in it.
std::optional<std::vector<std::string>> own_reason(const GoalCues& cues, const Subject& subject) {
  const NodeId node = subject.plan.tree.child(subject.item, "reason");
  if (node == no_node || subject.plan.tree[node].kind != Kind::scalar) {
    return std::nullopt;
  }
  const Reading& reading = subject.scratch.reading(node);
  Cue who;
  const auto voice = cues.voice(reading, who);
  const bool is_own = voice == GoalCues::Voice::first_person || voice == GoalCues::Voice::wanting;
  return is_own && !cues.demand(reading) ? std::optional(words_of(reading, who)) : std::nullopt;
}

void judge(const GoalCues& cues, const Reading& reading, const Subject& subject, Verdicts& out) {
  Cue who;
  const GoalCues::Voice voice = cues.voice(reading, who);
  const auto demand = cues.demand(reading);
  const auto task = cues.staff_task(reading);
  const auto life = cues.life(reading);
  const auto reason = cues.reason(reading);
  if (const auto passive = voice == GoalCues::Voice::none ? cues.passive_task(reading) : std::nullopt) {
    out.fail("`{0}` makes it somebody else's task; write what the person wants for their own life", words_of(reading, *passive));
    return;
  }
  const bool is_wished = voice == GoalCues::Voice::first_person || voice == GoalCues::Voice::wanting;
  if (voice == GoalCues::Voice::generic || voice == GoalCues::Voice::staff) {
    out.fail("`{0}` makes it a task set for the person, not what they want; write it as they would say it", words_of(reading, who));
    return;
  }
  if (const auto service = is_wished && !life ? cues.service_request(reading) : std::nullopt) {
    out.fail("`{0}` is a service; write what the person wants to be different in their life", words_of(reading, *service));
    return;
  }
  // "I want to be discharged to my own flat" is a wish for the flat.
  const bool is_task = task && !(is_wished && (reason || life));
  const bool is_demand = demand && !(is_wished && (reason || (life && life->first < demand->first)));
  if (is_task || is_demand) {
    const auto& other = is_demand ? demand : task;
    out.fail("`{0}` is a demand, a clinical state or a service's task; write what the person wants for their own life", words_of(reading, *other));
    return;
  }
  if (is_wished || life) {
    out.pass(words_of(reading, is_wished ? who : *life));
    return;
  }
  if (auto own = own_reason(cues, subject)) {
    out.pass(std::move(*own));
    return;
  }
  out.fail("nothing in it is the person's own life; write what they want in their words");
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([cues = GoalCues(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    if (const Reading* reading = reading_to_judge(subject, out)) {
      judge(cues, *reading, subject, out);
    }
  });
}

}  // namespace

constinit const CheckType checks::personal_goal{
    .name = "personal_goal",
    .summary = "The goal is what the person wants for their own life, not a service's task, a demand or a clinical state.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
