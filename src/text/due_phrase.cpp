// Small grammars: a verb of ending, a clause behind "by the time", a fixed phrase.
#include "text/due_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/counting.h"
#include "text/word_forms.h"

namespace careaudit {

std::optional<std::uint32_t> ending_clause(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 20> verbs{"ends",    "end",    "ended",  "finishes", "finish", "closes", "expires", "starts", "begins", "opens",
                                                   "reaches", "turns",  "arrives", "renews",  "leaves", "returns", "retires", "comes",  "lapses", "concludes"};
  static constexpr std::array<std::string_view, 10> parting{"breaks", "break", "kicks", "kick", "signs", "sign", "goes", "go", "shuts", "sets"};
  static constexpr std::array<std::string_view, 6> away{"up", "off", "back", "down", "out", "in"};
  static constexpr std::array<std::string_view, 3> is{"is", "are", "runs"};
  static constexpr std::array<std::string_view, 10> over{"out", "over", "up", "renewed", "due", "finished", "done", "born", "complete", "reviewed"};
  static constexpr std::array<std::string_view, 6> pronouns{"i", "he", "she", "they", "we", "you"};
  constexpr std::uint32_t reach = 7;
  for (std::uint32_t i = word + 1; i < word + reach && i < reading.words.size(); ++i) {
    if (reading.words[i].is_mark || reading.words[i].starts_sentence) {
      return std::nullopt;
    }
    if (is_one_of(reading, i, verbs)) {
      return i + 1;
    }
    if (is_one_of(reading, i, is) && is_one_of(reading, i + 1, over)) {
      return i + 2;
    }
    // "the kids break up", "the nurses sign her off"; "I go out" is the day's own.
    const bool is_own = i == word + 1 && is_one_of(reading, word, pronouns);
    for (std::uint32_t j = i + 1; !is_own && is_one_of(reading, i, parting) && j <= i + 2; ++j) {
      if (is_one_of(reading, j, away)) {
        return j + 1;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> fixed_phrase(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 7> parts{"morning", "afternoon", "evening", "day", "night", "eve", "week"};
  static constexpr std::array<std::string_view, 2> spans{"week", "fortnight"};
  const auto has_more = [&reading](std::uint32_t at) { return at < reading.words.size() && reading.words[at].is_word && !reading.words[at].starts_sentence; };
  if (reading.is(word, "in") && reading.is(word + 1, "time") && reading.is(word + 2, "for") && has_more(word + 3)) {
    return std::min(word + 6, static_cast<std::uint32_t>(reading.words.size()));
  }
  if (reading.is(word, "between") && reading.is(word + 1, "now") && reading.is(word + 2, "and") && has_more(word + 3)) {
    return word + 4;
  }
  if (reading.is(word, "on") && reading.is(word + 1, "the") && is_one_of(reading, word + 2, parts) && reading.is(word + 3, "of") && has_more(word + 4)) {
    return word + 5;
  }
  const bool is_counted = (reading.is(word, "a") || number_at(reading, word)) && (is_one_of(reading, word + 1, spans) || reading.is(word + 1, "weeks"));
  if (is_counted && word + 2 < reading.words.size() && (reading.is(word + 2, "today") || (reading.is(word + 2, "on") && word + 3 < reading.words.size() && is_weekday(reading.folded[word + 3])))) {
    return reading.is(word + 2, "today") ? word + 3 : word + 4;
  }
  if (is_weekday(reading.folded[word]) && is_one_of(reading, word + 1, spans)) {
    return word + 2;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> time_clause(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 16> moods{"ready", "able", "better", "well", "feel", "feels", "need", "needs", "want", "wants", "old", "unwell", "settled", "stable", "comfortable", "happy"};
  std::uint32_t last = word;
  while (last < reading.words.size() && !reading.words[last].starts_sentence && !reading.words[last].is_mark) {
    if (is_one_of(reading, last, moods)) {
      return std::nullopt;
    }
    ++last;
  }
  return last >= word + 3 ? std::optional(last) : std::nullopt;
}

}  // namespace careaudit
