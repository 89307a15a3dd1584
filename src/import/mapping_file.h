// Reading a mapping from its file.
#pragma once

#include <optional>
#include <string>

#include "import/mapping.h"
#include "plan/vocabulary.h"
#include "read/keys.h"

namespace careaudit {

/// The mapping that a file of rules/mappings holds, its XPaths compiled, its fields checked against the
/// vocabulary. Nothing when it has an error: all of them are reported.
std::optional<Mapping> read_mapping(const RuleText& file, std::string name, const Vocabulary& vocabulary);

}  // namespace careaudit
