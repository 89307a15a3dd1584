// The person's agreement: a date or yes, or no with the reason and how they will be engaged.
#include "base/strings.h"
#include "base/utf8.h"
#include "check/check.h"
#include "text/party.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "label", .type = OptionType::text, .help = "what is looked for, in words: `the person agreed`", .is_required = true},
    {.name = "refusal", .type = OptionType::yes_no, .help = "whether `no` with a reason and an engagement plan passes"},
    {.name = "shared", .type = OptionType::yes_no, .help = "whether it passes too when `shared_with` names the person"},
};

/// The recipient in `shared_with` who is the person; no_node when there is none.
NodeId person_among_recipients(const Subject& subject, const PartyWords& words) {
  const Plan& plan = subject.plan;
  const PartyContext context{.preferred_name = plan.text("person.preferred_name"), .ward = {}, .team = {}};
  for (const NodeId recipient : plan.tree.children(plan.find("shared_with"))) {
    for (const std::string_view key : {"name", "role"}) {
      const NodeId text = plan.tree.child(recipient, key);
      if (text != no_node && plan.tree[text].kind == Kind::scalar && words.read(subject.scratch.reading(text), context).includes_the_person) {
        return recipient;
      }
    }
  }
  return no_node;
}

void judge_text(const Subject& subject, const std::string& label, bool may_refuse, Verdicts& out) {
  const std::string text(trim(subject.plan.tree[subject.target].text));
  if (subject.plan.date("", subject.target) || yes_or_no(text) == true) {
    out.pass({text});
  } else if (yes_or_no(text) == false && may_refuse) {
    out.fail("it says no, but not why, nor how the person will be engaged: write `reason` and `engagement`");
  } else {
    out.fail("`{0}` is neither a date nor yes: write when " + label, {std::string(first_bytes(text, 80))});
  }
}

Result<Check> prepare(const PrepareContext& context) {
  const bool may_refuse = context.options.yes("refusal", false);
  const bool is_shared = context.options.yes("shared", false);
  return Check([label = context.options.text("label"), may_refuse, is_shared, words = PartyWords(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    if (subject.target == no_node || plan.tree.is_blank(subject.target)) {
      if (const NodeId recipient = is_shared ? person_among_recipients(subject, words) : no_node; recipient != no_node) {
        out.pass({std::string(plan.text("name", recipient))});
        return;
      }
      if (plan.status == "template" && subject.target != no_node) {
        out.not_applicable("the template leaves it to be filled in");
        return;
      }
      out.fail("it does not say when " + label);
      return;
    }
    if (plan.tree[subject.target].kind == Kind::scalar) {
      judge_text(subject, label, may_refuse, out);
      return;
    }
    const auto date = plan.text("date", subject.target);
    const auto answer = yes_or_no(plan.text("agreed", subject.target));
    if (plan.date("date", subject.target) && answer != false) {
      out.pass({std::string(date)});
    } else if (answer == true) {
      out.pass({"yes"});
    } else if (may_refuse && !plan.text("reason", subject.target).empty() && !plan.text("engagement", subject.target).empty()) {
      out.add({.outcome = Outcome::pass,
               .message = "not agreed, with the reason and how the person will be engaged",
               .evidence = {std::string(plan.text("reason", subject.target)), std::string(plan.text("engagement", subject.target))}});
    } else if (may_refuse && answer == false) {
      out.fail("it says no, but not why, nor how the person will be engaged: write `reason` and `engagement`");
    } else {
      out.fail("it does not say when " + label);
    }
  });
}

}  // namespace

constinit const CheckType checks::agreed{
    .name = "agreed",
    .summary = "A date or yes is recorded; or no, with the reason and what will be done.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
