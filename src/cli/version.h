// What this program is made of.
#pragma once

#include <string>

namespace careaudit {

/// "1.0.0"
std::string version_number();
/// Version, rules version and libraries, as --version prints them.
std::string version_text();

}  // namespace careaudit
