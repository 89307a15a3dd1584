// A plan's findings as a person wants to read them: by item, the worst first, each fault once.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// A finding, and the rules whose findings in the same words are told with it.
struct FindingToRead {
  const OutcomeRow* row = nullptr;
  std::vector<std::string> also = {};
};

/// The findings about one item. Items stand in the order of the file, the plan as a whole first.
struct ItemToRead {
  const AboutItem* about = nullptr;
  std::vector<FindingToRead> findings = {};  ///< By severity, then rule.
  /// Roll-ups told by their letters alone, because the letters' own findings follow: `goal.smart: S, T`.
  std::vector<std::string> roll_ups = {};
};

/// Every finding of the plan once. `shown` are the rules of the run; `plan` must outlive the result.
std::vector<ItemToRead> findings_to_read(const PlanResult& plan, const std::set<std::string>& shown);

}  // namespace careaudit
