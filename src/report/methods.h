// What the reader of percentages must know, the same in every report for people.
#pragma once

#include <string>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// What was done to small numbers; "" for nothing.
std::string small_numbers_in_words(SmallNumbers rule);
/// Sentences: by what was judged, denominators, intervals, small numbers, what the report is not for.
std::vector<std::string> methods_in_words(const RunInfo& run, const Summary& summary);
/// "2 plans not audited: draft"; without what is withheld.
std::vector<std::string> left_out_in_words(const Summary& summary);

}  // namespace careaudit
