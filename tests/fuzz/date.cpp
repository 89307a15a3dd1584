// Texts as dates: what is read can be written, read again, and counted with.
#include "base/date.h"
#include "fuzz/fuzz.h"

using careaudit::Date;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = as_text(data, size);
  const auto date = Date::parse(text);
  must_hold(date.has_value() == careaudit::what_a_date_lacks(text).empty(), "only what is no date lacks something");
  (void)careaudit::month_named(text);
  if (!date) {
    return 0;
  }
  must_hold(Date::parse(date->iso()) == date, "the date as `2026-03-09` is read as the same");
  must_hold(date->year() < 1000 || Date::parse(date->in_words()) == date, "the date in words is read as the same");
  must_hold(date->days_until(*date) == 0, "a date is no days from itself");
  if (date->year() > 1 && date->year() < 9999) {
    const Date later = date->plus_months(1);
    const int days = date->days_until(later);
    must_hold(days >= 28 && days <= 31, "a month has 28 to 31 days");
    must_hold(later.day() <= date->day(), "a month on is the same day, or the month's last");
    must_hold(date->plus_days(days) == later, "as many days on is the same date");
  }
  return 0;
}
