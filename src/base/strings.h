// Small things about text that several folders need.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

/// Without white space (space, tab, newline, carriage return) at either end.
std::string_view trim(std::string_view text);
/// A to Z lowered; every other byte as it is.
std::string fold_ascii(std::string_view text);
/// Whether a digit, 0 to 9, stands in it.
bool has_digit(std::string_view text);
/// Its letters and digits alone, lower case: `Review Date`, `reviewDate` and `review_date` are one.
std::string letters_and_digits(std::string_view name);

/// Whether the two are equal but for the case of A to Z.
bool equal_ignoring_case(std::string_view a, std::string_view b);
/// The parts between separators, trimmed; empty parts are dropped.
std::vector<std::string_view> split(std::string_view text, char separator);
/// Code points in valid UTF-8.
std::size_t code_points(std::string_view text);
/// The candidate nearest to `word` by edit distance, when near enough to be a slip of the fingers
/// (at most a third of its length, at least 1); empty when none is. Of two as near, the one from which
/// letters were left out or swapped.
std::string nearest(std::string_view word, std::span<const std::string> candidates);
/// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// `a`, `b` and `c`: names in backquotes for a message.
std::string listed(std::span<const std::string> names);

}  // namespace careaudit
