// Escapes of GitHub's workflow commands.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// For the message: % and line ends escaped, all else as for a terminal.
std::string github_message(std::string_view text);
/// For a property: commas and colons escaped too.
std::string github_property(std::string_view text);

}  // namespace careaudit
