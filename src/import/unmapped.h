// What a mapping reads nothing of.
#pragma once

#include <string>
#include <vector>

#include "import/mapping.h"
#include "plan/vocabulary.h"

namespace careaudit {

/// Paths of the fields of a plan that `mapping` says nothing of, each as high up as it can stand: `involvement` when
/// nothing below is mapped, else such as `involvement.copy_given`. The rules' own notes are left out.
std::vector<std::string> unmapped_fields(const Mapping& mapping, const Vocabulary& vocabulary);

/// Paths of the mapping at which nothing has stood so far, each as it is written; of numbered fields those of which no
/// number was found.
std::vector<std::string> paths_found_nowhere(const Mapping& mapping);

}  // namespace careaudit
