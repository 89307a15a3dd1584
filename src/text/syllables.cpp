// Syllables by spelling.
#include "text/syllables.h"

#include <algorithm>
#include <array>
#include <string>

namespace careaudit {
namespace {

bool is_in(char c, std::string_view letters) {
  return letters.find(c) != std::string_view::npos;
}

bool is_letter_vowel(char c) {
  return is_in(c, "aeiouy");
}

/// A y that begins a word and the u after q are no vowels.
bool is_vowel(std::string_view word, std::size_t at) {
  if (!is_letter_vowel(word[at])) {
    return false;
  }
  const bool is_consonant_y = word[at] == 'y' && at == 0;
  const bool is_u_of_qu = word[at] == 'u' && at > 0 && word[at - 1] == 'q';
  return !is_consonant_y && !is_u_of_qu;
}

/// "-tion", "-cial", "-sion", "-gion": the i is not said.
bool is_soft_i(std::string_view word, std::size_t i) {
  return i > 0 && is_in(word[i - 1], "tcsxg");
}

/// Whether the vowel is said apart from the vowel before it.
bool is_apart(std::string_view word, std::size_t at) {
  const char here = word[at];
  const char before = word[at - 1];
  const auto rest = word.substr(at);
  if (here == 'i' && rest.starts_with("ing")) {
    return is_in(before, "eoauiy");
  }
  switch (before) {
    case 'i':
      return is_in(here, "aou") && !(is_soft_i(word, at - 1) && here != 'u');
    case 'e': {
      const bool is_ge = at > 1 && word[at - 2] == 'g';
      return here == 'o' && !rest.starts_with("ou") && !rest.starts_with("op") && !is_ge;
    }
    case 'u':
      return is_in(here, "ao") && !(at > 1 && is_in(word[at - 2], "qg"));
    case 'y':
      return is_in(here, "aeiou");
    default:
      return false;
  }
}

std::size_t vowel_groups(std::string_view word) {
  std::size_t groups = 0;
  bool was_vowel = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_now = is_vowel(word, i);
    groups += is_now && (!was_vowel || is_apart(word, i)) ? 1U : 0U;
    was_vowel = is_now;
  }
  return groups;
}

/// Whether the letter that many places from the end is a consonant (and is there).
bool is_consonant(std::string_view word, std::size_t from_end) {
  return word.size() >= from_end && !is_letter_vowel(word[word.size() - from_end]);
}

/// "table", "tables", "handled": the e is what makes the l a syllable.
bool has_syllabic_l(std::string_view word, std::size_t ending) {
  return word.size() > ending + 1 && word[word.size() - ending - 1] == 'l' &&
         is_consonant(word, ending + 2) && word[word.size() - ending - 2] != 'r';
}

/// An e at the end of the word, or in its last -es or -ed, that is not said.
bool ends_silently(std::string_view word) {
  if (word.ends_with("e")) {
    return is_consonant(word, 2) && !has_syllabic_l(word, 1);
  }
  if (word.ends_with("es")) {
    const bool hisses = word.ends_with("ches") || word.ends_with("shes") ||
                        (word.size() > 2 && is_in(word[word.size() - 3], "sxzcg"));
    return is_consonant(word, 3) && !hisses && !has_syllabic_l(word, 2);
  }
  if (word.ends_with("ed")) {
    const bool is_said = word.size() > 2 && is_in(word[word.size() - 3], "td");
    return is_consonant(word, 3) && !is_said && !has_syllabic_l(word, 2);
  }
  return false;
}

/// "lonely", "careful", "statement": the e before the ending is not said.
bool has_silent_e_inside(std::string_view word) {
  static constexpr std::array<std::string_view, 7> endings{"ely",    "eful",   "eless",  "ement",
                                                    "ements", "efully", "elessly"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.ends_with(ending) && is_consonant(word, ending.size() + 1);
  });
}

bool ends_in_s_sound(std::string_view word) {
  static constexpr std::array<std::string_view, 8> endings{"s", "x", "z", "ch", "sh", "ce", "ge", "se"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

std::size_t of_plain_word(std::string_view word) {
  std::size_t count = vowel_groups(word);
  count -= count > 1 && ends_silently(word) ? 1U : 0U;
  count -= count > 1 && has_silent_e_inside(word) ? 1U : 0U;
  count += word.ends_with("sm") || word.ends_with("thm") || word.ends_with("sms") ? 1U : 0U;
  return std::max<std::size_t>(1, count);
}

}  // namespace

std::size_t syllables_by_spelling(std::string_view word) {
  if (word.size() > 2 && word.ends_with("'s")) {
    const auto owner = word.substr(0, word.size() - 2);
    return of_plain_word(owner) + (ends_in_s_sound(owner) ? 1 : 0);
  }
  if (word.find('\'') == std::string_view::npos) {
    return of_plain_word(word);
  }
  std::string joined(word);
  joined.erase(std::remove(joined.begin(), joined.end(), '\''), joined.end());
  return of_plain_word(joined);
}

}  // namespace careaudit
