// By when: dates, deadlines, and periods with an end.
#pragma once

#include <cstdint>
#include <optional>

#include "text/reading.h"

namespace careaudit {

enum class TimeFrameKind : std::uint8_t { date, deadline, period };

/// A time frame in a text, words [first, last). How often something is done is none.
struct TimeFrame {
  TimeFrameKind kind = TimeFrameKind::deadline;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// Finds time frames by small grammars that begin at a trigger word ("by", "within", a number, a
/// month); events that the calendar or the plan dates are the word list `dated_events`.
class TimeFrames {
 public:
  explicit TimeFrames(const Lexicon& lexicon);
  std::optional<TimeFrame> find(const Reading& reading) const;

 private:
  std::optional<TimeFrame> at(const Reading& reading, std::uint32_t word) const;
  std::optional<std::uint32_t> event(const Reading& reading, std::uint32_t word, bool calendar_only) const;
  std::optional<std::uint32_t> dated_thing(const Reading& reading, std::uint32_t word) const;
  std::optional<TimeFrame> after_preposition(const Reading& reading, std::uint32_t word) const;

  const Lexicon* lexicon_;
  ListId events_;
};

}  // namespace careaudit
