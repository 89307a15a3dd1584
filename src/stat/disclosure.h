// Small numbers, shown so that nobody is found in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "stat/proportion.h"

namespace careaudit {

/// How small counts are shown.
enum class SmallNumbers : std::uint8_t {
  off,  ///< As they are.
  lt5,  ///< 1 to 4 as `<5`.
  hes,  ///< 1 to 7 as `*`, all others rounded to the nearest 5: NHS England's rule for sub-national
        ///< figures of Hospital Episode Statistics.
};

/// `off`, `lt5` or `hes`.
std::string_view name_of(SmallNumbers rule);

/// A count as the rule shows it. 0 stays 0.
std::string shown_count(std::uint64_t count, SmallNumbers rule);

/// The number the rule leaves to reckon with; nothing for one it hides.
std::optional<std::uint64_t> known_count(std::uint64_t count, SmallNumbers rule);

/// The percentage, 0 to 100, from what the rule leaves of both counts; nothing when it hides either, or
/// when the denominator is 0.
std::optional<double> known_percentage(const Count& count, SmallNumbers rule);

}  // namespace careaudit
