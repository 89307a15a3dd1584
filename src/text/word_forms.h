// Asking whether a word of a text is one of a few forms.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "text/reading.h"

namespace careaudit {

/// Whether the word at that index is one of `forms` (lower case); false past the end.
inline bool is_one_of(const Reading& reading, std::uint32_t word, std::span<const std::string_view> forms) {
  if (word >= reading.words.size()) {
    return false;
  }
  const std::string_view folded = reading.folded[word];
  if (folded.empty()) {
    return false;
  }
  for (const std::string_view form : forms) {
    // Most differ in length or in the first letter, which is quick to see.
    if (form.size() == folded.size() && form.front() == folded.front() && form == folded) {
      return true;
    }
  }
  return false;
}

/// Whether an entry carries a tag.
bool has_tag(const LexiconEntry& entry, std::string_view tag);

}  // namespace careaudit
