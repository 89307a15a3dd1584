// Small grammars for numbers, units and dates.
#include "text/counting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/date.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 32> number_words{{
    {"one", 1},       {"two", 2},       {"three", 3},     {"four", 4},      {"five", 5},     {"six", 6},      {"seven", 7},    {"eight", 8},
    {"nine", 9},      {"ten", 10},      {"eleven", 11},   {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
    {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},   {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},   {"hundred", 100}, {"thousand", 1000}, {"dozen", 12}, {"couple", 2},   {"half", 0},
}};

bool is_mark(const Reading& reading, std::uint32_t word, std::string_view mark) {
  return word < reading.words.size() && reading.words[word].is_mark && reading.span(word, word + 1) == mark;
}

std::optional<int> small_number(const Reading& reading, std::uint32_t word, int most) {
  if (word >= reading.words.size() || !reading.words[word].is_number) {
    return std::nullopt;
  }
  const auto& text = reading.folded[word];
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && value >= 1 && value <= most ? std::optional(value) : std::nullopt;
}

bool is_year(const Reading& reading, std::uint32_t word) {
  const auto value = small_number(reading, word, 2099);
  return value && *value >= 2000;
}

/// 9, 9th, 21st.
bool is_day_of_month(const Reading& reading, std::uint32_t word) {
  if (word >= reading.words.size()) {
    return false;
  }
  const auto& text = reading.folded[word];
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  return error == std::errc() && value >= 1 && value <= 31 && (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th");
}

/// What may stand behind "the 21st" when that is a day of the month.
constexpr std::array<std::string_view, 18> after_a_day{"and", "or", "for", "with", "at", "in", "to", "so", "if", "when", "by", "then", "but", "i", "he", "she", "they", "we"};

/// 22.11.24, one word to a reader of words.
bool is_dotted_date(std::string_view text) { return std::count(text.begin(), text.end(), '.') == 2 && Date::parse(text).has_value(); }

std::optional<std::uint32_t> slashed_date(const Reading& reading, std::uint32_t word, bool is_led) {
  const bool has_separator = is_mark(reading, word + 1, "/") || is_mark(reading, word + 1, "-") || is_mark(reading, word + 1, ".");
  if (!has_separator) {
    return std::nullopt;
  }
  const auto separator = reading.span(word + 1, word + 2);
  if (is_year(reading, word) && small_number(reading, word + 2, 12) && is_mark(reading, word + 3, separator) && small_number(reading, word + 4, 31)) {
    return word + 5;
  }
  if (!small_number(reading, word, 31) || !small_number(reading, word + 2, 12)) {
    return std::nullopt;
  }
  if (is_mark(reading, word + 3, separator) && small_number(reading, word + 4, 2099)) {
    return word + 5;
  }
  return is_led && separator == "/" ? std::optional(word + 3) : std::nullopt;
}

}  // namespace

std::optional<Counted> number_at(const Reading& reading, std::uint32_t word) {
  if (word >= reading.words.size()) {
    return std::nullopt;
  }
  if (reading.words[word].is_number) {
    double value = 0;
    const auto& text = reading.folded[word];
    std::from_chars(text.data(), text.data() + text.size(), value);
    // "2-3 weeks": the larger counts.
    const bool is_range = (is_mark(reading, word + 1, "-") || is_mark(reading, word + 1, "\u2013") || reading.is(word + 1, "to") || reading.is(word + 1, "or")) && word + 2 < reading.words.size() && reading.words[word + 2].is_number;
    return Counted{value, is_range ? word + 3 : word + 1};
  }
  if (reading.is(word, "a") && (reading.is(word + 1, "couple") || reading.is(word + 1, "dozen") || reading.is(word + 1, "hundred"))) {
    ++word;
  }
  const auto found = std::find_if(number_words.begin(), number_words.end(), [&](const auto& pair) { return pair.first == reading.folded[word]; });
  if (found == number_words.end()) {
    return std::nullopt;
  }
  std::uint32_t last = word + 1;
  double value = found->second;
  if (is_mark(reading, last, "-") && value >= 20) {
    if (const auto more = number_at(reading, last + 1); more && more->value < 10) {
      return Counted{value + more->value, more->last};
    }
  }
  if (reading.is(last, "of")) {
    ++last;
  }
  if ((reading.is(last, "to") || reading.is(last, "or")) && number_at(reading, last + 1)) {
    return number_at(reading, last + 1);
  }
  if (reading.is(last, "and") && reading.is(last + 1, "a") && reading.is(last + 2, "half")) {
    return Counted{value + 0.5, last + 3};
  }
  return Counted{value, last};
}

std::optional<TimeUnit> unit_of(std::string_view folded) {
  static constexpr std::array<std::pair<std::string_view, TimeUnit>, 34> units{{
      {"minute", TimeUnit::minute}, {"minutes", TimeUnit::minute}, {"min", TimeUnit::minute},   {"mins", TimeUnit::minute},
      {"hour", TimeUnit::hour},     {"hours", TimeUnit::hour},     {"hr", TimeUnit::hour},      {"hrs", TimeUnit::hour},
      {"day", TimeUnit::day},       {"days", TimeUnit::day},       {"night", TimeUnit::day},    {"nights", TimeUnit::day},
      {"week", TimeUnit::week},     {"weeks", TimeUnit::week},     {"wk", TimeUnit::week},      {"wks", TimeUnit::week},
      {"weekend", TimeUnit::week},  {"weekends", TimeUnit::week},  {"fortnight", TimeUnit::week}, {"fortnights", TimeUnit::week},
      {"month", TimeUnit::month},   {"months", TimeUnit::month},   {"mth", TimeUnit::month},    {"mths", TimeUnit::month},
      {"term", TimeUnit::month},    {"terms", TimeUnit::month},    {"quarter", TimeUnit::month}, {"season", TimeUnit::month},
      {"year", TimeUnit::year},     {"years", TimeUnit::year},     {"yr", TimeUnit::year},      {"yrs", TimeUnit::year},
      {"semester", TimeUnit::month}, {"half-term", TimeUnit::month},
  }};
  while (folded.ends_with('\'')) {
    folded.remove_suffix(1);
  }
  if (folded.ends_with("'s")) {
    folded.remove_suffix(2);
  }
  for (const auto& [name, unit] : units) {
    if (name == folded) {
      return unit;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> date_at(const Reading& reading, std::uint32_t word, bool is_led) {
  if (reading.is(word, "w") && is_mark(reading, word + 1, "/") && (reading.is(word + 2, "c") || reading.is(word + 2, "e"))) {
    return date_at(reading, word + 3, true);
  }
  if (word >= reading.words.size()) {
    return std::nullopt;
  }
  if (is_weekday(reading.folded[word])) {
    const auto rest = date_at(reading, word + 1, is_led);
    return rest;
  }
  if (is_dotted_date(reading.folded[word])) {
    return word + 1;
  }
  if (reading.words[word].is_number) {
    if (const auto slashed = slashed_date(reading, word, is_led)) {
      return slashed;
    }
  }
  if (is_day_of_month(reading, word)) {
    const std::uint32_t month = reading.is(word + 1, "of") ? word + 2 : word + 1;
    if (month < reading.words.size() && month_named(reading.folded[month])) {
      return is_year(reading, month + 1) ? month + 2 : month + 1;
    }
    // "by the 21st"; "on the 3rd floor" counts something.
    const bool is_alone = word + 1 >= reading.words.size() || !reading.words[word + 1].is_word || reading.words[word + 1].starts_sentence || is_one_of(reading, word + 1, after_a_day);
    const bool is_the_nth = is_led && !reading.words[word].is_number && is_alone;
    return is_the_nth ? std::optional(word + 1) : std::nullopt;
  }
  if (month_named(reading.folded[word])) {
    // "may" is a month only with a capital, and "march" likewise.
    const bool is_month = reading.words[word].is_capitalised || (reading.folded[word] != "may" && reading.folded[word] != "march" && reading.folded[word] != "mar");
    if (is_month && is_year(reading, word + 1)) {
      return word + 2;
    }
    if (is_month && is_day_of_month(reading, word + 1)) {
      return word + 2;
    }
    return is_month && is_led ? std::optional(word + 1) : std::nullopt;
  }
  return is_led && is_year(reading, word) ? std::optional(word + 1) : std::nullopt;
}

bool is_weekday(std::string_view folded) {
  static constexpr std::array<std::string_view, 15> days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tues", "tue", "weds", "wed", "thurs", "thur", "fri"};
  return std::find(days.begin(), days.end(), folded) != days.end();
}

bool has_frequency(const Reading& reading) {
  static constexpr std::array<std::string_view, 14> adverbs{"daily", "weekly", "fortnightly", "monthly", "nightly", "hourly", "twice", "thrice", "once", "yearly", "weekdays", "weekends", "mornings", "evenings"};
  static constexpr std::array<std::string_view, 3> per{"a", "per", "each"};
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    const auto& word = reading.folded[i];
    if ((word == "every" || word == "each") && i + 1 < reading.words.size() && !reading.words[i + 1].is_mark) {
      return true;
    }
    if (is_one_of(reading, i, adverbs)) {
      return true;
    }
    if (const auto count = number_at(reading, i)) {
      if (reading.is(count->last, "times") || reading.is(count->last, "x") || (count->last < reading.words.size() && reading.folded[count->last] == "p")) {
        return true;
      }
      for (std::uint32_t j = count->last; j + 1 < reading.words.size() && j < count->last + 3; ++j) {
        if (is_one_of(reading, j, per) && unit_of(reading.folded[j + 1])) {
          return true;
        }
      }
    }
    const bool is_times = word.size() >= 2 && (word.back() == 'x' || word.front() == 'x') && word.find_first_of("0123456789") != std::string::npos;
    if (is_times || (word.size() > 4 && word.ends_with("days") && is_weekday(std::string_view(word).substr(0, word.size() - 1)))) {
      return true;
    }
  }
  return false;
}

}  // namespace careaudit
