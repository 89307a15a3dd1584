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
                         Row{"Mon 9 March 2026", "2026-03-09"}, Row{" 1 Sept 2026 ", "2026-09-01"}}) {
    CAPTURE(row.text);
    const auto date = Date::parse(row.text);
    REQUIRE(date.has_value());
    CHECK(date->iso() == row.iso);
  }
}

TEST_CASE("what is no date is not read as one") {
  for (const char* text : {"", "2026-02-30", "13/13/2026", "3/25/2026", "soon", "2026", "March 2026",
                           "2026-3", "9/3", "1 2 3 4", "0/1/2026", "32/1/2026", "9 Marchy 2026"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text).has_value());
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
