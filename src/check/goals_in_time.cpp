// Judges whether a personal goal was recorded within so many days of admission.
#include <fmt/format.h>

#include "check/check.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "days", .type = OptionType::number, .help = "days from `admitted` by which a personal goal is due: 10", .is_required = true},
};

/// What the plan's goals come to: one that is personal, perhaps one, or none.
Outcome personal_goals(const Subject& subject, const Check& is_personal) {
  Outcome best = Outcome::fail;
  for (const NodeId goal : subject.plan.tree.children(subject.plan.find("goals"))) {
    Subject one = subject;
    one.item = goal;
    one.target = goal;
    Verdicts verdicts;
    is_personal(one, verdicts);
    const Outcome outcome = verdicts.all.front().outcome;
    if (outcome == Outcome::pass) {
      return outcome;
    }
    best = outcome == Outcome::not_assessable ? outcome : best;
  }
  return best;
}

Result<Check> prepare(const PrepareContext& context) {
  auto is_personal = checks::personal_goal.prepare(context);
  if (!is_personal) {
    return is_personal.error();
  }
  return Check([days = static_cast<int>(context.options.number("days", 0)), is_personal = std::move(*is_personal)](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const auto admitted = plan.date("admitted");
    if (!admitted) {
      out.not_assessable("no date of admission is recorded");
      return;
    }
    const Date due = admitted->plus_days(days);
    const Outcome goals = personal_goals(subject, is_personal);
    const auto created = plan.date("created");
    const bool is_late = created && due < *created;
    if (subject.as_of <= due && goals != Outcome::pass) {
      out.not_applicable(fmt::format("a personal goal is due by {}", due.in_words()));
    } else if (goals == Outcome::pass && !is_late) {
      out.pass();
    } else if (goals == Outcome::pass) {
      out.fail(fmt::format("the plan was written {} days after admission; a personal goal was due within {}", admitted->days_until(*created), days), {}, plan.find("created"));
    } else if (goals == Outcome::not_assessable) {
      out.not_assessable("no goal can be judged personal or not");
    } else {
      out.fail(fmt::format("no personal goal {} days after admission; one was due within {}: ask what the person wants", admitted->days_until(subject.as_of), days), {}, plan.find("goals"));
    }
  });
}

}  // namespace

constinit const CheckType checks::goals_in_time{
    .name = "goals_in_time",
    .summary = "A personal goal was recorded within so many days of admission.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
