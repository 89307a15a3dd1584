// Judges whether all areas of DIALOG+ have a score.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/check.h"
#include "check/dialog_area.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext&) {
  return Check([](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const NodeId scores = plan.find("dialog.scores");
    if (scores != no_node && plan.status == "template") {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    if (scores == no_node || plan.tree.is_blank(scores)) {
      out.fail("no DIALOG+ scores are recorded: ask the person to score each area from 1 to 7");
      return;
    }
    std::vector<std::string> lacking;
    for (const auto& field : subject.knowledge.vocabulary.at("dialog.scores")->fields) {
      if (!dialog_score(plan.text(field.key, scores))) {
        lacking.push_back(area_name(field.key));
      }
    }
    if (lacking.empty()) {
      out.pass();
    } else {
      out.fail(fmt::format("no score from 1 to 7 for: {}", fmt::join(lacking, ", ")), {}, scores);
    }
  });
}

}  // namespace

constinit const CheckType checks::dialog_scores{
    .name = "dialog_scores",
    .summary = "All areas of DIALOG+ have a score from 1 to 7.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
