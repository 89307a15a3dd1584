// Counts of a run, made fit to leave the organisation.
#pragma once

#include "audit/result.h"

namespace careaudit {

/// Names in Summary::withheld beside reasons why plans were not audited.
inline constexpr const char* withheld_plans = "plans";
inline constexpr const char* withheld_unreadable = "unreadable";

/// The counts as `rule` shows them, and nothing that tells of one plan: no problems, no small counts, nor
/// counts that would give one away.
///
/// A group of few plans is withheld whole, in every measure. A numerator is withheld where it or its complement is
/// small, and where none or all meet the measure; with a small denominator, or items of few plans, all is. Where the
/// rows of one measure withhold but one, or too few together to hide in, the smallest row shown is withheld too, and
/// where none is left, the total. Which sizes are withheld hangs on sizes alone, so that measures with the same
/// denominators withhold the same. Not applicable and not assessable are withheld in every group: with them a
/// group's size is known, and by it what another measure withholds. Rules follow suit, and a severity's findings
/// where they would tell of a rule that is withheld. A group named by an NHS number loses its name.
Summary suppressed(const Summary& summary, SmallNumbers rule);

}  // namespace careaudit
