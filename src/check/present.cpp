// Something is recorded: a field, or at least one item of a list.
#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "check/check.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "label", .type = OptionType::text, .help = "what is looked for, in words: `a goal`", .is_required = true},
    {.name = "date", .type = OptionType::yes_no, .help = "the field must hold a date that can be read"},
};

void fail_of_date(const Subject& subject, const std::string& label, Verdicts& out) {
  const auto text = trim(subject.plan.tree[subject.target].text);
  const auto lack = what_a_date_lacks(text);
  out.fail(fmt::format("no {} is recorded: `{{0}}` {}; write the day, the month and the year, as in 31/03/2026", label, lack), {std::string(first_bytes(text, 80))});
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([label = context.options.text("label"), is_date = context.options.yes("date", false)](const Subject& subject, Verdicts& out) {
    if (subject.target == no_node || subject.plan.tree.is_blank(subject.target)) {
      out.fail(fmt::format("no {} is recorded", label));
      return;
    }
    if (is_date && !subject.plan.date("", subject.target)) {
      fail_of_date(subject, label, out);
      return;
    }
    const auto text = trim(subject.plan.tree[subject.target].text);
    out.pass(text.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::string(first_bytes(text, 80))});
  });
}

}  // namespace

constinit const CheckType checks::present{
    .name = "present",
    .summary = "The field is filled in, or the list has an item.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
