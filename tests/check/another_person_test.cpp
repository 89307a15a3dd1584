// Whether a text speaks of somebody else than the person: by name, by pronoun, and what is neither.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged_texts.h"

using namespace careaudit;

namespace {

struct Row {
  std::string text;
  std::string found;  ///< The words that show it; "" when nobody else is meant.
};

/// Each text is the only one of Ivy's plan.
void check(const std::vector<Row>& rows) {
  const TextJudge judge("another_person");
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(judge.found(row.text) == row.found);
  }
}

}  // namespace

TEST_CASE("somebody else who is cared for is found by name") {
  check({{"Ivy has tea at four. Mr Bankole needs two staff to stand.", "Mr Bankole"},
         {"Encourage Dennis to drink more", "Dennis"},
         {"Dennis's tablets are in the blue tin", "Dennis's"},
         {"Patient's name: Oona Frayne. Seen each week.", "Oona Frayne"},
         {"Ivy needs two staff to stand", ""},
         {"Will needs be met at once? Ask on Friday", ""}});
}

TEST_CASE("relations, friends, staff and landlords are nobody else's record") {
  check({{"Her brother Dennis needs to be told first", ""},
         {"Dennis, her neighbour, likes to be asked along", ""},
         {"The landlord is Mr Bankole. He needs a day's warning.", ""},
         {"Nurse Dennis prefers to ring before nine", ""},
         {"Dennis will ring on Friday", ""}});
}

TEST_CASE("the other pronoun is found unless somebody in the text may be meant") {
  check({{"Ivy paces the hall. When he is upset, offer the garden.", "he"},
         {"Ivy is fond of her uncle. When he is upset, offer the garden.", ""},
         {"Ivy paces the hall. When they are upset, offer the garden.", ""},
         {"Ivy said: \"He is upset, let him go.\"", ""},
         {"Ivy uses they/them. Ask what he would like.", ""},
         {"I hear him at night", ""}});
}

TEST_CASE("a short form and a full name are the same person") {
  const TextJudge judge("another_person");
  const auto found = [&](const std::string& name, const std::string& text) {
    return judge.judge(R"({"person": {"preferred_name": ")" + name + R"("}, "actions": [{"text": ")" + text + R"("}]})").all.size();
  };
  CHECK(found("Peggy", "Margaret needs her frame") == 0);
  CHECK(found("Sam", "Samuel needs his frame") == 0);
  CHECK(found("Peggy", "Joan needs her frame") == 1);
  CHECK(found("Peggy", "Margaret (Peggy) Frayne came in May. Mrs Frayne needs her frame") == 0);
}

TEST_CASE("whoever a field of the plan names is known") {
  const TextJudge judge("another_person");
  const std::string text = R"("actions": [{"text": "Dennis needs to be told first"}])";
  CHECK(judge.judge(R"({"person": {"preferred_name": "Ivy"}, "coordinator": {"name": "Dennis Okoro"}, )" + text + "}").all.empty());
  CHECK(judge.judge(R"({"person": {"preferred_name": "Ivy"}, "coordinator": {"name": "Hana Okoro"}, )" + text + "}").all.size() == 1);
  CHECK(judge.judge(R"({"person": {"preferred_name": "Ivy"}, "actions": [{"text": "He will ring first", "responsible": "Dennis"}]})").all.empty());
}

TEST_CASE("most texts of a plan tell the pronoun, whatever the name suggests") {
  const TextJudge judge("another_person");
  const auto verdicts = judge.judge(R"({"person": {"preferred_name": "Kit"}, "actions": [
      {"text": "Kit has her tea at four"}, {"text": "Take her to the library"}, {"text": "Weigh him on Fridays"}]})").all;
  REQUIRE(verdicts.size() == 1);
  CHECK(verdicts[0].evidence == std::vector<std::string>{"him"});
  CHECK(verdicts[0].message == "somebody else (`{0}`) seems to be meant: see whether the text comes from another record");
}

TEST_CASE("without a preferred name nothing can be told") {
  const TextJudge judge("another_person");
  const auto verdicts = judge.judge(R"({"actions": [{"text": "Mr Bankole needs two staff"}]})").all;
  REQUIRE(verdicts.size() == 1);
  CHECK(verdicts[0].outcome == Outcome::not_assessable);
  CHECK(verdicts[0].message == "the plan does not say what the person is called (`preferred_name`)");
}
