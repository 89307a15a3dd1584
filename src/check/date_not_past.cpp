// A date that lies on or after the audit date.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "label", .type = OptionType::text, .help = "what the date is, in words: `the review date`", .is_required = true},
    {.name = "open_only", .type = OptionType::yes_no, .help = "leave out items whose `status` says they are done"},
};

bool is_done(std::string_view status) {
  static constexpr std::array<std::string_view, 12> done{"achieved", "met", "done", "closed", "completed", "complete", "reached", "stopped", "ended", "withdrawn", "cancelled", "discontinued"};
  return std::find(done.begin(), done.end(), fold_ascii(status)) != done.end();
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([label = context.options.text("label"), open_only = context.options.yes("open_only", false)](const Subject& subject, Verdicts& out) {
    const auto text = subject.target == no_node ? std::string_view() : trim(subject.plan.tree[subject.target].text);
    if (text.empty()) {
      out.not_applicable(fmt::format("{} is not recorded", label));
      return;
    }
    if (open_only && is_done(subject.plan.text("status", subject.item))) {
      out.not_applicable("it is no longer open");
      return;
    }
    const auto date = Date::parse(text);
    if (!date) {
      out.not_assessable(fmt::format("{} cannot be read as a date", label));
      return;
    }
    const int days = date->days_until(subject.as_of);
    if (days > 0) {
      out.fail(fmt::format("{} passed {} {} ago", label, days, days == 1 ? "day" : "days"), {std::string(text)});
      return;
    }
    out.pass({std::string(text)});
  });
}

}  // namespace

constinit const CheckType checks::date_not_past{
    .name = "date_not_past",
    .summary = "The date is not before the audit date.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
