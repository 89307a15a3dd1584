// Text that is what it says it is: UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace careaudit {

bool is_utf8(std::string_view text);
/// Every ill-formed sequence replaced by U+FFFD. For whatever leaves the program: file names and broken
/// exports hold any byte.
std::string as_utf8(std::string_view text);
/// The beginning of `text`, at most `most` bytes and no half character.
std::string_view first_bytes(std::string_view text, std::size_t most);
/// What a message quotes of a name somebody else chose: some 60 characters of it at most, and UTF-8.
std::string excerpt(std::string_view text);
/// The code point at `at`, which moves behind it; U+FFFD for an ill-formed sequence. `at` < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);
/// Appended in UTF-8.
void append_code_point(std::string& out, char32_t code_point);

}  // namespace careaudit
