// Reads clock times and works out which half of the day a bare number means.
#include "text/clock.h"

#include <array>
#include <string>
#include <string_view>

#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr int half_day = 720;
constexpr int day = 1440;

enum class Half : std::uint8_t { unknown, am, pm };

struct Clock {
  int minutes = 0;
  Half half = Half::unknown;
  bool is_exact = false;  ///< By the twenty-four hour clock, or a word such as noon.
  bool is_midnight = false;
  bool has_minutes = false;
  std::uint32_t last = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Half half_of(std::string_view suffix) {
  if (suffix == "am" || suffix == "a.m" || suffix == "a.m." || suffix == "a") {
    return Half::am;
  }
  return suffix == "pm" || suffix == "p.m" || suffix == "p.m." || suffix == "p" ? Half::pm : Half::unknown;
}

bool touches(const Reading& reading, std::uint32_t word) {
  return word < reading.words.size() && word > 0 && reading.words[word].begin == reading.words[word - 1].end;
}

std::optional<Clock> word_clock(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 2> noons{"noon", "midday"};
  const bool has_twelve = reading.is(word, "12");
  const std::uint32_t at = has_twelve ? word + 1 : word;
  if (is_one_of(reading, at, noons)) {
    return Clock{.minutes = half_day, .is_exact = true, .has_minutes = true, .last = at + 1};
  }
  if (reading.is(at, "midnight")) {
    return Clock{.minutes = 0, .is_exact = true, .is_midnight = true, .has_minutes = true, .last = at + 1};
  }
  return std::nullopt;
}

/// Digits of a time: hours, minutes and what follows them in the same token.
struct Figures {
  int hour = 0;
  int minute = 0;
  bool has_minute = false;
  bool has_four = false;  ///< "0900" or "09:00".
  std::string_view suffix;
};

std::optional<Figures> figures_of(std::string_view token) {
  std::size_t digits = 0;
  while (digits < token.size() && is_digit(token[digits])) {
    ++digits;
  }
  if (digits == 0 || digits > 4) {
    return std::nullopt;
  }
  Figures figures;
  int value = 0;
  for (const char c : token.substr(0, digits)) {
    value = value * 10 + (c - '0');
  }
  figures.hour = digits > 2 ? value / 100 : value;
  figures.minute = digits > 2 ? value % 100 : 0;
  figures.has_minute = digits > 2;
  figures.has_four = digits == 4 || (digits == 2 && token[0] == '0');
  token.remove_prefix(digits);
  if (digits <= 2 && token.size() >= 3 && (token[0] == '.' || token[0] == ':') && is_digit(token[1]) && is_digit(token[2])) {
    figures.minute = (token[1] - '0') * 10 + (token[2] - '0');
    figures.has_minute = true;
    token.remove_prefix(3);
  }
  figures.suffix = token;
  return figures;
}

std::optional<Clock> clock_at(const Reading& reading, std::uint32_t word) {
  if (word >= reading.words.size()) {
    return std::nullopt;
  }
  if (const auto named = word_clock(reading, word)) {
    return named;
  }
  auto figures = figures_of(reading.folded[word]);
  if (!figures) {
    return std::nullopt;
  }
  std::uint32_t last = word + 1;
  // "09:30" and "9:30am" are three tokens.
  if (!figures->has_minute && figures->suffix.empty() && reading.is(last, ":") && touches(reading, last) && touches(reading, last + 1)) {
    const auto minutes = figures_of(reading.folded[last + 1]);
    if (!minutes || minutes->has_minute) {
      return std::nullopt;
    }
    figures->minute = minutes->hour;
    figures->has_minute = true;
    figures->suffix = minutes->suffix;
    last += 2;
  }
  const bool is_hundred = figures->suffix == "hrs" || figures->suffix == "h" || figures->suffix == "hours";
  Half half = half_of(figures->suffix);
  if (!figures->suffix.empty() && half == Half::unknown && !(is_hundred && figures->has_minute)) {
    return std::nullopt;
  }
  if (half == Half::unknown && last < reading.words.size()) {
    half = half_of(reading.folded[last]);
    last += half != Half::unknown ? 1U : 0U;
    if (half != Half::unknown && reading.folded[last - 1].size() == 3 && reading.is(last, ".") && touches(reading, last)) {
      ++last;  // "p.m."
    }
  }
  if (half == Half::unknown && figures->has_minute && (reading.is(last, "hrs") || reading.is(last, "hours"))) {
    ++last;
  }
  if (figures->hour > 24 || figures->minute > 59 || (half != Half::unknown && (figures->hour > 12 || figures->hour == 0))) {
    return std::nullopt;
  }
  Clock clock{.minutes = figures->hour * 60 + figures->minute, .half = half, .last = last};
  clock.has_minutes = figures->has_minute;
  clock.is_exact = half != Half::unknown || figures->hour > 12 || figures->hour == 0 || (figures->has_four && figures->has_minute);
  if (half != Half::unknown) {
    clock.minutes = clock.minutes % half_day + (half == Half::pm ? half_day : 0);
  }
  return clock;
}

/// Gives the times of a stretch their half of the day: "9-5pm", "5-9pm", "10-6am", "9-5".
void settle(Clock& from, Clock& to) {
  if (from.is_exact && to.is_exact) {
    return;
  }
  const int start = from.minutes % half_day;
  const int end = to.minutes % half_day;
  if (from.is_exact) {
    // "9am-5" ends in the afternoon, "5pm-9" in the evening.
    to.minutes = from.minutes >= half_day && start < end ? end + half_day : from.minutes < half_day && end <= start ? end + half_day : end;
    if (from.minutes < half_day && end == 0) {
      to.minutes = half_day;
    }
  } else if (to.is_exact) {
    const bool is_later_half = to.minutes >= half_day ? start < end : start > end;
    from.minutes = is_later_half ? start + half_day : start;
    if (to.minutes < half_day && to.half == Half::unknown && !to.is_midnight) {
      from.minutes = start;
    }
  } else if (to.minutes <= from.minutes && to.minutes <= half_day) {
    to.minutes = end + half_day;
  }
}

bool is_range_word(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 9> words{"-", "\u2013", "\u2014", "to", "until", "till", "til", "through", "'til"};
  return is_one_of(reading, word, words);
}

}  // namespace

bool may_hold_clock(const Reading& reading) {
  static constexpr std::array<std::string_view, 3> named{"noon", "midday", "midnight"};
  if (reading.has_digit) {
    return true;
  }
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (is_one_of(reading, i, named)) {
      return true;
    }
  }
  return false;
}

std::optional<ClockRange> clock_range_at(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 2> starts{"after", "from"};
  constexpr int evening = 960;
  constexpr int morning = 540;
  if (is_one_of(reading, word, starts)) {
    const auto from = clock_at(reading, word + 1);
    const bool is_open = from && from->is_exact && from->minutes >= evening && !is_range_word(reading, from->last);
    return is_open ? std::optional<ClockRange>({from->minutes, morning, word, from->last, true}) : std::nullopt;
  }
  static constexpr std::array<std::string_view, 3> ends{"until", "till", "til"};
  // "call the ward on 01632… before 8pm": of what day and night have, only the day.
  const bool is_before = reading.is(word, "before") && word > 0 && reading.words[word - 1].is_number;
  if (is_before || is_one_of(reading, word, ends)) {
    constexpr int noon = 720;
    const auto to = clock_at(reading, word + 1);
    const bool is_open = to && to->is_exact && to->minutes > noon;
    return is_open ? std::optional<ClockRange>({morning, to->minutes, word, to->last, true}) : std::nullopt;
  }
  auto from = clock_at(reading, word);
  if (!from) {
    return std::nullopt;
  }
  const bool is_between = word > 0 && reading.is(word - 1, "between") && reading.is(from->last, "and");
  if (!is_range_word(reading, from->last) && !is_between) {
    return std::nullopt;
  }
  auto to = clock_at(reading, from->last + 1);
  if (!to) {
    return std::nullopt;
  }
  const bool is_certain = from->is_exact || to->is_exact || (from->has_minutes && to->has_minutes);
  settle(*from, *to);
  int end = to->minutes;
  if (to->is_midnight || (end == 0 && to->is_exact)) {
    end = day;
  }
  end = end % 60 == 59 ? end + 1 : end;
  return ClockRange{from->minutes, end, word, to->last, is_certain};
}

}  // namespace careaudit
