// The checks of actions: followed tomorrow, monitoring explained, when, where, the person's own.
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "check/judged.h"

using namespace careaudit;

namespace {

struct Row {
  std::string text;
  Outcome outcome;
  std::string message;
  std::string when;
  std::string where;
};

void check(const std::string& name, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    nlohmann::ordered_json action{{"text", row.text}};
    if (!row.when.empty()) {
      action["when"] = row.when;
    }
    if (!row.where.empty()) {
      action["where"] = row.where;
    }
    const nlohmann::ordered_json plan{{"actions", nlohmann::ordered_json::array({action})}};
    const Verdict verdict = judged(name, plan.dump(), "actions.0");
    CHECK(verdict.outcome == row.outcome);
    CHECK(verdict.message == row.message);
  }
}

const std::string no_time = "it does not say when or how often: write the day, the time, how often, or what sets it off";
const std::string open_time = "`{0}` leaves open when: write the day, the time, how often, or what sets it off";
const std::string no_what = "`{0}` does not say what is done: write the steps somebody new to the ward could follow";

}  // namespace

TEST_CASE("actions that somebody else could carry out tomorrow") {
  check("can_be_followed", {
      {"Sit with Mabel for ten minutes after tea", Outcome::pass, "", "", ""},
      {"Offer a hot chocolate at 8pm", Outcome::pass, "", "", ""},
      {"If he paces, offer the garden", Outcome::pass, "", "", ""},
      {"Play dominoes", Outcome::pass, "", "Thursdays", ""},
      {"Play dominoes", Outcome::pass, "", "when the kettle is on", ""},
      {"Monitor weight with MUST", Outcome::pass, "", "", ""},
      {"Encourage 200ml of squash every two hours", Outcome::pass, "", "", ""},
      {"Apply the cream BD", Outcome::pass, "", "", ""},
      {"I ring my sister on Sundays", Outcome::pass, "", "", ""},
      {"Test her blood sugar before each meal", Outcome::pass, "", "", ""},
      {"Bag search on return from leave", Outcome::pass, "", "", ""},
      {"Count the tablets every Sunday night", Outcome::pass, "", "", ""},
      {"Ring 999 if he stops breathing", Outcome::pass, "", "", ""},
      {"Praise her each time she uses the bell", Outcome::pass, "", "", ""},
      {"Give the leaflet and go through it on Tuesday", Outcome::pass, "", "", ""},
      {"Ring the landlord by 12 May", Outcome::pass, "", "", ""},
      {"Two staff for each transfer with the blue sling", Outcome::pass, "", "", ""},
      {"Keep the landing light on at night", Outcome::pass, "", "", ""},
      {"No caffeine after 4pm", Outcome::pass, "", "", ""},
      {"Explain what you will do before touching him", Outcome::pass, "", "", ""},
      {"Offer a hot chocolate", Outcome::fail, no_time, "", ""},
      {"Encourage fluids", Outcome::fail, no_time, "", ""},
      {"Promote independence", Outcome::fail, no_time, "", ""},
      {"Monitor mood", Outcome::fail, no_time, "", ""},
      {"Watch her weight", Outcome::fail, no_time, "", ""},
      {"Talk about her feelings", Outcome::fail, no_time, "", ""},
      {"Refer to OT", Outcome::fail, no_time, "", ""},
      {"Staff to remain vigilant", Outcome::fail, no_time, "", ""},
      {"Set boundaries", Outcome::fail, no_time, "", ""},
      {"Use coping strategies", Outcome::fail, no_time, "", ""},
      {"Build a therapeutic relationship", Outcome::fail, no_time, "ongoing", ""},
      {"Offer support as needed", Outcome::fail, open_time, "", ""},
      {"Review regularly", Outcome::fail, open_time, "", ""},
      {"Use the garden when he is settled", Outcome::fail, open_time, "", ""},
      {"Involve her sister where possible", Outcome::fail, open_time, "", ""},
      {"Offer fluids throughout the day", Outcome::fail, open_time, "", ""},
      {"Offer a walk if staffing allows", Outcome::fail, open_time, "", ""},
      {"Support daily", Outcome::fail, no_what, "", ""},
      {"Promote wellbeing every day", Outcome::fail, no_what, "", ""},
      {"Every day", Outcome::fail, no_what, "", ""},
      {"Support three times a week", Outcome::fail, no_what, "", ""},
      {"Provide reassurance when anxious", Outcome::fail, no_what, "", ""},
      {"If unwell, act appropriately", Outcome::fail, no_what, "", ""},
      {"Every shift: maintain dignity and respect", Outcome::fail, no_what, "", ""},
      {"Ola to work on confidence every week", Outcome::fail, no_what, "", ""},
      {"The day she comes home, put the heating on", Outcome::pass, "", "", ""},
      {"As soon as he knows the date, ring his sister", Outcome::pass, "", "", ""},
  });
}

TEST_CASE("monitoring says what, how and when") {
  const std::string refused =
      "`{0}` does not say what about it and how: write the signs to look for, the question to ask, or the "
      "chart to fill in";
  const std::string no_time = "`{0}` does not say when or how often: write the day, the time, how often, or what sets it off";
  const std::string none = "it does not monitor, observe, review, check or watch anything";
  check("monitoring_explained", {
      {"Monitor mood by asking at supper how the day went", Outcome::pass, "", "", ""},
      {"Monitor fluid intake on the chart", Outcome::pass, "", "each shift", ""},
      {"Monitor fluid intake on the chart", Outcome::fail, no_time, "", ""},
      {"Observe for early signs such as pacing and whispering at every visit", Outcome::pass, "", "", ""},
      {"Check his feet for blisters after football", Outcome::pass, "", "", ""},
      {"Check his feet for changes after football", Outcome::fail, refused, "", ""},
      {"Keep under review by the MDT", Outcome::fail, refused, "", ""},
      {"Check her weight every Monday", Outcome::pass, "", "", ""},
      {"Check that the inhaler is in the bag before each trip", Outcome::pass, "", "", ""},
      {"Check that the door is locked", Outcome::pass, "", "every night", ""},
      {"Check the door", Outcome::fail, refused, "every night", ""},
      {"Review the falls diary with Delphine on Friday", Outcome::pass, "", "", ""},
      {"Monitor mood", Outcome::fail, refused, "", ""},
      {"Monitor mood daily", Outcome::fail, refused, "", ""},
      {"Staff to observe behaviour", Outcome::fail, refused, "", ""},
      {"Review progress", Outcome::fail, refused, "", ""},
      {"Keep warm; monitoring of risk", Outcome::fail, refused, "", ""},
      {"Play dominoes after tea", Outcome::not_applicable, none, "", ""},
      {"Watch TV together in the evening", Outcome::not_applicable, none, "", ""},
      {"Ask the police for a welfare check", Outcome::not_applicable, none, "", ""},
      {"Weigh every Monday", Outcome::not_applicable, none, "", ""},
  });
}

TEST_CASE("actions say when") {
  const std::string none = "no time is given: write the day, the date or how often";
  const std::string open = "`{0}` is no time: write the day, the date or how often";
  check("action_when", {
      {"Play dominoes", Outcome::pass, "", "Thursdays at 3pm", ""},
      {"Ring the landlord by 12 May", Outcome::pass, "", "", ""},
      {"If he paces, offer the garden", Outcome::pass, "", "", ""},
      {"Play dominoes every Friday", Outcome::pass, "", "as agreed", ""},
      {"Play dominoes", Outcome::fail, none, "", ""},
      {"Play dominoes regularly", Outcome::fail, open, "", ""},
      {"Play dominoes", Outcome::fail, open, "as appropriate", ""},
  });
}

TEST_CASE("actions that happen somewhere say where") {
  check("action_where", {
      {"Meet every Tuesday", Outcome::fail, "`{0}` happens somewhere in particular, and no place is given: write where", "", ""},
      {"Meet every Tuesday", Outcome::pass, "", "", "library"},
      {"Meet in the library", Outcome::pass, "", "", ""},
      {"Swim at Larkfield on Fridays", Outcome::pass, "", "", ""},
      {"Take two tablets with breakfast", Outcome::not_applicable, "it happens nowhere in particular", "", ""},
  });
}

TEST_CASE("one action is the person's own") {
  struct Plan {
    std::string json;
    Outcome outcome;
    std::string message;
  };
  const std::vector<Plan> rows{
      {R"({"actions": [{"text": "Ring", "responsible": "Ama"}, {"text": "Water the plants", "responsible": "me"}]})",
       Outcome::pass, ""},
      {R"({"person": {"preferred_name": "Kit"}, "actions": [{"text": "Ring", "responsible": "Ama with Kit"}]})",
       Outcome::pass, ""},
      {R"({"actions": [{"text": "Ring", "responsible": {"name": "the person"}}]})", Outcome::pass, ""},
      {R"({"actions": [{"text": "I'll ring my sister"}]})", Outcome::pass, ""},
      {R"({"actions": [{"text": "Water the plants", "responsible": "I'll do it"}]})", Outcome::pass, ""},
      {R"({"actions": [{"text": "Ring his sister", "responsible": "Ama"}]})", Outcome::not_assessable,
       "the plan does not say what the person is called, and an action names somebody without a role: it may be the person's own"},
      {R"({"actions": [{"text": "Ring his sister", "responsible": "Ama Boateng, nurse"}]})", Outcome::fail,
       "no action is the person's own: ask what they want to do themselves, and write it in their words"},
      {R"({"person": {"preferred_name": "Kit"}, "actions": [{"text": "Ring his sister", "responsible": "Ama"}]})", Outcome::fail,
       "no action is the person's own: ask what they want to do themselves, and write it in their words"},
      {R"({"actions": [{"text": "Say \"I am here\" each time", "responsible": "OT"}]})", Outcome::fail,
       "no action is the person's own: ask what they want to do themselves, and write it in their words"},
      {R"({"goals": []})", Outcome::not_applicable, "the plan has no actions"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.json);
    const Verdict verdict = judged("persons_own", row.json, "");
    CHECK(verdict.outcome == row.outcome);
    CHECK(verdict.message == row.message);
  }
}
