// Judges whether an action has a time, a date, a frequency or a moment that sets it off.
#include "base/strings.h"
#include "check/check.h"
#include "text/timing.h"

namespace careaudit {
namespace {

std::vector<std::string> evidence_of(const Reading& reading, const Timing& timing) {
  return {std::string(reading.span(timing.first, timing.last))};
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([words = TimingWords(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const NodeId when = plan.find("when", subject.item);
    const bool has_field = when != no_node && plan.tree[when].kind == Kind::scalar && !plan.tree.is_blank(when);
    if (has_field) {
      const Reading& reading = subject.scratch.reading(when);
      const Timing timing = words.find(reading);
      if (timing.kind != TimingKind::vague) {
        out.pass({std::string(trim(reading.text))});
        return;
      }
    }
    const NodeId node = subject.text_node();
    if (node == no_node || plan.tree.is_blank(node)) {
      out.not_applicable("the action has no words");
      return;
    }
    const Reading& reading = subject.scratch.reading(node);
    const Timing timing = words.find(reading);
    if (timing.kind >= TimingKind::trigger) {
      out.pass(evidence_of(reading, timing));
    } else if (!reading.is_english) {
      out.not_assessable("the text is not in English, and only English wording is judged");
    } else if (has_field) {
      const Reading& field = subject.scratch.reading(when);
      out.fail("`{0}` is no time: write the day, the date or how often", evidence_of(field, words.find(field)),
               when);
    } else if (timing.kind == TimingKind::vague) {
      out.fail("`{0}` is no time: write the day, the date or how often", evidence_of(reading, timing));
    } else if (const auto why = plan.why_not_carried("actions.when"); !why.empty()) {
      out.not_assessable(std::string(why));
    } else {
      out.fail("no time is given: write the day, the date or how often");
    }
  });
}

}  // namespace

constinit const CheckType checks::action_when{
    .name = "action_when",
    .summary = "An action has a time, a date or a frequency, in its `when` or its text.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
