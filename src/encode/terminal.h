// Text for people's eyes: widths, colours, and nothing that could drive a terminal.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// The one place that makes text fit for a terminal, a log and an annotation: one line of valid UTF-8 in
/// which nothing is acted on. Control characters (C0, DEL, C1), direction marks and line separators become
/// `?`, newlines and tabs a space, ill-formed bytes U+FFFD; nor is `##[` left, a command in a build log.
std::string terminal_text(std::string_view text);
/// The same at the beginning of a line, where `::` is such a command too.
std::string terminal_line(std::string_view text);
/// A problem as `describe` has it, each part of it such a text.
std::string terminal_lines(const Problem& problem);
/// Padded with spaces to `width` columns, counted in code points; never cut.
std::string padded(std::string_view text, std::size_t width, bool to_the_right = false);
/// Broken into lines of at most `width` columns at spaces; each after the first begins with
/// `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

enum class Style : unsigned char { plain, bold, dim, red, yellow, blue, green };
/// The text in a style, when styles are wanted.
std::string styled(std::string_view text, Style style, bool is_wanted);

}  // namespace careaudit
