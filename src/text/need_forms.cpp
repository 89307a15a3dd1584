// Small questions about the words of a need.
#include "text/need_forms.h"

#include "text/word_forms.h"

namespace careaudit::need_forms {

bool is_purpose(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 5> words{"for", "re", "around", "regarding", "to"};
  return is_one_of(reading, word, words);
}

std::uint32_t past_determiners(const Reading& reading, std::uint32_t from) {
  while (from < reading.words.size() &&
         (is_one_of(reading, from, determiners) || reading.words[from].is_number)) {
    ++from;
  }
  return from;
}

bool is_help(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 5> nouns{"help", "support", "assistance", "input", "aid"};
  if (!is_one_of(reading, word, nouns)) {
    return false;
  }
  static constexpr std::array<std::string_view, 6> verbal{"to", "can", "will", "not", "could", "who"};
  return word == 0 || !is_one_of(reading, word - 1, verbal);
}

}  // namespace careaudit::need_forms
