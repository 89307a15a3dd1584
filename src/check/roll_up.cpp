// Several rules as one: SMART from its letters.
#include <fmt/format.h>

#include "check/check.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "letters", .type = OptionType::map, .help = "a letter for each rule that must pass: `{S: goal.specific}`", .is_required = true},
};

/// `goal.time-bound` → `time-bound`.
std::string short_name(const std::string& id) { return id.substr(id.find('.') + 1); }

Result<Check> prepare(const PrepareContext& context) {
  return Check([letters = context.options.map("letters")](const Subject& subject, Verdicts& out) {
    std::string failed;
    bool is_unsure = false;
    for (const auto& [letter, id] : letters) {
      const auto outcome = subject.prior(id);
      if (outcome == Outcome::fail) {
        failed += fmt::format("{}{} ({})", failed.empty() ? "" : ", ", short_name(id), letter);
      } else if (outcome != Outcome::pass) {
        is_unsure = true;
      }
    }
    if (!failed.empty()) {
      out.fail(fmt::format("not {}", failed));
    } else if (is_unsure) {
      out.not_assessable("not every letter could be judged");
    } else {
      std::vector<std::string> passed;
      for (const auto& [letter, id] : letters) {
        passed.push_back(letter);
      }
      out.pass(std::move(passed));
    }
  });
}

}  // namespace

constinit const CheckType checks::roll_up{
    .name = "roll_up",
    .summary = "Every named rule passes for the same item.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
