// Opening hours: what of the week a text covers.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"
#include "text/opening_hours.h"

using namespace careaudit;

namespace {

/// "whole", "none", "rest", or the first hour not covered.
std::string shown(const Reading& reading, const HoursWords& words, HoursPlace place) {
  Week week;
  bool is_rest = false;
  for (const auto& hours : words.find(reading, place)) {
    week.add(hours.week);
    is_rest = is_rest || hours.is_rest;
  }
  std::string text = week.is_whole() ? "whole" : week.is_empty() ? "none" : week.first_gap() + " / " + week.rest().first_gap();
  return text + (is_rest ? " rest" : "");
}

struct Row {
  std::string text;
  std::string covers;  ///< First gap / first hour covered.
};

void check(const std::vector<Row>& rows, HoursPlace place) {
  const RuleSet& rules = built_in_words();
  const HoursWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(reader.read(row.text), words, place) == row.covers);
  }
}

}  // namespace

TEST_CASE("one end of the hours is enough to tell that they end") {
  check({{"open until 4pm", "Monday 00:00 / Monday 09:00"},
         {"until 3am", "none"},
         {"24 hour urine to the lab", "none"},
         {"whatever the hour", "whole"}}, HoursPlace::text);
}

TEST_CASE("hours fields") {
  check({{"24/7", "whole"},
         {"24", "whole"},
         {"24 hours", "whole"},
         {"24hrs", "whole"},
         {"24-hour", "whole"},
         {"24 hours a day, 7 days a week", "whole"},
         {"Day and night", "whole"},
         {"Round the clock", "whole"},
         {"Any time", "whole"},
         {"Always open", "whole"},
         {"00:00-24:00", "whole"},
         {"0000-2359", "whole"},
         {"00:00 to 00:00", "whole"},
         {"midnight to midnight", "whole"},
         {"24 hours, Monday to Friday", "Saturday 00:00 / Monday 00:00"},
         {"24 hours at weekends", "Monday 00:00 / Saturday 00:00"},
         {"9am-5pm Mon-Fri", "Monday 00:00 / Monday 09:00"},
         {"Mon-Fri 0900-1700", "Monday 00:00 / Monday 09:00"},
         {"Mon to Thu 9-5, Fri 9-4", "Monday 00:00 / Monday 09:00"},
         {"Monday \u2013 Friday, 8.30 \u2013 17.30", "Monday 00:00 / Monday 08:30"},
         {"9-5", "Monday 00:00 / Monday 09:00"},
         {"1-5pm Tuesdays", "Monday 00:00 / Tuesday 13:00"},
         {"office hours", "Monday 00:00 / Monday 09:00"},
         {"8am to midnight, 7 days", "Monday 00:00 / Monday 08:00"},
         {"noon to 2am daily", "Monday 02:00 / Monday 00:00"},
         {"5pm to 9am and weekends", "Monday 09:00 / Monday 00:00"},
         {"evenings, nights and weekends", "Monday 09:00 / Monday 00:00"},
         {"weekends", "Monday 00:00 / Saturday 00:00"},
         {"Mon-Fri 5pm-9am, weekends 24 hours", "Monday 09:00 / Monday 00:00"},
         {"Mon-Fri 9-5, Mon-Fri 5pm-9am and all weekend", "whole"},
         {"Monday to Friday", "none"},
         {"out of hours", "none rest"},
         {"Outside office hours", "none rest"},
         {"not 24 hours", "none"},
         {"varies", "none"}},
        HoursPlace::field);
}

TEST_CASE("hours in free text") {
  check({{"The line is open 24 hours a day", "whole"},
         {"A 24-hour line", "whole"},
         {"Ring at any time of the day or night", "whole"},
         {"Somebody is there around the clock", "whole"},
         {"Open Monday to Friday from 9am to 5pm", "Monday 00:00 / Monday 09:00"},
         {"Ring between 10am and 4pm on Saturdays", "Monday 00:00 / Saturday 10:00"},
         {"After 5pm ring the night desk", "Monday 09:00 / Monday 00:00"},
         {"At all other times ring the hub", "none rest"},
         {"Not a 24-hour service", "none"},
         {"They answer not only 9-5 but 24/7", "whole"},
         {"She rings back within 24 hours", "none"},
         {"Give 24 hours' notice", "none"},
         {"Nothing in the last 24 hours", "none"},
         {"If at any time you feel unsafe, ring the duty desk", "none"},
         {"Has 2-3 naps", "none"},
         {"Sees Gran on Sundays", "none"},
         {"Sleeps badly at night", "none"},
         {"Walk in the evening", "none"}},
        HoursPlace::text);
}
