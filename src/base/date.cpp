// Dates as people write them in Britain, and as exports write them.
#include "base/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 12> months{"january", "february", "march",     "april",
                                                  "may",     "june",     "july",      "august",
                                                  "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<Date> from_parts(std::string_view year, std::optional<unsigned> month,
                               std::string_view day) {
  const auto y = number(year);
  const auto d = number(day);
  if (!y || !month || !d || *d < 1) {
    return std::nullopt;
  }
  const int full_year = year.size() == 2 ? 2000 + *y : *y;
  if (year.size() != 2 && year.size() != 4) {
    return std::nullopt;
  }
  return Date::of(full_year, *month, static_cast<unsigned>(*d));
}

std::optional<unsigned> month_number(std::string_view text) {
  const auto value = number(text);
  if (!value || *value < 1 || *value > 12 || text.size() > 2) {
    return std::nullopt;
  }
  return static_cast<unsigned>(*value);
}

bool is_weekday(std::string_view word) {
  const std::string folded = fold_ascii(word);
  if (folded.size() < 3) {
    return false;
  }
  for (const auto name : weekdays) {
    if (name.substr(0, folded.size()) == folded) {
      return true;
    }
  }
  return false;
}

std::string_view without_ordinal(std::string_view day) {
  if (day.size() > 2) {
    const std::string tail = fold_ascii(day.substr(day.size() - 2));
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") {
      day.remove_suffix(2);
    }
  }
  return day;
}

/// "14:30", "14:30:00", "2pm", "am", "at": what may stand behind a date without changing it.
bool is_time_of_day(std::string_view part) {
  const std::string folded = fold_ascii(part);
  if (folded == "at" || folded == "am" || folded == "pm") {
    return true;
  }
  const bool has_mark = folded.find(':') != std::string::npos || folded.ends_with("am") || folded.ends_with("pm");
  return has_mark && folded.front() >= '0' && folded.front() <= '9' &&
         folded.find_first_not_of("0123456789:ampz") == std::string::npos;
}

/// The parts of a date: its numbers and its month, without weekday, "w/c", "of" and time of day.
/// More than three mean that it is no date.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  const std::string folded = fold_ascii(text.substr(0, 4));
  if (folded.starts_with("w/c ") || folded.starts_with("wc ")) {
    text.remove_prefix(folded.find(' '));
  }
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size() && parts.size() <= 3; ++i) {
    const bool is_end = i == text.size() || text[i] == ' ' || text[i] == '/' || text[i] == '.' ||
                        text[i] == '-' || text[i] == ',';
    if (!is_end) {
      continue;
    }
    const auto part = text.substr(start, i - start);
    start = i + 1;
    const bool is_filler = part.empty() || (parts.empty() && is_weekday(part)) ||
                           (parts.size() == 1 && equal_ignoring_case(part, "of")) ||
                           (parts.size() == 3 && is_time_of_day(part));
    if (!is_filler) {
      parts.push_back(part);
    }
  }
  return parts;
}

bool is_day(std::string_view part) {
  const auto day = number(without_ordinal(part));
  return day && *day >= 1 && *day <= 31;
}

bool is_month(std::string_view part) { return month_named(part) || month_number(part); }

}  // namespace

std::optional<unsigned> month_named(std::string_view word) {
  static constexpr std::size_t longest = std::string_view("september").size();
  if (word.size() < 3 || word.size() > longest) {
    return std::nullopt;
  }
  for (unsigned i = 0; i < months.size(); ++i) {
    // The first letter first, as this is asked of every word.
    if ((word.front() | ' ') != months[i].front()) {
      continue;
    }
    const bool is_short = word.size() == 3 || (word.size() == 4 && i == 8);
    if (equal_ignoring_case(word, is_short ? months[i].substr(0, word.size()) : months[i])) {
      return i + 1;
    }
  }
  return std::nullopt;
}

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day value{std::chrono::year{year}, std::chrono::month{month},
                                          std::chrono::day{day}};
  if (year < 1 || year > 9999 || !value.ok()) {
    return std::nullopt;
  }
  return Date(value);
}

std::optional<Date> Date::parse(std::string_view text) {
  text = trim(text);
  if (text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
      (text.size() == 10 || text[10] == 'T' || text[10] == ' ')) {
    return from_parts(text.substr(0, 4), month_number(text.substr(5, 2)), text.substr(8, 2));
  }
  const auto parts = parts_of(text);
  if (parts.size() != 3) {
    return std::nullopt;
  }
  if (parts[0].size() == 4 && number(parts[0])) {
    return from_parts(parts[0], month_number(parts[1]), parts[2]);
  }
  if (const auto first = month_named(parts[0])) {
    return from_parts(parts[2], first, without_ordinal(parts[1]));
  }
  const auto named = month_named(parts[1]);
  return from_parts(parts[2], named ? named : month_number(parts[1]), without_ordinal(parts[0]));
}

std::string_view what_a_date_lacks(std::string_view text) {
  text = trim(text);
  if (Date::parse(text)) {
    return "";
  }
  const auto parts = parts_of(text);
  if (parts.size() == 2 && is_day(parts[0]) && is_month(parts[1])) {
    return "has no year";
  }
  if (parts.size() == 2 && is_month(parts[0]) && number(parts[1]) && parts[1].size() == 4) {
    return "has no day";
  }
  const bool is_all_numbers = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return number(without_ordinal(part)) || month_named(part);
  });
  return parts.size() == 3 && is_all_numbers ? "is no day of the calendar" : "is no date";
}

Date Date::plus_months(int months_later) const {
  const std::chrono::year_month target =
      std::chrono::year_month{day_.year(), day_.month()} + std::chrono::months{months_later};
  const std::chrono::year_month_day_last last{target.year(), std::chrono::month_day_last{target.month()}};
  const auto wanted = day_.day() > last.day() ? last.day() : day_.day();
  return Date(std::chrono::year_month_day{target.year(), target.month(), wanted});
}

Date Date::plus_days(int days) const {
  return Date(std::chrono::year_month_day{std::chrono::sys_days{day_} + std::chrono::days{days}});
}

int Date::days_until(const Date& other) const {
  return static_cast<int>((std::chrono::sys_days{other.day_} - std::chrono::sys_days{day_}).count());
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

std::string Date::in_words() const {
  std::string name(months.at(month() - 1));
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return fmt::format("{} {} {:04}", day(), name, year());
}

}  // namespace careaudit
