// Text inside YAML.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// In double quotes.
std::string yaml_quoted(std::string_view text);
/// A key or value: as it is when YAML reads it so, else in double quotes.
std::string yaml_scalar(std::string_view text);

}  // namespace careaudit
