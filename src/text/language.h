// Whether a text is English.
#pragma once

#include <span>
#include <string>
#include <span>
#include <string_view>

namespace careaudit {

/// False when there are six words or more, few of them English function words, and CLD2 is sure of
/// another language. Short texts, names and shorthand count as English.
bool is_probably_english(std::string_view text, std::span<const std::string> folded_words);

}  // namespace careaudit
