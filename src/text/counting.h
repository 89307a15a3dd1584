// Numbers, units of time and dates in a reading.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/reading.h"

namespace careaudit {

enum class TimeUnit : std::uint8_t { minute, hour, day, week, month, year };

/// A number at a word: digits or words ("six", "twenty-one", "a couple of", "a dozen"); the word
/// after it, and its value. "a few" and "several" are no numbers.
struct Counted {
  double value = 0;
  std::uint32_t last = 0;
};
std::optional<Counted> number_at(const Reading& reading, std::uint32_t word);

/// The unit of time named by a word in any form ("weeks", "wks", "fortnight's"); nothing else.
std::optional<TimeUnit> unit_of(std::string_view folded);

/// The word after a calendar date that begins at `word`: 9/3/26, 2026-03-09, 9 March, March 2026, w/c
/// 9 March. `is_led` tells that a preposition of time stands before, which makes 9/3 a date too.
std::optional<std::uint32_t> date_at(const Reading& reading, std::uint32_t word, bool is_led);

bool is_weekday(std::string_view folded);

/// How often, anywhere in the text: "twice a week", "every Tuesday", "daily".
bool has_frequency(const Reading& reading);

}  // namespace careaudit
