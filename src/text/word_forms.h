// Asking whether a word of a text is one of a few forms.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "text/reading.h"

namespace careaudit {

/// Whether the word at that index is one of `forms` (lower case); false past the end.
bool is_one_of(const Reading& reading, std::uint32_t word, std::span<const std::string_view> forms);

/// Whether an entry carries a tag.
bool has_tag(const LexiconEntry& entry, std::string_view tag);

}  // namespace careaudit
