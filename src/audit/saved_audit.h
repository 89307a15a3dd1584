// An audit that was written down: a JSON report, or a round of a history.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/round.h"
#include "base/result.h"

namespace careaudit {

/// A run as it was, with rules and measures of its own: those that the program knows today lend it reasons and
/// remedies, not titles and severities.
struct SavedAudit {
  std::vector<std::unique_ptr<Rule>> rules = {};
  std::vector<std::unique_ptr<Measure>> measures = {};
  RunInfo run;
  std::vector<PlanResult> plans = {};
  Summary summary = {};
};

/// Reads what `careaudit check --format json` wrote. Anything else, a report without plans too, is the error.
Result<SavedAudit> read_json_audit(const std::string& path, const RuleSet& known);

/// A round as a run: plans and outcomes without messages, which a history does not keep.
SavedAudit audit_of(const KeptRound& round, const RuleSet& known);

/// The same as a round named `name`, to be compared with others. What each plan adds to a measure is reckoned
/// anew where the program judges by the same rules today; else it is not known.
KeptRound round_of(const SavedAudit& audit, const std::string& name, const RuleSet& known);

}  // namespace careaudit
