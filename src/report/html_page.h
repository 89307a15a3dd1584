// The parts every page of ours is made of: head, style, script, tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

/// The page up to and with `<main>`: title, style, script, a link that skips to the content. The
/// page fetches nothing: its own policy forbids it. `title` is escaped here.
std::string html_head(std::string_view title);
/// The end of the page.
std::string html_foot();

/// A table in a region that scrolls by itself on a narrow screen and can be reached by keyboard.
/// `caption` and headings are plain text. With `is_sortable` the script adds sorting by column.
std::string html_table_head(std::string_view caption,
                            const std::vector<std::string_view>& headings,
                            bool is_sortable = false);
std::string html_table_foot();

/// Plain text as a paragraph, or as a cell of numbers (to the right, on one line).
std::string html_paragraph(std::string_view text);
std::string html_number(std::string_view text);

}  // namespace careaudit
