// Reports that would destroy what the run reads, or each other.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "cli/outputs.h"

namespace careaudit {

/// What a run reads, as it was named.
struct Sources {
  std::vector<std::string> plans;   ///< Files and folders; `-` for standard input.
  std::vector<std::string> rules;   ///< The same, of rules.
  std::vector<std::string> others;  ///< Files: a list of paths, a profile.
};

/// One problem for each output that is, by any spelling or link, a file that the run reads.
Problems overwritten_sources(const std::vector<OutputSpec>& outputs, const Sources& sources);

}  // namespace careaudit
