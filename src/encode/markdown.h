// Text inside Markdown.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// Shown as it is, as on a terminal: characters that Markdown or HTML would act on are escaped, line ends become
/// spaces, so that it also fits in a table's cell.
std::string markdown_text(std::string_view text);

}  // namespace careaudit
