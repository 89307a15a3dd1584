// Whether a text is English.
#pragma once

#include <cstddef>
#include <string_view>

namespace careaudit {

/// Whether a word (lower case) is one that holds English sentences together.
bool is_function_word(std::string_view folded);

/// False when there are six words or more, few of them English function words, and CLD2 is sure of
/// another language. Short texts, names and shorthand count as English. `words` counts those of two
/// letters or more, and I and a.
bool is_probably_english(std::string_view text, std::size_t words, std::size_t function_words);

}  // namespace careaudit
