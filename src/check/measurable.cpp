// Whether anyone could tell that a goal was reached.
#include "base/strings.h"
#include "check/goal_text.h"
#include "text/time_frame.h"

namespace careaudit {
namespace {

std::optional<Cue> measure_in(const GoalCues& cues, const Reading& reading) {
  if (const auto quantity = cues.quantity(reading)) {
    return quantity;
  }
  return cues.observable(reading);
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([cues = GoalCues(context.knowledge.lexicon), frames = TimeFrames(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Reading* reading = reading_to_judge(subject, out);
    if (reading == nullptr) {
      return;
    }
    const auto absolute = cues.absolute(*reading);
    const auto fail_absolute = [&] { out.fail("`{0}` promises an absolute; write a count or an event that can be seen", words_of(*reading, *absolute)); };
    // "No further incidents until May" ends, and can be counted like anything else.
    if (absolute && !frames.find(*reading)) {
      fail_absolute();
      return;
    }
    if (const auto cue = measure_in(cues, *reading)) {
      out.pass(words_of(*reading, *cue));
      return;
    }
    const NodeId measure = subject.plan.tree.child(subject.item, "measure");
    if (measure != no_node && subject.plan.tree[measure].kind == Kind::scalar && !trim(subject.plan.tree[measure].text).empty()) {
      const Reading& how = subject.scratch.reading(measure);
      const auto cue = measure_in(cues, how);
      if (cue && !cues.absolute(how)) {
        out.pass(words_of(how, *cue));
        return;
      }
    }
    if (absolute) {
      fail_absolute();
      return;
    }
    out.fail("nobody could tell whether it was reached; add a number, how often, or an event that can be seen");
  });
}

}  // namespace

constinit const CheckType checks::measurable{
    .name = "measurable",
    .summary = "The goal or its `measure` has a count, a frequency, a scale or an event that can be seen.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
