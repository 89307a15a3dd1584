// Measures: what one plan adds to each numerator and denominator.
#pragma once

#include <string>
#include <vector>

#include "audit/result.h"
#include "rule/rule.h"

namespace careaudit {

/// The measures whose rules are all among the shown ones, in the order of the rules' file.
std::vector<const Measure*> measures_of(const RuleSet& rules, const Selection& selection);

/// What one plan adds to a measure. Denominator = pass + fail; not applicable and not assessable
/// are counted beside it. A plan measure adds 1 to exactly one of denominator, not_applicable and
/// not_assessable; an item measure adds each item's outcome.
MeasureCount count_measure(const Measure& measure, const std::vector<OutcomeRow>& outcomes);

MeasureCount& operator+=(MeasureCount& sum, const MeasureCount& other);

}  // namespace careaudit
