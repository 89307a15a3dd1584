// The checks of goals: whose the goal is, whether it is concrete, and whether anyone could tell.
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "check/judged.h"

using namespace careaudit;

namespace {

Verdict judged_goal(const std::string& check, const std::string& text, const std::string& reason = "") {
  nlohmann::ordered_json goal{{"text", text}};
  if (!reason.empty()) {
    goal["reason"] = reason;
  }
  nlohmann::ordered_json plan;
  plan["goals"] = {goal};
  return judged(check, plan.dump(), "goals.0");
}

void check_all(const std::string& check, Outcome outcome, const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    CAPTURE(text);
    CHECK(judged_goal(check, text).outcome == outcome);
  }
}

}  // namespace

TEST_CASE("a count, a named event or a deed done to something can be measured") {
  check_all("measurable", Outcome::pass,
            {"No falls before Easter", "A whole evening without picking at her skin", "Start the barista course in May",
             "Come off the section by June", "Have the cat back by Friday", "Weigh under 70 kg", "Do the ironing 2x a week",
             "Get the keys to a flat", "Keep my job at the mill", "Be discharged from the day hospital"});
}

TEST_CASE("a date, a number that is a name, and a verb without its object are no measure") {
  check_all("measurable", Outcome::fail,
            {"Mood to lift by 15/12/2026", "Move down to Ward 2 in spirit", "See people", "Build up my confidence",
             "Hold on to hope", "Be open and honest", "Work on activities of daily living", "Have a voice",
             "Get my head sorted", "Start to feel better"});
}

TEST_CASE("an absolute is a promise, not a count and not the past") {
  check_all("measurable", Outcome::pass, {"Attend all three lessons by Easter", "I've never skied: have one lesson by March"});
  check_all("measurable", Outcome::fail, {"Never be sad", "Be pain free", "Not have a single worry", "Nobody will ever shout again"});
}

TEST_CASE("what is told about the person before the goal is no part of it") {
  check_all("measurable", Outcome::fail, {"Ola is 71 and has 3 sons. To be safe at home."});
  check_all("specific", Outcome::fail, {"Ola has been under the team for years. To be more stable."});
  check_all("specific", Outcome::pass, {"Ola is 71 and lives alone. To catch the bus to her sister's."});
}

TEST_CASE("a service or a task is specific once it says what with") {
  check_all("specific", Outcome::pass,
            {"Start EMDR in the spring", "Take my inhaler before football", "I need a referral to the hearing clinic", "Sleep 7 hours a night"});
  check_all("specific", Outcome::fail, {"Comply with medication", "See above", "Same as last time", "Just want some peace"});
}

TEST_CASE("a personal goal is the person's own wish, not a task of somebody else") {
  check_all("personal_goal", Outcome::pass,
            {"I want help to stop gambling", "I want to train as a peer support worker", "I want my own bed", "Do better in my lessons"});
  check_all("personal_goal", Outcome::fail,
            {"College to hold a meeting about the timetable", "Brighter bulbs to be fitted in the hall", "I agree to have a drug test",
             "I want more support worker hours", "Grow calmer and not lash out"});
}

TEST_CASE("a reason in the person's own words makes a goal theirs") {
  const Verdict verdict = judged_goal("personal_goal", "Rise before ten each day", "I want to keep up with my grandsons");
  CHECK(verdict.outcome == Outcome::pass);
  CHECK(verdict.evidence == std::vector<std::string>{"I"});
  CHECK(judged_goal("personal_goal", "Comply with the morning plan", "I want to keep up with my grandsons").outcome == Outcome::fail);
}

TEST_CASE("a reason, an aside and what is told of the person between commas are no part of the goal") {
  check_all("specific", Outcome::fail,
            {"Feel braver because I used to drive the mobile library", "Be more settled, it was the ferry horn that did it",
             "Idris, who was born in Leith and moved in on 3 May, would like some company"});
  check_all("specific", Outcome::pass, {"I am tired of the flat, I want to dig the allotment with Len"});
}

TEST_CASE("more than what, when it happens and how it feels measure nothing") {
  check_all("measurable", Outcome::fail,
            {"Use my left hand more in the kitchen", "Not be scared every time I go out", "Keep up her singing", "Feel safe crossing the road"});
  check_all("measurable", Outcome::pass, {"No further falls while on the ward until May", "Pass level 2 of the swimming badge", "I want to swim again"});
  check_all("measurable", Outcome::fail, {"Always be content by Christmas", "Be pain free by June"});
  check_all("specific", Outcome::pass, {"I want to swim again"});
}

TEST_CASE("many deeds are no one thing") {
  check_all("specific", Outcome::fail, {"Wash, dress, cook, clean and pay the bills"});
  check_all("specific", Outcome::pass, {"Walk to the market, buy plums and come home"});
}
