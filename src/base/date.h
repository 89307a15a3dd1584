// Calendar dates: reading, arithmetic, writing.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace careaudit {

/// A day in the proleptic Gregorian calendar. Always a day that exists.
class Date {
 public:
  /// Nothing when there is no such day (30 February) or the year is outside 1..9999.
  static std::optional<Date> of(int year, unsigned month, unsigned day);
  /// Reads `2026-03-09` (a time after `T` or a space is ignored), and the British day-first forms
  /// `9/3/2026`, `09.03.2026`, `9 March 2026`, `9th of Mar 2026`, `Mon 9 March 2026`,
  /// `w/c 9 March 2026`; `March 9, 2026` and `2026/03/09`, which can mean but one day; a time of day
  /// behind any of them is ignored. Nothing else.
  static std::optional<Date> parse(std::string_view text);

  int year() const { return static_cast<int>(day_.year()); }
  unsigned month() const { return static_cast<unsigned>(day_.month()); }
  unsigned day() const { return static_cast<unsigned>(day_.day()); }

  /// The same day `months` calendar months later; the last of that month when it is shorter.
  Date plus_months(int months) const;
  Date plus_days(int days) const;
  /// Days from this date to `other`: positive when `other` is later.
  int days_until(const Date& other) const;
  /// `2026-03-09`.
  std::string iso() const;
  /// `9 March 2026`, as a report's reader expects it.
  std::string in_words() const;

  friend std::strong_ordering operator<=>(const Date& a, const Date& b) { return a.day_ <=> b.day_; }
  friend bool operator==(const Date& a, const Date& b) { return a.day_ == b.day_; }

 private:
  explicit Date(std::chrono::year_month_day day) : day_(day) {}
  std::chrono::year_month_day day_;
};

/// 1..12 for an English month name or its three- or four-letter short form in any case
/// (`sept` too); nothing for anything else.
std::optional<unsigned> month_named(std::string_view word);

/// Why a text is no date, to follow its name: `has no year`, `has no day`, `is no day of the calendar`,
/// `is no date`; empty when it is one.
std::string_view what_a_date_lacks(std::string_view text);

}  // namespace careaudit
