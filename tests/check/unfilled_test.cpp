// The check of what is still to be filled in: words, brackets, blanks, prompts.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged_texts.h"

using namespace careaudit;

TEST_CASE("placeholders, and what only looks like one") {
  const TextJudge judge("unfilled");
  struct Row {
    std::string text;
    std::string found;
  };
  const std::vector<Row> rows{
      {"TBC", "TBC"},
      {"Nurse tbc", "tbc"},
      {"Date to be confirmed", "to be confirmed"},
      {"Number to follow", "Number to follow"},
      {"Ring xxxx on 01632 xxx xxx", "xxxx; xxx xxx"},
      {"Name: ______", "______"},
      {"Name: ..........", ".........."},
      {"[name] to ring", "[name]"},
      {"[Insert the time of the visit]", "[Insert the time of the visit]"},
      {"<insert name of nurse> to ring", "<insert name of nurse>"},
      {"<Person's name> likes tea", "<Person's name>"},
      {"{{first_name}} likes tea", "{{first_name}}"},
      {"Lorem ipsum dolor sit amet", "Lorem ipsum dolor sit amet"},
      {"Mr/Mrs (delete as appropriate)", "delete as appropriate"},
      {"Click here to enter text", "Click here to enter text"},
      {"What matters to you?", "What matters to you?"},
      {"What is important to me?", "What is important to me"},
      {"e.g. three times a week", "e.g. three times a week"},
      {"Allergies:", "Allergies:"},
      {"dd/mm/yyyy", "dd/mm/yyyy"},
      {"Yes/No", "Yes/No"},
      {"??", "??"},
      {"To be arranged", "To be arranged"},
      {"Landlord: ??", "??"},
      {"Catering: to follow", "to follow"},
      {"Seating plan: to be completed.", "to be completed"},
      {"Swims with <<ClubName>>", "<<ClubName>>"},
      {"Lunch at [amend time]", "[amend time]"},
      {"Enjoys music. (Give details of favourite songs)", "(Give details of favourite songs)"},
      {"#REF!", "#REF!"},
      {"%NAME% likes jazz", "%NAME%"},
      {"00/00/0000", "00/00/0000"},
      {"NULL", "NULL"},
      {"Kisses from Gran come as xxxx on each card", ""},
      {"She calls the cat \"Xxxx\"", ""},
      {"The path to follow is the red one, round the lake", ""},
      {"(give her time to answer)", ""},
      {"TBC means Thornbury Boat Club", ""},
      {"N/A", ""},
      {"None", ""},
      {"They laughed [laughs] and [the nurse] left", ""},
      {"(see page 2)", ""},
      {"Ring Jo (mobile) on 01632 960123", ""},
      {"Love you Mum xxx", ""},
      {"She waits... then goes", ""},
      {"Why can't I go home?", ""},
      {"Ask how are you sleeping?", ""},
      {"A new flat is to be arranged by the council before Easter", ""},
      {"Blood pressure < 140, pulse > 50", ""},
      {"Size XXL", ""},
      {"Please tick off each dose with her", ""},
      {"[ ] Yes [x] No", ""},
      {"Really??", ""},
      {"Choose a film together on Fridays", ""},
      {"Her name means rose", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(judge.found(row.text) == row.found);
  }
}

TEST_CASE("every field that is filled in is looked at, labels and unknown ones are not") {
  const TextJudge judge("unfilled");
  CHECK(judge.judge(R"({"coordinator": {"name": "TBC", "phone": "xxxx"}})").all.size() == 2);
  CHECK(judge.judge(R"({"actions": [{"text": "Walk", "responsible": "[name]"}]})").all.size() == 1);
  CHECK(judge.judge(R"({"actions": [{"text": "Walk", "responsible": {"name": "tba", "role": "nurse"}}]})").all.size() == 1);
  CHECK(judge.judge(R"({"review_date": "TBC"})").all.size() == 1);
  CHECK(judge.judge(R"({"id": "TBC", "goals": [{"id": "xxxx", "text": "I want to swim"}]})").all.empty());
  CHECK(judge.judge(R"({"something_else": "TBC"})").all.empty());
  const auto several = judge.judge(R"({"crisis": {"notes": "[name] on xxxx"}})");
  REQUIRE(several.all.size() == 1);
  CHECK(several.all[0].message ==
        "`{0}`, `{1}` is still to be filled in: write what is meant, or leave the field empty until it is known");
}
