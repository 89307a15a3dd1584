// Whether goals, needs and actions lead to one another.
#include "base/strings.h"
#include "check/check.h"
#include "check/links.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "to", .type = OptionType::text, .help = "`action_for_goal`, `action_for_need` or `purpose_of_action`", .is_required = true},
};

using Finder = LinkFound (*)(const Subject&, NodeId);

struct Kinds {
  Finder find = nullptr;
  std::string_view missing;
  bool excuses_unmet = false;
};

std::optional<Kinds> kind_of(const std::string& name) {
  if (name == "action_for_goal") {
    return Kinds{action_for_goal, "no action serves this goal; add one, or link it by the goal's id"};
  }
  if (name == "action_for_need") {
    return Kinds{action_for_need, "no action addresses this need; add one, or mark the need unmet and say what is done towards it", true};
  }
  if (name == "purpose_of_action") {
    return Kinds{purpose_of_action, "the action serves no goal or need; link it by an id, or say what it is for"};
  }
  return std::nullopt;
}

Result<Check> prepare(const PrepareContext& context) {
  const auto kind = kind_of(context.options.text("to"));
  if (!kind) {
    return Problem{.message = "option `to` is none of the links that are known", .remedy = "it is `action_for_goal`, `action_for_need` or `purpose_of_action`"};
  }
  return Check([kind = *kind](const Subject& subject, Verdicts& out) {
    if (kind.excuses_unmet && yes_or_no(subject.plan.text("unmet", subject.item)).value_or(false)) {
      out.pass({"unmet"});
      return;
    }
    LinkFound found = kind.find(subject, subject.item);
    switch (found.link) {
      case Link::linked:
        out.pass(std::move(found.evidence));
        return;
      case Link::not_linked:
        out.fail(std::string(kind.missing));
        return;
      case Link::unknown:
        out.not_assessable("the plan links nothing by id, and no words are shared");
        return;
    }
  });
}

}  // namespace

constinit const CheckType checks::linked{
    .name = "linked",
    .summary = "A goal or need has an action, or an action has a purpose: by id, or by shared words where no ids are used.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
