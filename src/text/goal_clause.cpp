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

}  // namespace

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
  return begin;
}

}  // namespace careaudit
