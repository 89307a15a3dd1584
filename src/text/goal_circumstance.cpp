// Few words before or behind a verb tell.
#include "text/goal_circumstance.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/counting.h"
#include "text/word_forms.h"

namespace careaudit {

bool is_degree_only(const Reading& reading, std::uint32_t from) {
  static constexpr std::array<std::string_view, 5> manners{"often", "regularly", "frequently", "much", "many"};
  static constexpr std::array<std::string_view, 2> degrees{"more", "as"};
  // "use my arm more in the kitchen", "eat more fruit": more than what?
  static constexpr std::array<std::string_view, 4> more{"more", "less", "further", "longer"};
  static constexpr std::array<std::string_view, 5> joining{"and", "or", "but", "so", "until"};
  for (std::uint32_t i = from; i < std::min<std::size_t>(reading.words.size(), from + 5) && !reading.words[i].is_mark && !is_one_of(reading, i, joining); ++i) {
    if (is_one_of(reading, i, more) && !reading.is(i + 1, "than") && !(i > 0 && (number_at(reading, i - 1) || reading.is(i - 1, "no") || reading.is(i - 1, "or") || reading.is(i - 1, "once")))) {
      return true;
    }
  }
  for (std::uint32_t i = from; i + 1 < reading.words.size(); ++i) {
    const bool is_manner = is_one_of(reading, i + 1, manners) || (reading.folded[i + 1].size() > 6 && reading.folded[i + 1].ends_with("ly"));
    if (is_one_of(reading, i, degrees) && is_manner) {
      return true;
    }
  }
  return false;
}

bool is_circumstance(const Reading& reading, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 6> whose{"my", "his", "her", "their", "our", "your"};
  static constexpr std::array<std::string_view, 5> subjects{"i", "he", "she", "they", "we"};
  if (verb > 0 && is_one_of(reading, verb - 1, whose) && reading.folded[verb].ends_with("ing")) {
    return true;
  }
  // "feel safe crossing the road": how it is to be, not that it is done.
  static constexpr std::array<std::string_view, 6> feelings{"feel", "feels", "feeling", "comfortable", "confident", "happier"};
  for (std::uint32_t back = 1; back <= 3 && back <= verb && reading.folded[verb].ends_with("ing"); ++back) {
    if (is_one_of(reading, verb - back, feelings)) {
      return true;
    }
  }
  // "until I see the clinic": by when.
  static constexpr std::array<std::string_view, 10> openers{"until", "till", "til", "before", "when", "once", "after", "while", "if", "because"};
  if (verb > 1 && is_one_of(reading, verb - 1, subjects) && is_one_of(reading, verb - 2, openers)) {
    return true;
  }
  return verb > 2 && is_one_of(reading, verb - 1, subjects) && reading.is(verb - 2, "time") && (reading.is(verb - 3, "every") || reading.is(verb - 3, "each"));
}

bool is_in_deadline(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 6> until{"by", "before", "b4", "until", "till", "til"};
  static constexpr std::array<std::string_view, 19> between{"the", "my", "his", "her", "their", "our", "a", "next", "first", "annual", "final", "this", "-", "time", "i'm", "i", "am", "is", "when"};
  for (std::uint32_t i = word; i > 0 && word - i < 6; --i) {
    if (is_one_of(reading, i - 1, until)) {
      return true;
    }
    if (!is_one_of(reading, i - 1, between) && !number_at(reading, i - 1) && !unit_of(reading.folded[i - 1]) && !reading.words[i - 1].is_all_capitals) {
      return false;
    }
  }
  return false;
}

bool is_numbered_thing(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> numbered{"level", "grade", "stage", "module", "modules", "unit", "part", "step"};
  return is_one_of(reading, word, numbered) && word + 1 < reading.words.size() && reading.words[word + 1].is_number;
}

bool is_mere_degree(const Reading& reading, std::uint32_t next) {
  static constexpr std::array<std::string_view, 3> articles{"a", "some", "any"};
  static constexpr std::array<std::string_view, 5> amounts{"bit", "little", "lot", "touch", "tad"};
  static constexpr std::array<std::string_view, 10> degrees{"more", "less", "further", "farther", "longer", "better", "faster", "harder", "earlier", "later"};
  next += is_one_of(reading, next, articles) && is_one_of(reading, next + 1, amounts) ? 2U : 0U;
  const bool is_degree = is_one_of(reading, next, degrees);
  static constexpr std::array<std::string_view, 6> joining{"and", "or", "but", "when", "if", "so"};
  return is_degree && (next + 1 >= reading.words.size() || reading.words[next + 1].is_mark || is_one_of(reading, next + 1, joining));
}

}  // namespace careaudit
