// Brackets, dashes and "which means" beside a term; initials beside an abbreviation.
#include "text/explained.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "text/inflection.h"
#include "text/sentence.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 10> small_words{"and", "of", "the", "for", "to",
                                                       "in",  "a",  "an",  "on",  "with"};

std::uint32_t count_of(const Reading& reading) {
  return static_cast<std::uint32_t>(reading.words.size());
}

bool is_dash(const Reading& reading, std::uint32_t word) {
  return is_mark(reading, word, "-") || is_mark(reading, word, "\u2013") ||
         is_mark(reading, word, "\u2014");
}

/// The words between a bracket that opens at `open` and the one that closes it.
WordRange in_brackets(const Reading& reading, std::uint32_t open) {
  WordRange range{open + 1, open + 1};
  while (range.last < count_of(reading) && !is_mark(reading, range.last, ")")) {
    ++range.last;
  }
  return range;
}

/// Two plain words or more that say something: no reference, time, name or number.
bool is_gloss(const Reading& reading, WordRange range) {
  static constexpr std::array<std::string_view, 16> no_gloss{
      "see",   "with",   "by",   "every", "each", "at",   "on", "if",
      "daily", "weekly", "page", "from",  "last", "next", "as", "not"};
  std::uint32_t plain = 0;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (reading.words[i].is_number) {
      return false;
    }
    plain += reading.words[i].is_word && !reading.words[i].is_capitalised ? 1U : 0U;
  }
  return plain >= 2 && !is_one_of(reading, range.first, no_gloss);
}

/// A word that hands over from a term to its meaning, or marks that do; their end, or `word`.
std::uint32_t after_joiner(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 3> marks{"=", ":", ","};
  static constexpr std::array<std::string_view, 4> joining{"or", "means", "meaning", "is"};
  const bool is_joining = is_dash(reading, word) || is_mark(reading, word, "(") ||
                          is_one_of(reading, word, marks) || is_one_of(reading, word, joining);
  if (is_joining) {
    return word + 1;
  }
  return reading.is(word, "stands") && reading.is(word + 1, "for") ? word + 2 : word;
}

/// The letters of an abbreviation, lower case, without marks, digits and a plural s.
std::string letters_of(std::string_view abbreviation) {
  std::string letters;
  for (std::size_t i = 0; i < abbreviation.size(); ++i) {
    const char c = abbreviation[i];
    const bool is_plural = c == 's' && i > 1 && i + 1 == abbreviation.size();
    if (((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) && !is_plural) {
      letters.push_back(c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  return letters;
}

/// Whether words from `word` on begin with these letters, small words and hyphens left out at will.
bool spells(const Reading& reading, std::uint32_t word, std::string_view letters) {
  constexpr std::size_t most_a_letter = 8;   // a word, and the small ones and hyphens around it
  const std::size_t end = std::min<std::size_t>(count_of(reading), word + most_a_letter * letters.size());
  std::uint32_t used = 0;
  while (!letters.empty() && word < end) {
    if (reading.words[word].is_mark ? is_dash(reading, word) || is_mark(reading, word, "/")
                                    : reading.folded[word].front() != letters.front() &&
                                          is_one_of(reading, word, small_words)) {
      ++word;
      continue;
    }
    if (!reading.words[word].is_word || reading.folded[word].front() != letters.front() ||
        reading.words[word].is_all_capitals) {
      return false;
    }
    letters.remove_prefix(1);
    ++word;
    ++used;
  }
  return letters.empty() && used >= 2;
}

bool spells_before(const Reading& reading, std::uint32_t end, std::string_view letters) {
  constexpr std::uint32_t furthest = 12;
  for (std::uint32_t start = end - std::min(end, furthest); start < end; ++start) {
    if (!spells(reading, start, letters)) {
      continue;
    }
    // What is spelt must reach up to the abbreviation.
    std::uint32_t content = 0;
    for (std::uint32_t i = start; i < end; ++i) {
      content += reading.words[i].is_word && !is_one_of(reading, i, small_words) ? 1U : 0U;
    }
    if (content <= letters.size() + 1) {
      return true;
    }
  }
  return false;
}

/// Whether a word of the range is one of the meaning's own, in any inflection.
bool shares_word(const Reading& reading, WordRange range, std::string_view meaning) {
  for (const auto part : split(meaning, ' ')) {
    const auto from = std::min(part.find_first_not_of("(,"), part.size());
    const std::string word = fold_ascii(part.substr(from, part.find_last_not_of("),") + 1 - from));
    if (word.size() < 4) {
      continue;
    }
    for (std::uint32_t i = range.first; i < std::min(range.last, count_of(reading)); ++i) {
      if (is_inflection(reading.folded[i], word)) {
        return true;
      }
    }
  }
  return false;
}

/// The end of the name that a term begins, and of its abbreviation: "chronic obstructive pulmonary disease (COPD)".
std::uint32_t term_end(const Reading& reading, std::uint32_t last) {
  static constexpr std::array<std::string_view, 20> no_part{"is",  "was", "are", "were", "has", "had", "have", "will", "needs", "when",
                                                     "but", "so",  "if",  "by",   "at",  "or",  "as",   "who",  "that",  "which"};
  constexpr std::uint32_t most = 4;
  std::uint32_t end = last;
  while (end < count_of(reading) && end - last < most && reading.words[end].is_word && !is_one_of(reading, end, small_words) && !is_one_of(reading, end, no_part)) {
    ++end;
  }
  const bool has_initials = is_mark(reading, end, "(") && is_mark(reading, end + 2, ")") && reading.words[end + 1].is_all_capitals;
  return has_initials ? end + 3 : end;
}

/// ", a lung disease", ", or high blood pressure": the article shows that no list goes on.
bool has_apposition(const Reading& reading, std::uint32_t end) {
  static constexpr std::array<std::string_view, 3> opening{"a", "an", "or"};
  if (!is_mark(reading, end, ",") || !is_one_of(reading, end + 1, opening)) {
    return false;
  }
  WordRange gloss{end + 2, end + 2};
  while (gloss.last < count_of(reading) && !reading.words[gloss.last].is_mark && !reading.words[gloss.last].starts_sentence) {
    ++gloss.last;
  }
  return is_gloss(reading, gloss);
}

}  // namespace

bool is_explained(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  if (has_apposition(reading, term_end(reading, last))) {
    return true;
  }
  if (is_mark(reading, last, "(")) {
    return is_gloss(reading, in_brackets(reading, last));
  }
  if (is_mark(reading, last, ")") && first > 1 && is_mark(reading, first - 1, "(")) {
    return reading.words[first - 2].is_word;
  }
  const std::uint32_t next =
      is_mark(reading, last, ",") || is_dash(reading, last) ? last + 1 : last;
  const bool is_told = reading.is(next, "meaning") || reading.is(next, "means") ||
                       reading.is(next, "i.e") ||
                       (reading.is(next, "which") && reading.is(next + 1, "means")) ||
                       (reading.is(next, "that") && reading.is(next + 1, "is"));
  if (is_told && next + 2 < count_of(reading)) {
    return true;
  }
  static constexpr std::array<std::string_view, 4> naming{"called", "termed", "named", "'called"};
  return (first > 1 && is_one_of(reading, first - 1, naming) &&
          !is_mark(reading, first - 2, ".")) ||
         (first > 1 && reading.is(first - 1, "as") && reading.is(first - 2, "known"));
}

bool is_written_out(const Reading& reading, std::uint32_t first, std::uint32_t last,
                    std::string_view meaning) {
  const std::string letters = letters_of(reading.span(first, last));
  if (const std::uint32_t after = after_joiner(reading, last); after != last) {
    if (spells(reading, after, letters)) {
      return true;
    }
    if (is_mark(reading, last, "(") && shares_word(reading, in_brackets(reading, last), meaning)) {
      return true;
    }
  }
  // "Her CPN, Ravi Menon, a community psychiatric nurse": three initials in a row are no chance.
  if (letters.size() > 2) {
    const WordRange sentence = sentence_of(reading, first);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (spells(reading, i, letters)) {
        return true;
      }
    }
  }
  if (first == 0) {
    return false;
  }
  const bool in_bracket = is_mark(reading, first - 1, "(");
  const bool is_joined = in_bracket || is_dash(reading, first - 1) ||
                         is_mark(reading, first - 1, ",") || is_mark(reading, first - 1, "/") ||
                         reading.is(first - 1, "or");
  if (is_joined && spells_before(reading, first - 1, letters)) {
    return true;
  }
  const std::uint32_t reach = std::min<std::uint32_t>(first - 1, 6);
  return in_bracket && shares_word(reading, {first - 1 - reach, first - 1}, meaning);
}

}  // namespace careaudit
