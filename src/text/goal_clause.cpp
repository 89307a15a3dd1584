// Background is told by a verb of state, a goal by a wish, "will" or a leading "to".
#include "text/goal_clause.h"

#include <array>
#include <string_view>

#include "text/sentence.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

bool is_background(const Reading& reading, WordRange sentence, ListId wants) {
  static constexpr std::array<std::string_view, 9> states{"is", "are", "was", "were", "has", "had", "lives", "lived", "been"};
  static constexpr std::array<std::string_view, 9> goals{"will", "i'll", "want", "can", "goal", "aim", "hopes", "should", "shall"};
  if (reading.is(sentence.first, "to")) {
    return false;
  }
  bool has_state = false;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (is_one_of(reading, i, goals) || reading.at(wants, i) != nullptr || (reading.is(i, "to") && i > 0 && is_one_of(reading, i - 1, states))) {
      return false;
    }
    has_state = has_state || is_one_of(reading, i, states);
  }
  return has_state;
}

/// "Joan, who was born in 1938 and moved in on 4 January, would like…": where the wish stands, when what is told of
/// the person comes before it; else `begin`.
std::uint32_t behind_relative(const Reading& reading, std::uint32_t begin, ListId wants) {
  static constexpr std::array<std::string_view, 3> relative{"who", "whose", "which"};
  const Hit* wish = reading.first(wants, begin);
  const std::uint32_t end = wish == nullptr ? begin : wish->first;
  for (std::uint32_t i = begin; i + 1 < end; ++i) {
    if (is_mark(reading, i, ",") && is_one_of(reading, i + 1, relative) && sentence_of(reading, i).last > end && is_mark(reading, end - 1, ",")) {
      return end;
    }
  }
  return begin;
}

bool begins_reason(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 6> reasons{"because", "cos", "coz", "cuz", "'cause", "cause"};
  return is_one_of(reading, word, reasons) && (reading.folded[word] != "cause" || is_mark(reading, word - 1, ","));
}

/// ", it used to…", ", I'm tired of…", ", I feel daft": a clause of its own that tells of a state.
bool begins_aside(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 5> subjects{"i", "it", "he", "she", "they"};
  static constexpr std::array<std::string_view, 17> states{"am", "is", "are", "was", "were", "used", "feel", "feels", "felt", "had", "hate", "hates", "miss", "misses", "love", "loves", "loved"};
  static constexpr std::array<std::string_view, 11> joined{"i'm", "it's", "he's", "she's", "they're", "that's", "i've", "im", "its", "thats", "ive"};
  if (!is_mark(reading, word - 1, ",") && !is_mark(reading, word - 1, "-") && !is_mark(reading, word - 1, "\u2013")) {
    return false;
  }
  return is_one_of(reading, word, joined) || (is_one_of(reading, word, subjects) && is_one_of(reading, word + 1, states));
}

}  // namespace

std::uint32_t goal_end(const Reading& reading, ListId wants, std::uint32_t begin) {
  constexpr std::uint32_t least = 2;   // words of a goal
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t i = begin + least; i < count; ++i) {
    const bool is_end = begins_reason(reading, i) || begins_aside(reading, i);
    // "I'm tired of it, I want to…": the goal is still to come.
    if (is_end && reading.first(wants, i) == nullptr) {
      return i;
    }
  }
  return count;
}

std::uint32_t goal_begin(const Reading& reading, ListId wants) {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  std::uint32_t begin = 0;
  while (begin < count) {
    const WordRange sentence = sentence_of(reading, begin);
    if (!is_background(reading, sentence, wants) || sentence.last >= count) {
      break;
    }
    begin = sentence.last;
  }
  return behind_relative(reading, begin, wants);
}

}  // namespace careaudit
