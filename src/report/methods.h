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
/// "* plans not audited: draft": what was left out and is too little to be told.
std::vector<std::string> withheld_in_words(const Summary& summary);
/// "2 plans not audited: draft"; what is withheld last.
std::vector<std::string> left_out_in_words(const Summary& summary);

}  // namespace careaudit
