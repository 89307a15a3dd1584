// DIALOG+: what became of each area's score between two audits of the same people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/saved_audit.h"

namespace careaudit {

/// One area of DIALOG over the people who are in both audits with a score for it. Scores run from 1 (totally
/// dissatisfied) to 7 (totally satisfied).
struct AreaChange {
  std::string area;                ///< "job"
  std::uint64_t people = 0;
  double mean_before = 0;
  double mean_after = 0;
  std::uint64_t higher = 0;        ///< People whose score rose.
  std::uint64_t same = 0;
  std::uint64_t lower = 0;
};

/// Compares reports made with `--include-dialog`; people are known by their reference's hash, else by the plan's
/// id. Areas in the order in which they are first met; none when no person is in both.
std::vector<AreaChange> dialog_changes(const SavedAudit& before, const SavedAudit& after);

}  // namespace careaudit
