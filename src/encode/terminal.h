// Text for people's eyes: widths, colours, and nothing that could drive a terminal.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// Control characters (C0, DEL, C1, and direction overrides) replaced by `?`; newlines and tabs by
/// a space.
std::string terminal_text(std::string_view text);
/// Padded with spaces to `width` columns, counted in code points; never cut.
std::string padded(std::string_view text, std::size_t width, bool to_the_right = false);
/// Broken into lines of at most `width` columns at spaces; each after the first begins with
/// `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

enum class Style : unsigned char { plain, bold, dim, red, yellow, blue, green };
/// The text in a style, when styles are wanted.
std::string styled(std::string_view text, Style style, bool is_wanted);

}  // namespace careaudit
