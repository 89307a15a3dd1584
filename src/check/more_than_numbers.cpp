// Judges whether a crisis plan is more than a list of telephone numbers.
#include <algorithm>
#include <array>

#include "check/check.h"
#include "check/wanted.h"
#include "text/sentence.h"

namespace careaudit {
namespace {

/// A sentence of four words or more in which no number stands.
bool has_sentence_without_number(const Reading& reading) {
  for (std::uint32_t i = 0; i < reading.words.size();) {
    const WordRange sentence = sentence_of(reading, i);
    std::size_t words = 0;
    bool has_number = false;
    for (std::uint32_t w = sentence.first; w < sentence.last; ++w) {
      words += reading.words[w].is_word ? 1U : 0U;
      has_number = has_number || (reading.words[w].is_number && reading.words[w].end - reading.words[w].begin >= 3);
    }
    constexpr std::size_t fewest = 4;
    if (words >= fewest && !has_number) {
      return true;
    }
    i = std::max(sentence.last, i + 1);
  }
  return false;
}

Result<Check> prepare(const PrepareContext&) {
  return Check([](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    static constexpr std::array<std::string_view, 5> fields{"crisis.warning_signs", "crisis.what_helps", "crisis.actions", "wrap.early_signs", "wrap.crisis"};
    for (const auto path : fields) {
      const NodeId node = plan.find(path);
      if (node != no_node && (plan.status == "template" || !plan.tree.is_blank(node))) {
        out.pass({first_text(plan, node)});
        return;
      }
    }
    const NodeId notes = plan.find("crisis.notes");
    if (notes != no_node && plan.tree[notes].kind == Kind::scalar && has_sentence_without_number(subject.scratch.reading(notes))) {
      out.pass({first_text(plan, notes)});
      return;
    }
    const NodeId crisis = plan.find("crisis");
    const bool is_absent = crisis == no_node || plan.tree.is_blank(crisis);
    out.fail(is_absent ? "no crisis plan is recorded: write the warning signs, what helps, and who does what"
                       : "the crisis plan is only whom to ring: write the warning signs, what helps, and who does what",
             {}, is_absent ? no_node : crisis);
  });
}

}  // namespace

constinit const CheckType checks::more_than_numbers{
    .name = "more_than_numbers",
    .summary = "The crisis plan holds more than telephone numbers: signs, what helps, or who does what.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
