// Judges whether a need marked unmet says what is being done towards it.
#include "base/strings.h"
#include "check/check.h"

namespace careaudit {
namespace {

/// Whether a text is more than empty words: something is left beside them.
bool says_something(const Reading& reading, ListId empty, ListId nobody) {
  std::size_t telling = 0;
  for (std::uint32_t i = 0; i < reading.words.size();) {
    const Hit* hit = reading.at(empty, i);
    hit = hit != nullptr ? hit : reading.at(nobody, i);
    if (hit != nullptr) {
      i = hit->last;
      continue;
    }
    telling += reading.words[i].is_word && reading.words[i].end - reading.words[i].begin > 2 ? 1U : 0U;
    ++i;
  }
  return telling >= 2 || (!reading.is_english && !reading.words.empty());
}

/// An action that names the need by its id.
NodeId linked_action(const Plan& plan, std::string_view need_id) {
  const NodeId actions = plan.find("actions");
  if (actions == no_node || need_id.empty()) {
    return no_node;
  }
  for (const NodeId action : plan.tree.children(actions)) {
    if (plan.text("need", action) == need_id) {
      return action;
    }
  }
  return no_node;
}

Result<Check> prepare(const PrepareContext& context) {
  const ListId empty = context.knowledge.lexicon.list("vague_actions");
  const ListId nobody = context.knowledge.lexicon.list("nobody");
  return Check([empty, nobody](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    if (!yes_or_no(plan.text("unmet", subject.item)).value_or(false)) {
      out.not_applicable("the need is not marked unmet");
      return;
    }
    const NodeId text = plan.find("plan", subject.item);
    if (text != no_node && plan.tree[text].kind == Kind::scalar && !plan.tree.is_blank(text)) {
      if (says_something(subject.scratch.reading(text), empty, nobody)) {
        out.pass({std::string(trim(plan.tree[text].text))});
      } else {
        out.fail("`{0}` does not say what is being done towards this unmet need: write who will try "
                 "what, and by when",
                 {std::string(trim(plan.tree[text].text))}, text);
      }
      return;
    }
    if (const NodeId action = linked_action(plan, plan.text("id", subject.item)); action != no_node) {
      out.pass();
      return;
    }
    out.fail("the need is marked unmet, and nothing says what is being done towards it: write it in "
             "the need's `plan`, or link an action");
  });
}

}  // namespace

constinit const CheckType checks::unmet_planned{
    .name = "unmet_planned",
    .summary = "A need marked unmet says what is being done towards it.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
