// A whole run: files in, audited plans out in input order, on all cores.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/baseline.h"
#include "audit/grouping.h"
#include "audit/input.h"
#include "audit/tally.h"
#include "audit/ward_names.h"
#include "rule/rule.h"

namespace careaudit {

/// A window of dates that a plan must lie in to be audited.
struct DateWindow {
  std::string field;            ///< created, admitted or last_review; empty: the first of them it has.
  std::optional<Date> since;
  std::optional<Date> until;
};

/// What to audit and how.
struct RunSettings {
  std::vector<std::string> paths;
  std::string input_format = "auto";
  std::string status = "active";        ///< Or "all".
  std::string ward;                     ///< For plans that carry none.
  DateWindow window;
  std::vector<Grouping> groupings;
  unsigned jobs = 1;
  const Baseline* baseline = nullptr;   ///< Of --baseline.
  WardNames ward_names = {};            ///< As the settings say.
};

/// Takes audited plans in input order, on the thread that called run_audit.
class PlanTaker {
 public:
  PlanTaker() = default;
  PlanTaker(const PlanTaker&) = delete;
  PlanTaker& operator=(const PlanTaker&) = delete;
  virtual ~PlanTaker() = default;
  virtual void take(const AuditedPlan& plan) = 0;
  /// Trouble as it is met, for standard error.
  virtual void note(const Problem& problem) = 0;
  /// Bytes read and plans judged so far.
  virtual void progress(std::uint64_t bytes, std::uint64_t all_bytes, std::uint64_t plans) = 0;
};

/// Audits everything `settings.paths` name. The same input gives the same calls to `taker` whatever
/// `jobs` is. Memory: a few batches of plans, counts by group and rule, and 24 bytes a plan to find
/// ids that stand twice.
Summary run_audit(const RunSettings& settings, const RuleSet& rules, const Selection& selection,
                  Date as_of, PlanTaker& taker);

}  // namespace careaudit
