// Whether a goal says by when.
#include "base/strings.h"
#include "check/goal_text.h"
#include "text/counting.h"
#include "text/time_frame.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext& context) {
  return Check([frames = TimeFrames(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const auto date = subject.plan.text("target_date", subject.item);
    if (!date.empty()) {
      const NodeId node = subject.plan.find("target_date", subject.item);
      if (Date::parse(date) || frames.find(subject.scratch.reading(node))) {
        out.pass({std::string(date)});
        return;
      }
    }
    const Reading* reading = reading_to_judge(subject, out);
    if (reading == nullptr) {
      return;
    }
    if (const auto frame = frames.find(*reading)) {
      out.pass({std::string(reading->span(frame->first, frame->last))});
      return;
    }
    if (const auto why = subject.plan.why_not_carried("goals.target_date"); !why.empty()) {
      out.not_assessable(std::string(why));   // it may be given where nobody can see it
      return;
    }
    out.fail(has_frequency(*reading) ? "it says how often but not by when; add a date, or until when"
                                     : "it does not say by when; add a date or a time frame");
  });
}

}  // namespace

constinit const CheckType checks::time_bound{
    .name = "time_bound",
    .summary = "The goal has a target date, or a date, deadline or bounded period in its text.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
