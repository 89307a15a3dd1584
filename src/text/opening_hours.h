// When somebody can be reached: hours of the week as a text gives them.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/phone.h"
#include "text/reading.h"

namespace careaudit {

/// A week from Monday 00:00 in half hours.
class Week {
 public:
  static constexpr std::size_t slots_a_day = 48;
  /// Minutes of the day, `to` up to 1440; past midnight when `to` is not after `from`. Hours past
  /// midnight belong to the evening's day and, since nobody writes otherwise, to that day's morning.
  void add(std::bitset<7> days, int from, int to);
  void add(const Week& other) { slots_ |= other.slots_; }
  bool is_empty() const { return slots_.none(); }
  bool is_whole() const { return slots_.all(); }
  Week rest() const;
  /// The first half hour that is not covered, as "Monday 17:00"; "" when there is none.
  std::string first_gap() const;

 private:
  std::bitset<7 * slots_a_day> slots_;
};

/// Hours somewhere in a text.
struct Hours {
  std::uint32_t first = 0;  ///< Words [first, last).
  std::uint32_t last = 0;
  Week week;
  bool is_rest = false;     ///< "Out of hours", "at all other times": whatever the others leave open.
};

enum class HoursPlace : std::uint8_t {
  field,  ///< A field for hours: bare numbers are hours.
  text,   ///< Any other text: hours must look like hours.
};

/// The words for hours, looked up once.
class HoursWords {
 public:
  explicit HoursWords(const Lexicon& lexicon);

  /// The hours a text gives, in order. Digits of `phones` are no hours.
  std::vector<Hours> find(const Reading& reading, HoursPlace place, std::span<const Phone> phones = {}) const;
  /// What "office hours" means.
  const Week& office() const { return office_; }

  /// A piece of a phrase about hours.
  struct Part {
    enum class Kind : std::uint8_t { days, times, both, rest };
    Kind kind = Kind::times;
    std::bitset<7> days;
    int from = 0;
    int to = 0;
    bool after_and = false;    ///< Joined to the last part by "and" or the like.
    bool is_weekend = false;
    bool is_certain = false;   ///< Hours in any text, not only beside days or in a field.
    bool is_word = false;      ///< A word of the list, not two numbers.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

 private:
  std::vector<std::vector<Part>> clusters(const Reading& reading, HoursPlace place, std::span<const Phone> phones) const;
  std::optional<Part> part_at(const Reading& reading, std::uint32_t word, HoursPlace place) const;
  std::optional<Part> listed_at(const Reading& reading, std::uint32_t word, HoursPlace place) const;

  const Lexicon* lexicon_;
  ListId words_;
  Week office_;
};

}  // namespace careaudit
