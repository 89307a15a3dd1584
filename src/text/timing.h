// When something is done: whether a text says it so that somebody else could keep to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/reading.h"

namespace careaudit {

enum class TimingKind : std::uint8_t {
  none,
  vague,      ///< "as needed", "when settled", "ongoing".
  trigger,    ///< "if he shouts, …".
  scheduled,  ///< A clock time, date, frequency or dated event.
};

/// The most exact timing of a text, and its words [first, last).
struct Timing {
  TimingKind kind = TimingKind::none;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The word lists for timing, looked up once.
class TimingWords {
 public:
  explicit TimingWords(const Lexicon& lexicon);
  /// The first scheduled time; else the first trigger; else the first vague one.
  Timing find(const Reading& reading) const;
  /// The words that tell nothing to somebody who must act: vague verbs, times and things.
  bool is_vague_at(const Reading& reading, std::uint32_t word, std::uint32_t& last) const;

 private:
  bool has_tag(const Hit& hit, std::string_view tag) const;
  Timing trigger_at(const Reading& reading, std::uint32_t word) const;
  const Hit* vague_time_at(const Reading& reading, std::uint32_t word) const;

  const Lexicon* lexicon_;
  ListId timings_, vague_;
};

}  // namespace careaudit
