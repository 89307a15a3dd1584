// Finds where sentences begin and end.
#include "text/sentence.h"

namespace careaudit {

WordRange sentence_of(const Reading& reading, std::uint32_t word) {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  WordRange range{word, word + 1};
  while (range.first > 0 && !reading.words[range.first].starts_sentence) {
    --range.first;
  }
  while (range.last < count && !reading.words[range.last].starts_sentence) {
    ++range.last;
  }
  return range;
}

}  // namespace careaudit
