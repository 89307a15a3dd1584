// Flesch-Kincaid on a reading.
#include "text/reading_age.h"

#include <charconv>
#include <optional>

#include "text/sentence.h"

namespace careaudit {

ReadingAges::ReadingAges(const Lexicon& lexicon)
    : lexicon_(&lexicon), exceptions_(lexicon.list("syllables")), whose_(lexicon) {}

std::size_t ReadingAges::syllables(const Reading& reading, std::uint32_t word) const {
  const Hit* hit = exceptions_ == no_list ? nullptr : reading.at(exceptions_, word);
  if (hit != nullptr && hit->last == word + 1) {
    const std::string& say = (*lexicon_)[exceptions_].entries[hit->entry].say;
    std::size_t count = 0;
    std::from_chars(say.data(), say.data() + say.size(), count);
    if (count > 0) {
      return count;
    }
  }
  return reading.words[word].is_number ? 1 : reading.words[word].syllables;
}

ReadingAge ReadingAges::of(const Reading& reading, std::string_view preferred_name) const {
  ReadingAge age;
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t first = 0; first < count;) {
    const WordRange sentence = sentence_of(reading, first);
    std::uint32_t words = 0;
    // Asked once a sentence: in whose voice it is does not change within it.
    std::optional<bool> is_own;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Word& word = reading.words[i];
      if (word.is_mark || word.is_quoted) {
        continue;
      }
      if (!is_own) {
        is_own = whose_.is_persons_own(reading, i, preferred_name);
      }
      if (*is_own) {
        break;
      }
      ++words;
      age.syllables += static_cast<std::uint32_t>(syllables(reading, i));
    }
    age.words += words;
    age.sentences += words > 0 ? 1U : 0U;
    first = sentence.last > first ? sentence.last : first + 1;
  }
  if (age.words > 0) {
    age.words_a_sentence = static_cast<double>(age.words) / age.sentences;
    age.syllables_a_word = static_cast<double>(age.syllables) / age.words;
    age.years = 0.39 * age.words_a_sentence + 11.8 * age.syllables_a_word - 15.59 + 5;
  }
  return age;
}

}  // namespace careaudit
