// Two rounds side by side: what changed, and whether chance alone would do it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/dialog_change.h"
#include "audit/round.h"
#include "stat/two_proportions.h"

namespace careaudit {

/// Plans that are in both rounds, by a measure of plans.
struct PairedChange {
  std::uint64_t met_in_both = 0;
  std::uint64_t now_met = 0;
  std::uint64_t no_longer_met = 0;
  std::uint64_t met_in_neither = 0;
  double probability = 1;              ///< McNemar, exact.
};

struct MeasureChange {
  MeasureTitle measure = {};
  MeasureCount before = {};
  MeasureCount after = {};
  std::optional<Difference> difference = {};    ///< After less before, as shares; nothing where one was not judged.
  double fisher = 1;
  std::optional<ChiSquared> chi_squared = {};   ///< Where every expected count is 5 or more.
  std::optional<PairedChange> paired = {};      ///< Where most plans are in both.

  /// Of the test that fits: McNemar where plans are paired, else Fisher.
  double probability() const { return paired ? paired->probability : fisher; }
};

/// What became of one rule in the plans that are in both rounds: references of plans.
struct RuleChange {
  RuleTitle rule = {};
  std::uint64_t failing_before = 0;             ///< Plans, of all of the round.
  std::uint64_t failing_after = 0;
  std::vector<std::string> resolved = {};       ///< It failed, and does not any more.
  std::vector<std::string> better = {};         ///< It fails for fewer items.
  std::vector<std::string> worse = {};          ///< For more.
  std::vector<std::string> appeared = {};       ///< It did not fail, and does now.
};

struct Comparison {
  RoundInfo before;
  RoundInfo after;
  bool has_same_rules = true;
  std::uint64_t plans_in_both = 0;
  bool is_paired = false;                       ///< At least 80 % of either round's plans are in both.
  std::vector<MeasureChange> measures = {};     ///< That both have.
  std::vector<RuleChange> rules = {};           ///< That both have and in which something changed.
  std::vector<AreaChange> dialog = {};          ///< Of reports made with `--include-dialog`.
};

Comparison compare_rounds(const KeptRound& before, const KeptRound& after);

}  // namespace careaudit
