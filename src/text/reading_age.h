// The age at which a text can be read.
#pragma once

#include <cstdint>

#include "text/reading.h"
#include "text/whose_words.h"

namespace careaudit {

/// What the formula is reckoned from, and what it gives.
struct ReadingAge {
  std::uint32_t words = 0;  ///< Words and numbers; the person's own left out.
  std::uint32_t sentences = 0;
  std::uint32_t syllables = 0;
  double words_a_sentence = 0;
  double syllables_a_word = 0;
  double years = 0;  ///< Flesch-Kincaid grade + 5; 0 for a text without words.
};

/// Reckons the reading age: the grade of Kincaid, Fishburne, Rogers and Chissom (1975),
/// 0.39 words a sentence + 11.8 syllables a word - 15.59, and five years, as British guides make an
/// age of an American school grade.
class ReadingAges {
 public:
  explicit ReadingAges(const Lexicon& lexicon);

  /// Sentences in the person's own voice, and whatever is quoted, are left out.
  ReadingAge of(const Reading& reading, std::string_view preferred_name) const;
  /// Of one word of a reading: by the list of words that spelling does not show, else by spelling.
  std::size_t syllables(const Reading& reading, std::uint32_t word) const;

 private:
  const Lexicon* lexicon_;
  ListId exceptions_;
  WhoseWords whose_;
};

}  // namespace careaudit
