// Counts of a run, made fit to leave the organisation.
#pragma once

#include "audit/result.h"

namespace careaudit {

/// The counts as `rule` shows them, and nothing that tells of one plan: no problems, no small counts, nor
/// counts that would give one away.
///
/// A numerator is withheld where it or its complement is small, and where none or all meet the measure; with a
/// small denominator all is. Where the rows of one measure withhold but one, or too few together to hide in, the
/// smallest row shown is withheld too, and where none is left, the total. Not applicable and not assessable are
/// withheld in every group: with them a group's size is known, and by it what another measure withholds. Totals
/// of rules follow the same rule.
Summary suppressed(const Summary& summary, SmallNumbers rule);

}  // namespace careaudit
