// The mappings of a run: the built-in ones, those of rules folders, and one named by its path.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "audit/input.h"
#include "base/problem.h"
#include "import/mapping.h"
#include "plan/vocabulary.h"

namespace careaudit {

/// The built-in mappings and those of rules folders, a later one in the place of an earlier one of its name; one with
/// an error is left out, its problems reported. What else is wrong with the folders is told when rules are loaded.
Mappings read_mappings(const std::vector<std::string>& folders, const Vocabulary& vocabulary, Problems& problems);

/// Adds the mapping in the file `path`, named by that path.
void add_mapping_file(const std::string& path, const Vocabulary& vocabulary, Mappings& mappings, Problems& problems);

/// Of each mapping that was used, that paths of it were found nowhere in the run.
Problems missed_paths(const KnownFormats& formats);

/// The mappings that any record may be of.
inline std::span<const Mapping> mappings_met(const KnownFormats& formats) {
  const bool are_any = formats.mappings != nullptr && formats.input_format == "auto";
  return are_any ? std::span<const Mapping>(*formats.mappings) : std::span<const Mapping>();
}

}  // namespace careaudit
