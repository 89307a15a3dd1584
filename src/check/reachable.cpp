// Judges whether the plan's coordinator can be reached: by a number that can be dialled, or e-mail.
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/contact_texts.h"

namespace careaudit {
namespace {

/// The coordinator's name, as written.
std::string_view name_of(const Subject& subject) {
  const Node& node = subject.plan.tree[subject.target];
  return node.kind == Kind::scalar ? node.text : subject.plan.text("name", subject.target);
}

/// Whether a template has a key for a number or an address.
bool has_place(const Subject& subject) {
  const Tree& tree = subject.plan.tree;
  return tree.child(subject.target, "phone") != no_node || tree.child(subject.target, "email") != no_node;
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([contacts = ContactReader(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    if (subject.target == no_node || subject.plan.tree.is_blank(subject.target)) {
      out.not_applicable("no coordinator is recorded");
      return;
    }
    if (subject.plan.status == "template" && has_place(subject)) {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    Reached reached = contacts.reach(subject, subject.target, "cover");
    if (reached.number.empty()) {
      const Reached elsewhere = contacts.reach_by_name(subject, name_of(subject));
      reached.number = elsewhere.number;
    }
    if (!reached.number.empty()) {
      out.pass({reached.number});
    } else if (!reached.bad.empty()) {
      out.fail(fmt::format("the coordinator's number (`{{0}}`) {}", explain(reached.fault)), {reached.bad});
    } else {
      out.fail("neither a telephone number nor an e-mail address of the coordinator is given: write one");
    }
  });
}

}  // namespace

constinit const CheckType checks::reachable{
    .name = "reachable",
    .summary = "Whoever is recorded there has a number that can be dialled, or an e-mail address.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
