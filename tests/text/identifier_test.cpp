// What identifies somebody in a text, and what only looks like it.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"
#include "text/identifier.h"

using namespace careaudit;

namespace {

struct Row {
  std::string text;
  std::string shown;  ///< The text, masked.
};

void check(const std::vector<Row>& rows, const std::string& key = "text") {
  const RuleSet& rules = built_in_words();
  const IdentifierWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(masked(row.text, words.find(reader.read(row.text), *Date::of(2026, 6, 1), key)) == row.shown);
  }
}

}  // namespace

TEST_CASE("NHS numbers by their check digit, however they are spaced") {
  check({{"Quote 9434765919 when ringing", "Quote [NHS number] when ringing"},
         {"Quote 943 476 5919, then hold", "Quote [NHS number], then hold"},
         {"NHS no. 943-476-5919", "NHS no. [NHS number]"},
         {"(9434765919)", "([NHS number])"},
         {"NHS number:9434765919gp", "NHS number:[NHS number]gp"},
         {"Quote 9434765918 when ringing", "Quote 9434765918 when ringing"},
         {"Ring 01632 960123 or 07700 900123", "Ring 01632 960123 or 07700 900123"},
         {"Order number 9434765919 is for the mattress", "Order number 9434765919 is for the mattress"},
         {"Card ending 19434765919", "Card ending 19434765919"},
         {"+9434765919", "+9434765919"}});
}

TEST_CASE("a date is one of birth when the text says so") {
  check({{"DOB 03/04/56", "DOB [date of birth]"},
         {"D.O.B. 3 April 1956", "D.O.B. [date of birth]"},
         {"Date of birth is 1956-04-03", "Date of birth is [date of birth]"},
         {"Born in Derby on 3rd April 1956, moved 4/5/2009", "Born in Derby on [date of birth], moved 4/5/2009"},
         {"born April 3, 1956", "born [date of birth]"},
         {"3 April 1956 is her date of birth", "[date of birth] is her date of birth"},
         {"Her birthday is 3 April 1956", "Her birthday is [date of birth]"},
         {"Her 80th birthday is on 3 May 2026", "Her 80th birthday is on 3 May 2026"},
         {"Born in 1956 in Derby", "Born in 1956 in Derby"},
         {"Her sister's baby is to be born 4/7/2026", "Her sister's baby is to be born 4/7/2026"},
         {"Review on 03/04/2026", "Review on 03/04/2026"}});
}

TEST_CASE("a field called by it says what the date is") {
  check({{"1956-04-03", "[date of birth]"}}, "date_of_birth");
  check({{"1956-04-03", "1956-04-03"}}, "started");
}

TEST_CASE("postcodes of a real area and shape") {
  check({{"4 Mill Lane, DE1 2QY", "4 Mill Lane, [postcode]"},
         {"at EC1A 1BB or SW1A1AA", "at [postcode] or [postcode]"},
         {"4 mill lane de23 9qj", "4 mill lane [postcode]"},
         {"postcode s1 2hh", "postcode [postcode]"},
         {"The DE23 walkers", "The DE23 walkers"},
         {"Room XX1 2AB", "Room XX1 2AB"},
         {"Desk DE1 2CQ", "Desk DE1 2CQ"},
         {"Ward E4 1st floor, wing w1 2nd floor", "Ward E4 1st floor, wing w1 2nd floor"},
         {"Vitamin b12 2bd", "Vitamin b12 2bd"},
         {"Locker code DE1 2QY", "Locker code DE1 2QY"}});
}

TEST_CASE("e-mail addresses") {
  check({{"Write to rosa.k@example.co.uk, please.", "Write to [e-mail address], please."},
         {"Meet @ 4, see @rosa_k", "Meet @ 4, see @rosa_k"},
         {"a@b", "a@b"}});
}

TEST_CASE("most texts need no reading") {
  CHECK_FALSE(may_hold_identifier("Walk to the shop with Mo on Fridays"));
  CHECK(may_hold_identifier("Walk at 4"));
  CHECK(may_hold_identifier("Write to a@b.uk"));
}
