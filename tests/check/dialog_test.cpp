// The checks of DIALOG+ and of areas of life.
#include <string>

#include <doctest/doctest.h>

#include "check/dialog_area.h"
#include "check/judged.h"

using namespace careaudit;

namespace {

Options with(const std::string& name, const std::string& value) {
  Options options;
  options.set(name, {{"", value}});
  return options;
}

/// Whether the area that was chosen has an action, with these goals and actions.
Outcome chosen(const std::string& area, const std::string& rest) {
  return judged("area_has_action", R"({"focus": [")" + area + R"("], )" + rest + "}", "focus.0").outcome;
}

}  // namespace

TEST_CASE("a score is a whole number from 1 to 7") {
  for (const std::string good : {"1", " 7 ", "4/7", "3 - fairly dissatisfied"}) {
    CHECK_MESSAGE(dialog_score(good).has_value(), good);
  }
  for (const std::string bad : {"", "0", "8", "10", "3.5", "n/a", "-2"}) {
    CHECK_MESSAGE(!dialog_score(bad).has_value(), bad);
  }
}

TEST_CASE("areas are known by the names of the scale") {
  const Vocabulary& vocabulary = built_in_words().knowledge->vocabulary;
  const auto key = [&](const std::string& label) {
    const Field* area = dialog_area(vocabulary, label);
    return area == nullptr ? std::string() : area->key;
  };
  CHECK(key("Job situation") == "job");
  CHECK(key("friendship") == "friendships");
  CHECK(key("Relationship with partner or family") == "relationship");
  CHECK(key("personal-safety") == "personal_safety");
  CHECK(key("weather").empty());
}

TEST_CASE("a chosen area has an action by domain, link or words") {
  CHECK(chosen("job", R"("actions": [{"text": "Ring Delphine", "domain": "Job situation"}])") == Outcome::pass);
  CHECK(chosen("job", R"("actions": [{"text": "Ring the college about the course"}])") == Outcome::pass);
  CHECK(chosen("job", R"("actions": [{"text": "Ring Delphine"}])") == Outcome::fail);
  CHECK(chosen("job", R"("goals": [{"id": "g1", "text": "I want paid work", "domain": "job"}], "actions": [{"goal": "g1", "text": "Ring Delphine"}])") == Outcome::pass);
  CHECK(chosen("fishing", R"("actions": [{"text": "Go fishing with Delphine"}])") == Outcome::pass);
}

TEST_CASE("areas scored low are chosen or have an action") {
  const auto verdict = [](const std::string& rest) { return judged("area_has_action", R"({"dialog": {"scores": {"job": 2, "leisure": 3, "meetings": 6})" + rest + "}", "", "", with("low", "3")); };
  CHECK(verdict("}").message == "scored 3 or less, neither chosen to work on nor with an action: job, leisure");
  CHECK(verdict(R"(, "focus": ["Job"]})").message == "scored 3 or less, neither chosen to work on nor with an action: leisure");
  CHECK(verdict(R"(, "focus": ["Job"]}, "actions": [{"text": "Join the choir"}])").outcome == Outcome::pass);
  CHECK(judged("area_has_action", R"({"dialog": {"scores": {"job": 5}}})", "", "", with("low", "3")).outcome == Outcome::not_applicable);
}

TEST_CASE("scores that are missing or out of range are named") {
  CHECK(judged("dialog_scores", R"({"dialog": {}})", "").message.starts_with("no DIALOG+ scores are recorded"));
  const Verdict verdict = judged("dialog_scores", R"({"dialog": {"scores": {"mental_health": 4, "physical_health": 5, "job": 0, "accommodation": 6, "leisure": 3,
      "relationship": 5, "friendships": 4, "medication": 5, "practical_help": 4, "meetings": 6}}})", "");
  CHECK(verdict.message == "no score from 1 to 7 for: job, personal safety");
}

TEST_CASE("an outcome belongs to an area by domain, need or words") {
  const auto outcome = [](const std::string& plan) { return judged("area_outcome", plan, "", "", with("areas", "finance")).outcome; };
  CHECK(outcome(R"({"goals": [{"text": "I want to sleep", "domain": "finance"}]})") == Outcome::pass);
  CHECK(outcome(R"({"goals": [{"text": "I want to pay off my debts"}]})") == Outcome::pass);
  CHECK(outcome(R"({"needs": [{"id": "n1", "text": "Worries about money"}], "goals": [{"text": "I want to sleep", "need": "n1"}]})") == Outcome::pass);
  CHECK(outcome(R"({"goals": [{"text": "I want to sleep"}]})") == Outcome::fail);
  CHECK(outcome(R"({"needs": []})") == Outcome::not_applicable);
  const Options strange = with("areas", "weather");
  const auto prepared = find_check_type("area_outcome")->prepare({.options = strange, .knowledge = *built_in_words().knowledge});
  REQUIRE(!prepared.has_value());
  CHECK(prepared.error().message == "`weather` is no tag of the word list `topics`");
}
