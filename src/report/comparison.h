// Two rounds side by side, as text, page, table and data.
#pragma once

#include <string>

#include "audit/compare.h"

namespace careaudit {

std::string comparison_text(const Comparison& comparison);
std::string comparison_html(const Comparison& comparison, const std::string& version);
std::string comparison_csv(const Comparison& comparison);
std::string comparison_json(const Comparison& comparison);

// Words, which all of these share.

/// "better", "worse" or "no clear change": at the 5 % level of the test that fits.
std::string verdict_of(const MeasureChange& change);
/// "+23.1 points (-12.4 to 52.0)"
std::string difference_words(const MeasureChange& change);
/// "Fisher p = 0.23; chi-squared p = 0.12"; McNemar first where plans are paired.
std::string tests_words(const MeasureChange& change);
/// What both rounds rest on, and what to be careful of; sentences.
std::vector<std::string> caveats_of(const Comparison& comparison);

}  // namespace careaudit
