// A first draft of a mapping, from what an export contains.
#pragma once

#include <string>
#include <string_view>

#include "audit/inspect.h"
#include "plan/vocabulary.h"

namespace careaudit {

/// A mapping file that loads: fields whose names are like the vocabulary's are placed, the others are listed in
/// comments. Names that stand in the export as values are used when two records have them, or with `shows_values`.
std::string suggested_mapping(const Inspection& inspection, const Vocabulary& vocabulary, std::string_view file, bool shows_values);

}  // namespace careaudit
