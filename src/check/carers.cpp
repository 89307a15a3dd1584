// Judges whether carers and family are identified, or none, with their view and the person's wishes.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"
#include "check/wanted.h"

namespace careaudit {
namespace {

/// "None", "no carers", "No family in touch".
bool are_none(std::string_view text) {
  const std::string low = fold_ascii(trim(text));
  return says_none(text) || low.starts_with("no ") || low.starts_with("none");
}

bool is_filled(const Plan& plan, std::string_view path, NodeId from) {
  const NodeId node = plan.find(path, from);
  return node != no_node && !plan.tree.is_blank(node);
}

/// What is not said of one carer, in words.
std::vector<std::string_view> missing_of(const Plan& plan, NodeId carer) {
  std::vector<std::string_view> missing;
  const auto is_carried = [&](std::string_view path) { return plan.why_not_carried(path).empty(); };
  if (!is_filled(plan, "views", carer) && !is_filled(plan, "involvement.working.family", plan.root) && is_carried("involvement.carers.views")) {
    missing.emplace_back("what they think");
  }
  if (!is_filled(plan, "share", carer) && is_carried("involvement.carers.share")) {
    missing.emplace_back("whether the person wants the plan shared with them");
  }
  return missing;
}

Result<Check> prepare(const PrepareContext&) {
  return Check([](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const NodeId carers = plan.find("involvement.carers");
    if (carers != no_node && plan.status == "template") {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    if (carers == no_node || plan.tree.is_blank(carers)) {
      out.fail("carers and family are not recorded: write who they are, or none");
      return;
    }
    const std::string first = first_text(plan, carers);
    if (are_none(first)) {
      out.pass({first});
      return;
    }
    for (const NodeId carer : plan.tree.children(carers)) {
      const auto missing = missing_of(plan, carer);
      if (!missing.empty()) {
        out.fail(fmt::format("not recorded of `{{0}}`: {}", fmt::join(missing, ", ")), {first_text(plan, carer)}, carer);
        return;
      }
    }
    out.pass({first});
  });
}

}  // namespace

constinit const CheckType checks::carers{
    .name = "carers",
    .summary = "Carers and family are named, or none, each with their view and whether the person wants the plan shared.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
