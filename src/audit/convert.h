// Plans of any format, one after another, without judging them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "audit/input.h"
#include "audit/piece_audit.h"
#include "base/problem.h"
#include "plan/plan.h"
#include "rule/rule.h"

namespace careaudit {

/// What became of all that was named.
struct ConvertCounts {
  std::uint64_t plans = 0;
  std::uint64_t unreadable = 0;   ///< Plans, files and paths.
  std::uint64_t others = 0;       ///< Readable, and no plans: of folders, or what plans refer to.
};

/// What formats know of all these files, whose plans may refer to each other's records.
FormatReferences gathered_references(const std::vector<InputFile>& files, const KnownFormats& formats);

/// Reads every plan that `paths` name, of whatever status, in input order, on this thread. Memory: one plan.
ConvertCounts each_plan(const std::vector<std::string>& paths, const KnownFormats& formats, const RuleSet& rules,
                        const std::function<void(const Plan& plan)>& take, const std::function<void(const Problem& problem)>& tell);

}  // namespace careaudit
