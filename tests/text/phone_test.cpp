// Telephone numbers: which digits are one, and what is wrong with it.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"
#include "text/phone.h"

using namespace careaudit;

namespace {

std::string shown(PhoneFault fault) {
  switch (fault) {
    case PhoneFault::none: return "ok";
    case PhoneFault::letter: return "letter";
    case PhoneFault::masked: return "masked";
    case PhoneFault::extension_only: return "extension";
    case PhoneFault::internal: return "internal";
    case PhoneFault::no_area_code: return "area";
    case PhoneFault::no_leading_zero: return "zero";
    case PhoneFault::no_plus: return "plus";
    case PhoneFault::unknown_area: return "unknown";
    case PhoneFault::too_short: return "short";
    case PhoneFault::too_long: return "long";
    case PhoneFault::abroad: return "abroad";
  }
  return "";
}

struct Row {
  std::string text;
  std::string found;  ///< "01632960123 ok; 999 ok"
};

void check(const std::vector<Row>& rows, PhonePlace place) {
  const RuleSet& rules = built_in_words();
  const PhoneWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  PhoneMemory memory;
  for (const auto& row : rows) {
    CAPTURE(row.text);
    std::string found;
    for (const auto& phone : words.find(reader.read(row.text), place, memory)) {
      found += (found.empty() ? "" : "; ") + phone.number + " " + shown(phone.fault);
    }
    CHECK(found == row.found);
  }
}

}  // namespace

TEST_CASE("fields for numbers") {
  check({{"01632 960123", "01632960123 ok"},
         {"(01632) 960 123", "01632960123 ok"},
         {"01632-960-123", "01632960123 ok"},
         {"01632.960.123", "01632960123 ok"},
         {"+44 (0)1632 960123", "01632960123 ok"},
         {"+44(0)1632960123", "01632960123 ok"},
         {"+44 7700 900123", "07700900123 ok"},
         {"(+44) 1632 960123", "01632960123 ok"},
         {"0044 1632 960123", "01632960123 ok"},
         {"020 7946 0321", "02079460321 ok"},
         {"0808 157 0192", "08081570192 ok"},
         {"0161 496 0000", "01614960000 ok"},
         {"03069 990444", "03069990444 ok"},
         {"028 9649 6001", "02896496001 ok"},
         {"0800 1111", "08001111 ok"},
         {"0800 58 58 58", "0800585858 ok"},
         {"+33 1 42 68 53 00", "+33142685300 ok"},
         {"01632 960123 ext 204", "01632960123 ok"},
         {"01632 960123 x204", "01632960123 ok"},
         {"01632 960123x204", "01632960123 ok"},
         {"01632 960123, extension: 9", "01632960123 ok"},
         {"18001 01632 960123", "01632960123 ok"},
         {"18001 999", "999 ok"},
         {"01632 960123 or 07700 900456", "01632960123 ok; 07700900456 ok"},
         {"01632 960123 / 07700 900456", "01632960123 ok; 07700900456 ok"},
         {"01632 960123/4", "01632960123 ok"},
         {"01632 960123 07700 900456", "01632960123 ok; 07700900456 ok"},
         {"01632 960123 (9-5)", "01632960123 ok"},
         {"01632 960123 24/7", "01632960123 ok"},
         {"01632 960123 0900-1700", "01632960123 ok"},
         {"999", "999 ok"},
         {"116 123", "116123 ok"},
         {"116123", "116123 ok"},
         {"111 option 2", "111 ok"},
         {"85258", "85258 ok"},
         {"18000", "18000 ok"},
         {"960123", "960123 area"},
         {"960 123", "960123 area"},
         {"7946 0321", "79460321 area"},
         {"1632 960123", "1632960123 zero"},
         {"7700 900123", "7700900123 zero"},
         {"1234567890", "1234567890 zero"},
         {"44 1632 960123", "441632960123 plus"},
         {"01632 9601234", "016329601234 long"},
         {"01632 960123 4", "016329601234 long"},
         {"01632 96012", "0163296012 short"},
         {"0770 900123", "0770900123 short"},
         {"01634 96", "0163496 short"},
         {"01999 555123", "01999555123 unknown"},
         {"00000 000000", "00000000000 unknown"},
         {"O1632 960123", "01632960123 letter"},
         {"01632 96O123", "01632960123 letter"},
         {"07700 9OO I23", "07700900123 letter"},
         {"01632 96xxxx", "0163296 masked"},
         {"07700 xxx xxx", "07700 masked"},
         {"ext 204", "204 extension"},
         {"4455", "4455 internal"},
         {"+33 1 42 68", "+3314268 abroad"},
         {"see above", ""},
         {"24 hours", ""},
         {"9am-5pm", ""}},
        PhonePlace::field);
}

TEST_CASE("numbers in free text, and what is none") {
  check({{"Ring the crisis line, 24 hours, on 0808 157 0192", "08081570192 ok"},
         {"Gran: 01632 960456.", "01632960456 ok"},
         {"Duty desk (01632 960123) or Delphine (07700 900456)", "01632960123 ok; 07700900456 ok"},
         {"Call 999", "999 ok"},
         {"Call 111 or 999 if it gets worse", "111 ok; 999 ok"},
         {"Ring NHS 111, option 2", "111 ok"},
         {"Text SHOUT to 85258", "85258 ok"},
         {"Samaritans 116 123 at any hour", "116123 ok"},
         {"Ring 960123 and ask for Jo", "960123 area"},
         {"Tel: 960123", "960123 area"},
         {"Phone 1632 960123", "1632960123 zero"},
         {"Ring the ward on 4475", "4475 internal"},
         {"Ring the ward on extension 4475", "4475 extension"},
         {"01632 960123 24 hours", "01632960123 ok"},
         {"01632 960123. 24 hours a day", "01632960123 ok"},
         {"Ring 01632 960123 before 02/03/2026", "01632960123 ok"},
         {"Ring 01632 960123 9am-5pm, then 07700 900456", "01632960123 ok; 07700900456 ok"},
         {"Mon-Fri 0900-1700 01632 960555", "01632960555 ok"},
         {"Ring O1632 960123", "01632960123 letter"},
         {"Reviewed 02/03/2026, then 2026-03-30 and 30.03.2026", ""},
         {"Born 02 03 1984", ""},
         {"NHS number 943 476 5919", ""},
         {"943 476 5919", ""},
         {"Plan KED-0412 and P-10392", ""},
         {"Case reference 01632960123", ""},
         {"Datix 0123456", ""},
         {"Sort code 20-00-00, account 12345678", ""},
         {"Visits at 0900 and 1730, 0900-1700 on Fridays", ""},
         {"Ring at 1430", ""},
         {"Takes 500 mg and 0.25 mg, up to 1500 ml", ""},
         {"Has £1250 saved and owes £20,000", ""},
         {"Sleeps in room 111, flat 101", ""},
         {"Walks 10000 steps", ""},
         {"Scored 116 last time", ""},
         {"Pulse 101, BP 112/71", ""},
         {"Lives at 999 Long Lane", ""},
         {"Ring within 24 hours", ""},
         {"Ring the team on 01632 960123, they ring back within 24 hours", "01632960123 ok"},
         {"Crisis line 0300 xxx xxxx", "0300 masked"},
         {"Tel. 01632 / 960 123", "01632960123 ok"},
         {"Her number: 960456", "960456 area"},
         {"Number of steps: 1200000", ""},
         {"Customer number 123456789", ""},
         {"Mobile is best, 7700 900123 after six", "7700900123 zero"},
         {"Ravi 1632 960123", "1632960123 zero"},
         {"Agreed 11.1.2024", ""},
         {"Type 18001 first, then 01632 960123", "01632960123 ok"},
         {"Postcode ZZ99 3CZ", ""},
         {"O2 and B12", ""},
         {"Key safe code 4475", ""}},
        PhonePlace::text);
}

TEST_CASE("texts about whom to reach") {
  check({{"999 in an emergency", "999 ok"},
         {"If it gets worse, A&E or 999", "999 ok"},
         {"111", "111 ok"},
         {"In a crisis: 111 (option 2), 24/7", "111 ok"},
         {"999/111", "999 ok; 111 ok"},
         {"Stay in room 111", ""}},
        PhonePlace::contact);
}

TEST_CASE("a number not to be rung is known as such") {
  const RuleSet& rules = built_in_words();
  const PhoneWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  PhoneMemory memory;
  CHECK(words.find(reader.read("Do not ring 999 for this"), PhonePlace::contact, memory).at(0).is_forbidden);
  CHECK_FALSE(words.find(reader.read("Don't wait, ring 999"), PhonePlace::contact, memory).at(0).is_forbidden);
}

TEST_CASE("a bus, and a house in a street, are not rung") {
  check({{"Come on the 111 bus", ""},
         {"She lives at 111 Orchard Road", ""},
         {"Ring 111 and choose option 2", "111 ok"}}, PhonePlace::contact);
}
