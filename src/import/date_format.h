// Dates as exports write them: a pattern such as dd/mm/yyyy.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace careaudit {

/// Whether `pattern` is one: `d` or `dd`, `m`, `mm`, `mmm` (Mar) or `mmmm` (March), `yy` or `yyyy`, each once and in any
/// order, with whatever stands between; or `excel`, days since 30 December 1899.
bool is_date_format(std::string_view pattern);

/// Reads a date so written; a time of day behind it is ignored. Years of two digits are of 1950 to 2049.
std::optional<Date> parse_date(std::string_view text, std::string_view pattern);

}  // namespace careaudit
