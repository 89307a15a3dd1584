// Judges whether the person is heard anywhere in the needs and goals of their plan.
#include <algorithm>
#include <array>

#include "check/check.h"
#include "check/free_text.h"
#include "text/whose_words.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// Texts of needs and goals.
std::vector<NodeId> texts_of(const Plan& plan) {
  std::vector<NodeId> texts;
  for (const std::string_view list : {"needs", "goals"}) {
    for (const NodeId item : plan.tree.children(plan.find(list))) {
      const NodeId text =
          plan.tree[item].kind == Kind::scalar ? item : plan.tree.child(item, "text");
      if (text != no_node && plan.tree[text].kind == Kind::scalar &&
          !plan.tree[text].text.empty()) {
        texts.push_back(text);
      }
    }
  }
  return texts;
}

/// The first word in the first person that is the person's own: "I", "my", "I'd"; past the end if
/// none.
std::uint32_t own_word(const Reading& reading, const WhoseWords& whose, std::string_view name) {
  static constexpr std::array<std::string_view, 6> first_person{"i", "my", "me", "mine", "myself", "im"};
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool is_first =
        is_one_of(reading, i, first_person) || reading.folded[i].starts_with("i'");
    if (is_first && (reading.words[i].is_quoted || whose.is_persons_own(reading, i, name))) {
      return i;
    }
  }
  return count;
}

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon) : whose_(lexicon) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const auto texts = texts_of(subject.plan);
    if (texts.empty()) {
      out.not_applicable("no needs or goals are recorded");
      return;
    }
    const auto name = subject.plan.text("person.preferred_name");
    bool has_english = false;
    for (const NodeId text : texts) {
      const Reading& reading = subject.scratch.reading(text);
      if (is_own_words_field(subject, text)) {
        out.pass();
        return;
      }
      if (!reading.is_english) {
        continue;  // "i" is "and" in half of Europe
      }
      has_english = true;
      const std::uint32_t word = own_word(reading, whose_, name);
      if (word < reading.words.size()) {
        out.pass({std::string(reading.span(word, word + 1))});
        return;
      }
    }
    if (!has_english) {
      out.not_assessable(
          "the needs and goals are not in English, and only English voices are known");
      return;
    }
    out.fail(
        "no need and no goal is in the person's own voice: ask how they would put it, and write "
        "at least one as “I…”");
  }

 private:
  WhoseWords whose_;
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    judge(subject, out);
  });
}

constexpr std::array<std::string_view, 2> reads{"goals", "needs"};

}  // namespace

constinit const CheckType checks::own_voice{
    .name = "own_voice",
    .summary = "At least one need or goal is in the first person, or quotes the person.",
    .options = {},
    .prepare = prepare,
    .reads = reads,
};

}  // namespace careaudit
