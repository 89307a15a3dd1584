// Reading a date by its pattern, sign by sign.
#include "import/date_format.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::string_view serial = "excel";

bool is_letter_of(char c) { return c == 'd' || c == 'm' || c == 'y'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Takes the run of one letter off the front of a pattern.
std::string_view take_run(std::string_view& pattern) {
  const auto end = std::min(pattern.find_first_not_of(pattern.front()), pattern.size());
  const auto run = pattern.substr(0, end);
  pattern.remove_prefix(end);
  return run;
}

std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  while (size < most && size < text.size() && is_digit(text[size])) {
    ++size;
  }
  if (size < least) {
    return std::nullopt;
  }
  int number = 0;
  (void)std::from_chars(text.data(), text.data() + size, number);
  text.remove_prefix(size);
  return number;
}

std::optional<int> take_month_name(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_letter(text[size])) {
    ++size;
  }
  const auto month = month_named(text.substr(0, size));
  text.remove_prefix(size);
  return month ? std::optional<int>(static_cast<int>(*month)) : std::nullopt;
}

/// A part of a date, as the run of its letter says how long it is: `d` one digit or two, `dd` two.
std::optional<int> take_part(std::string_view run, std::string_view& text) {
  if (run.front() == 'm' && run.size() > 2) {
    return take_month_name(text);
  }
  if (run.front() != 'y') {
    return take_number(text, run.size(), 2);
  }
  const auto year = take_number(text, run.size(), run.size());
  if (!year || run.size() > 2) {
    return year;
  }
  return *year < 50 ? 2000 + *year : 1900 + *year;
}

std::optional<Date> parse_serial(std::string_view text) {
  const auto days = take_number(text, 1, 6);
  // A time of day may stand behind the point, but nothing of a date such as 31.03.2026.
  const bool is_whole = text.empty() || (text.front() == '.' && text.find_first_not_of("0123456789", 1) == std::string_view::npos);
  if (!days || !is_whole) {
    return std::nullopt;
  }
  return Date::of(1899, 12, 30)->plus_days(*days);
}

}  // namespace

bool is_date_format(std::string_view pattern) {
  if (pattern == serial) {
    return true;
  }
  constexpr std::array<std::string_view, 8> runs{"d", "dd", "m", "mm", "mmm", "mmmm", "yy", "yyyy"};
  std::array<int, 3> seen{};
  while (!pattern.empty()) {
    if (!is_letter_of(pattern.front())) {
      if (is_letter(pattern.front())) {
        return false;
      }
      pattern.remove_prefix(1);
      continue;
    }
    const auto run = take_run(pattern);
    if (std::find(runs.begin(), runs.end(), run) == runs.end()) {
      return false;
    }
    ++seen.at(run.front() == 'd' ? 0U : run.front() == 'm' ? 1U : 2U);
  }
  return seen == std::array<int, 3>{1, 1, 1};
}

std::optional<Date> parse_date(std::string_view text, std::string_view pattern) {
  text = trim(text);
  if (pattern == serial) {
    return parse_serial(text);
  }
  int day = 0;
  int month = 0;
  int year = 0;
  while (!pattern.empty()) {
    if (!is_letter_of(pattern.front())) {
      if (text.empty() || text.front() != pattern.front()) {
        return std::nullopt;
      }
      text.remove_prefix(1);
      pattern.remove_prefix(1);
      continue;
    }
    const auto run = take_run(pattern);
    const auto part = take_part(run, text);
    if (!part) {
      return std::nullopt;
    }
    (run.front() == 'd' ? day : run.front() == 'm' ? month : year) = *part;
  }
  const bool ends = text.empty() || text.front() == ' ' || text.front() == 'T' || text.front() == ',';
  return ends ? Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day)) : std::nullopt;
}

}  // namespace careaudit
