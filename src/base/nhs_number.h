// NHS numbers, so that they can be kept out of reports.
#pragma once

#include <string_view>

namespace careaudit {

/// Whether the text is a valid NHS number and nothing else: ten digits, perhaps spaced or hyphened
/// 3-3-4, whose last is the modulus 11 check digit (NHS Data Dictionary, "NHS NUMBER").
bool is_nhs_number(std::string_view text);

}  // namespace careaudit
