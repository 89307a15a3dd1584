// The same text in many people's plans: compared over the whole run, by the engine.
#include "check/check.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "lists", .type = OptionType::words, .help = "lists whose texts are compared: `[goals, actions]`", .is_required = true},
    {.name = "plans", .type = OptionType::number, .help = "people's plans from which on a text is copied; 3 when not given"},
    {.name = "per_cent", .type = OptionType::number, .help = "and of all plans of the run, at least so many per cent; 0 when not given"},
    {.name = "words", .type = OptionType::number, .help = "words of the shortest text that is compared; 4 when not given"},
};

Result<Check> prepare(const PrepareContext& context) {
  for (const auto& path : context.options.words("lists")) {
    const Field* list = context.knowledge.vocabulary.at(path);
    if (list == nullptr || !list->is_list) {
      return Problem{.message = "`lists: " + path + "` names no list of the vocabulary", .remedy = "name lists such as `goals` and `actions`"};
    }
  }
  return Check([](const Subject&, Verdicts& out) { out.not_assessable("judged over all plans of a run together, not of one"); });
}

}  // namespace

constinit const CheckType checks::copied_text{
    .name = "copied_text",
    .summary = "No text stands in many people's plans; with `each: batch`.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
