// Which texts of a plan a wording rule reads, and how it says what it found.
#pragma once

#include <string>
#include <vector>

#include "check/check.h"

namespace careaudit {

/// Whether a text stands in a field for somebody's own words (the person's views, a carer's), or
/// in a goal marked as in the person's voice.
bool is_own_words_field(const Subject& subject, NodeId node);

/// A word found, and what to write instead.
struct Wording {
  std::string found;
  std::string say;
};

/// "`{0}`, `{2}`: say takes, agrees to; `{1}`: say …": words of one advice together.
std::string wording_message(const std::vector<Wording>& all, std::string_view verb);

/// The words found, as evidence.
std::vector<std::string> words_of(std::vector<Wording> all);

}  // namespace careaudit
