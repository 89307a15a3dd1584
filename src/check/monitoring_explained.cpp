// Judges whether an action that watches something says what about it, and how.
#include "check/check.h"
#include "text/monitoring.h"
#include "text/timing.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext& context) {
  return Check([monitoring = MonitoringWords(context.knowledge.lexicon),
                timing = TimingWords(context.knowledge.lexicon)](const Subject& subject,
                                                                 Verdicts& out) {
    const NodeId node = subject.text_node();
    if (node == no_node || subject.plan.tree.is_blank(node)) {
      out.not_applicable("the action has no words");
      return;
    }
    const Reading& reading = subject.scratch.reading(node);
    if (!reading.is_english) {
      out.not_assessable("the text is not in English, and only English wording is judged");
      return;
    }
    const Monitoring found = monitoring.find(reading);
    if (!found.is_monitoring) {
      out.not_applicable("it does not monitor, observe, review, check or watch anything");
      return;
    }
    const std::string words(reading.span(found.first, found.last));
    const bool has_time = timing.find(reading).kind >= TimingKind::trigger ||
                          !subject.plan.text("when", subject.item).empty();
    const bool is_signed = found.has_sign && !found.is_vague;
    const bool says_how = found.has_method || found.is_measured || is_signed;
    if (says_how && has_time) {
      out.pass({words});
      return;
    }
    if (says_how) {
      out.fail("`{0}` does not say when or how often: write the day, the time, how often, or what sets it off", {words});
      return;
    }
    out.fail("`{0}` does not say what about it and how: write the signs to look for, the question to "
             "ask, or the chart to fill in",
             {words});
  });
}

}  // namespace

constinit const CheckType checks::monitoring_explained{
    .name = "monitoring_explained",
    .summary = "An action that monitors, observes, reviews, checks or watches says what about it, how and when.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
