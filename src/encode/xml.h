// Text inside XML.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// For text and for attributes in double quotes. Characters that XML 1.0 does not allow, and ill-formed
/// UTF-8, become U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace careaudit
