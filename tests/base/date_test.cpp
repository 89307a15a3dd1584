// Dates as people write them.
#include <doctest/doctest.h>

#include "base/date.h"

using careaudit::Date;

TEST_CASE("dates are read day first, and as exports write them") {
  struct Row {
    const char* text;
    const char* iso;
  };
  for (const Row& row : {Row{"2026-03-09", "2026-03-09"}, Row{"2026-03-09T10:15:00Z", "2026-03-09"},
                         Row{"9/3/2026", "2026-03-09"}, Row{"09.03.26", "2026-03-09"},
                         Row{"9 March 2026", "2026-03-09"}, Row{"9th Mar 2026", "2026-03-09"},
                         Row{"Mon 9 March 2026", "2026-03-09"}, Row{" 1 Sept 2026 ", "2026-09-01"},
                         Row{"09/03/2026 00:00:00", "2026-03-09"}, Row{"Monday 9th of March 2026 at 2pm", "2026-03-09"},
                         Row{"w/c 9 March 2026", "2026-03-09"}, Row{"March 9, 2026", "2026-03-09"},
                         Row{"2026/03/09", "2026-03-09"}}) {
    CAPTURE(row.text);
    const auto date = Date::parse(row.text);
    REQUIRE(date.has_value());
    CHECK(date->iso() == row.iso);
  }
}

TEST_CASE("what is no date is not read as one") {
  for (const char* text : {"", "2026-02-30", "13/13/2026", "3/25/2026", "soon", "2026", "March 2026",
                           "2026-3", "9/3", "1 2 3 4", "0/1/2026", "32/1/2026", "9 Marchy 2026",
                           "9 March 2026 or later", "1/2/3/2026", "at 9 March 2026"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text).has_value());
  }
}

TEST_CASE("what a date lacks is said") {
  using careaudit::what_a_date_lacks;
  CHECK(what_a_date_lacks("2026-03-09") == "");
  for (const char* text : {"6/12", "06-12", "6 December", "Mon 6th Dec"}) {
    CAPTURE(text);
    CHECK(what_a_date_lacks(text) == "has no year");
  }
  for (const char* text : {"December 2026", "12/2026", "2026-12-"}) {
    CAPTURE(text);
    CHECK(what_a_date_lacks(text) == (text[0] == '2' ? "is no date" : "has no day"));
  }
  for (const char* text : {"31/11/2026", "2026-02-30", "32 May 2026", "3/25/2026"}) {
    CAPTURE(text);
    CHECK(what_a_date_lacks(text) == "is no day of the calendar");
  }
  for (const char* text : {"", "TBC", "asap", "see notes", "__/__/____", "in 6 weeks"}) {
    CAPTURE(text);
    CHECK(what_a_date_lacks(text) == "is no date");
  }
}

TEST_CASE("months are calendar months") {
  const Date last_of_january = *Date::of(2026, 1, 31);
  CHECK(last_of_january.plus_months(1).iso() == "2026-02-28");
  CHECK(last_of_january.plus_months(12).iso() == "2027-01-31");
  CHECK(last_of_january.plus_days(1).iso() == "2026-02-01");
  CHECK(last_of_january.days_until(*Date::of(2026, 3, 1)) == 29);
  CHECK(last_of_january.in_words() == "31 January 2026");
}

TEST_CASE("a year of fewer than four digits is shown with four") {
  CHECK(Date::of(26, 3, 9)->in_words() == "9 March 0026");
  CHECK(Date::of(26, 3, 9)->iso() == "0026-03-09");
  CHECK(Date::of(2026, 3, 9)->in_words() == "9 March 2026");
}
