// Telling from its beginning whether a file is of a mapping's format.
#pragma once

#include <string_view>

#include "import/mapping.h"
#include "read/syntax.h"

namespace careaudit {

/// Whether a file of that syntax that begins with `head` is of the format: XML by its root element, a table by its
/// columns, JSON and YAML by keys.
bool begins_as(const Mapping& mapping, const Syntax& syntax, std::string_view head);

/// Whether the file must be read whole to tell its records apart.
bool is_read_whole(const Mapping& mapping, const Syntax& syntax, std::string_view head);

/// The mapping of that name, or, of `auto`, the first that the head is of; nullptr when there is none.
const Mapping* mapping_for(const Mappings& mappings, std::string_view input_format, const Syntax& syntax, std::string_view head);

}  // namespace careaudit
