// Finds texts that are harder to read than a service wants them to be.
#include "text/reading_age.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "check/check.h"
#include "check/free_text.h"

namespace careaudit {
namespace {

constexpr long usual_limit = 11;
constexpr long usual_words = 50;

class Judge {
 public:
  explicit Judge(const PrepareContext& context)
      : ages_(context.knowledge.lexicon),
        limit_(context.options.number("limit", usual_limit)),
        least_words_(static_cast<std::uint32_t>(
            std::max(1L, context.options.number("words", usual_words)))) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const auto name = subject.plan.text("person.preferred_name");
    for (const NodeId node : subject.texts) {
      const Reading& reading = subject.scratch.reading(node);
      if (reading.words.size() < least_words_ ||
          is_own_words_field(subject, node)) {
        out.not_assessable(fmt::format("no text that others wrote has {} words or more, and on "
                                       "fewer the formula says little",
                                       least_words_),
                           node);
        continue;
      }
      if (!reading.is_english) {
        out.not_assessable("the text is not in English, and the formula is for English", node);
        continue;
      }
      const ReadingAge age = ages_.of(reading, name);
      if (age.words < least_words_) {
        out.not_assessable(fmt::format("no text that others wrote has {} words or more, and on "
                                       "fewer the formula says little",
                                       least_words_),
                           node);
      } else if (age.years > static_cast<double>(limit_)) {
        fail(reading, age, node, out);
      }
    }
  }

 private:
  void fail(const Reading& reading, const ReadingAge& age, NodeId node, Verdicts& out) const {
    auto evidence = long_words(reading);
    std::string message = fmt::format(
        "reading age {} by Flesch-Kincaid ({:.0f} words a sentence, {:.2f} syllables a word); "
        "it should be {} or less: write shorter sentences, and everyday words",
        age.years > 20 ? "over 20" : fmt::format("{:.0f}", age.years), age.words_a_sentence,
        age.syllables_a_word, limit_);
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      message += fmt::format("{}`{{{}}}`", i == 0 ? " (for " : ", ", i);
    }
    message += evidence.empty() ? "" : ")";
    out.fail(std::move(message), std::move(evidence), node);
  }

  /// The words with most syllables, in their order: what to begin with.
  std::vector<std::string> long_words(const Reading& reading) const {
    constexpr std::size_t most = 4;
    constexpr std::size_t fewest_syllables = 4;
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    std::set<std::uint32_t> told;
    for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
      const std::size_t syllables = reading.words[i].is_word ? ages_.syllables(reading, i) : 0;
      if (syllables >= fewest_syllables && told.insert(reading.words[i].form).second) {
        found.emplace_back(syllables, i);
      }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    found.resize(std::min(found.size(), most));
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<std::string> words;
    words.reserve(found.size());
    for (const auto& [syllables, word] : found) {
      words.emplace_back(reading.span(word, word + 1));
    }
    return words;
  }

  ReadingAges ages_;
  long limit_;
  std::uint32_t least_words_;
};

constexpr std::array options{
    OptionSpec{.name = "limit",
               .type = OptionType::number,
               .help = "the highest reading age allowed, in years: 11"},
    OptionSpec{.name = "words",
               .type = OptionType::number,
               .help = "the fewest words of a text that is judged: 50"},
};

Result<Check> prepare(const PrepareContext& context) {
  return Check(
      [judge = Judge(context)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::reading_age{
    .name = "reading_age",
    .summary =
        "No text of some length has a reading age above a limit (Flesch-Kincaid grade + 5); the "
        "person's own words are left alone.",
    .options = options,
    .prepare = prepare,
};

}  // namespace careaudit
