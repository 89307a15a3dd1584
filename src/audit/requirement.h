// Percentages that a pipeline demands: --require personal-goals=70.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/result.h"
#include "base/result.h"

namespace careaudit {

/// At least so many per cent in a measure, over all plans or in every group of a field.
struct Requirement {
  std::string measure;
  std::string field;                ///< Empty: over all plans.
  std::uint64_t thousandths = 0;    ///< Of a per cent: 70 → 70000. At most 100000.
  std::string shown;                ///< The number as written.
};

/// Reads `MEASURE=N`, `MEASURE>=N` and `MEASURE@FIELD=N`; N from 0 to 100 with at most three
/// decimals. `known` are the measures of the run; another is refused with the nearest.
Result<Requirement> parse_requirement(const std::string& text, const std::vector<const Measure*>& known);

/// What measures ought to reach, in thousandths of a per cent, by measure.
using Targets = std::map<std::string, std::uint64_t>;

/// Reads `MEASURE=N` into `targets`; `known` are the ids of measures, and another is refused with the nearest.
std::optional<Problem> add_target(const std::string& text, const std::vector<std::string>& known, Targets& targets);

/// Why a measure that the rules have is none of the run's: the rules it needs that `selection` leaves out,
/// and the profiles that hold them.
Problem why_absent(const Requirement& requirement, const RuleSet& rules, const Selection& selection, const std::string& profile);

/// What was missed, one problem a total or group; empty when all is met. Compared by integers; a
/// denominator of 0 is a miss.
Problems missed(const std::vector<Requirement>& requirements, const Summary& summary);

}  // namespace careaudit
