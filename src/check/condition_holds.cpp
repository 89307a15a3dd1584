// Judges a condition that the rule file states itself: a trust's own rules need no C++.
#include "check/check.h"
#include "check/condition.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "must", .type = OptionType::condition, .help = "the condition that is to hold, as in `{field: review_date, is: filled}`; see CONDITIONS", .is_required = true},
    {.name = "otherwise", .type = OptionType::text, .help = "what is wrong when it does not, lower case, no full stop: `the budget has no amount`", .is_required = true},
};

/// The node, when it is part of the item; no_node when it stands elsewhere in the plan.
NodeId within(const Tree& tree, NodeId node, NodeId item) {
  for (NodeId at = node; at != no_node; at = tree[at].parent) {
    if (at == item) {
      return node;
    }
  }
  return no_node;
}

Result<Check> prepare(const PrepareContext& context) {
  auto must = context.options.condition("must");
  return Check([must, otherwise = context.options.text("otherwise")](const Subject& subject, Verdicts& out) {
    Answer answer = ask(*must, {.plan = subject.plan, .item = subject.target == no_node ? subject.item : subject.target, .outer = no_node, .as_of = subject.as_of});
    answer.node = within(subject.plan.tree, answer.node, subject.item);
    if (!answer.holds) {
      out.not_assessable(answer.why_unknown, answer.node);
    } else if (*answer.holds) {
      out.pass(std::move(answer.evidence));
    } else {
      out.fail(otherwise, std::move(answer.evidence), answer.node);
    }
  });
}

}  // namespace

constinit const CheckType checks::condition_holds{
    .name = "condition_holds",
    .summary = "A condition stated in the rule file holds.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
