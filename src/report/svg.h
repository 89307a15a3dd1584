// The strokes that charts are drawn with.
#pragma once

#include <string>
#include <string_view>

namespace careaudit::svg {

inline constexpr std::string_view ink = "#1b1f24";
inline constexpr std::string_view blue = "#0b4f8a";
inline constexpr std::string_view grey = "#4a525b";
inline constexpr std::string_view faint = "#b8c0c8";

/// The opening of a picture with a title and a text in its place. `id` is unique in the page.
std::string open(double width, double height, std::string_view id, std::string_view title, std::string_view text);
/// `more`: further attributes, with a space before them.
std::string line(double x1, double y1, double x2, double y2, std::string_view colour, std::string_view more = "");
/// `anchor`: start, middle or end.
std::string label(double x, double y, std::string_view anchor, std::string_view text);
/// A name of at most `most` characters, cut with `…`.
std::string shortened(const std::string& name, std::size_t most = 26);

}  // namespace careaudit::svg
