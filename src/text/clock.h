// Times of day and stretches between two of them.
#pragma once

#include <cstdint>
#include <optional>

#include "text/reading.h"

namespace careaudit {

/// From one time of day to another, in minutes; words [first, last).
struct ClockRange {
  int from = 0;
  int to = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool is_certain = false;  ///< "9am", "09:00", "0900", "noon": not two bare numbers.
};

/// False when no time of day can stand in the text: no digit, noon or midnight.
bool may_hold_clock(const Reading& reading);

/// "9am-5pm", "0900 to 1700", "9-5", "5pm till midnight", "after 5pm" (until the morning), "until 4pm" (from it).
std::optional<ClockRange> clock_range_at(const Reading& reading, std::uint32_t word);

}  // namespace careaudit
