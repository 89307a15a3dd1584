// How many syllables an English word has, by its spelling.
#pragma once

#include <cstddef>
#include <string_view>

namespace careaudit {

/// At least 1. `word` in lower case, with straight apostrophes. Counts groups of vowels, parts
/// those that are said apart ("ia", "eo", "ua", "oing"), and leaves out a silent e at the end, in
/// "-es", in
/// "-ed" and before "-ly", "-ful", "-less" and "-ment". What spelling does not show is in
/// rules/words/syllables.yaml.
std::size_t syllables_by_spelling(std::string_view word);

}  // namespace careaudit
