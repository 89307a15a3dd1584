// The sentence a word stands in, as a range of words.
#pragma once

#include <cstdint>

#include "text/reading.h"

namespace careaudit {

/// Words [first, last) of a reading.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The sentence that holds the word at that index.
WordRange sentence_of(const Reading& reading, std::uint32_t word);

/// Whether the word at that index is this mark ("(", ":"); false past the end.
inline bool is_mark(const Reading& reading, std::uint32_t word, std::string_view mark) {
  return word < reading.words.size() && reading.words[word].is_mark && reading.span(word, word + 1) == mark;
}

}  // namespace careaudit
