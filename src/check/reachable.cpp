// Judges whether whoever a field names can be reached: by a number that can be dialled, or e-mail.
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/contact_texts.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "label", .type = OptionType::text, .help = "who is meant, in words: `the coordinator`", .is_required = true},
    {.name = "required", .type = OptionType::yes_no, .help = "whether nobody there, or nobody named, fails; else it is not_applicable"},
};

/// The name, as written.
std::string_view name_of(const Subject& subject) {
  const Node& node = subject.plan.tree[subject.target];
  return node.kind == Kind::scalar ? node.text : subject.plan.text("name", subject.target);
}

/// Whether a template has a key for a number or an address.
bool has_place(const Subject& subject) {
  const Tree& tree = subject.plan.tree;
  return tree.child(subject.target, "phone") != no_node || tree.child(subject.target, "email") != no_node;
}

/// Whom the field names, in any of its texts.
bool names_somebody(const Subject& subject) {
  const auto in = [&](std::string_view key) { return !subject.plan.text(key, subject.target).empty(); };
  return !name_of(subject).empty() || in("relationship") || in("text");
}

Result<Check> prepare(const PrepareContext& context) {
  const bool is_required = context.options.yes("required", false);
  return Check([contacts = ContactReader(context.knowledge.lexicon), label = context.options.text("label"), is_required](const Subject& subject, Verdicts& out) {
    const bool is_absent = subject.target == no_node || subject.plan.tree.is_blank(subject.target);
    const bool is_template = subject.plan.status == "template" && subject.target != no_node;
    if (is_template && (is_absent || has_place(subject))) {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    if (is_absent && !is_required) {
      out.not_applicable(fmt::format("{} is not recorded", label));
      return;
    }
    if (is_absent || (is_required && !names_somebody(subject))) {
      out.fail(fmt::format("{} is not recorded: write a name, and a telephone number or an e-mail address", label));
      return;
    }
    Reached reached = contacts.reach(subject, subject.target, "cover");
    if (reached.number.empty()) {
      const Reached elsewhere = contacts.reach_by_name(subject, name_of(subject));
      reached.number = elsewhere.number;
    }
    const std::string path = subject.plan.tree.path(subject.target);
    const auto why_not = subject.plan.why_not_carried(path + ".phone");
    if (!reached.number.empty()) {
      out.pass({reached.number});
    } else if (!reached.bad.empty()) {
      out.fail(fmt::format("the number (`{{0}}`) of {} {}", label, explain(reached.fault)), {reached.bad});
    } else if (!why_not.empty() && !subject.plan.why_not_carried(path + ".email").empty()) {
      out.not_assessable(std::string(why_not));
    } else {
      out.fail(fmt::format("neither a telephone number nor an e-mail address of {} is given: write one", label));
    }
  });
}

}  // namespace

constinit const CheckType checks::reachable{
    .name = "reachable",
    .summary = "Whoever is recorded there has a number that can be dialled, or an e-mail address.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
