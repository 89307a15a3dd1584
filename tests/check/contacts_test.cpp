// The checks of crisis contacts, numbers, the coordinator's contact and cover, and contingency.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged.h"

using namespace careaudit;

namespace {

struct Row {
  std::string plan;
  Outcome outcome;
  std::string message;  ///< Words of the message or reason.
};

void check(const std::string& name, const std::vector<Row>& rows, const std::string& on = "", const Options& options = {}) {
  for (const auto& row : rows) {
    CAPTURE(row.plan);
    const Verdict verdict = judged(name, row.plan, "", on, options);
    CAPTURE(verdict.message);
    CHECK(verdict.outcome == row.outcome);
    CHECK(verdict.message.find(row.message) != std::string::npos);
  }
}

/// A plan with one text as its crisis notes.
std::string notes(const std::string& text) { return nlohmann::json({{"crisis", {{"notes", text}}}}).dump(); }

}  // namespace

TEST_CASE("crisis notes with a contact day and night") {
  for (const std::string text :
       {"Ring the crisis line, 24 hours, on 0808 157 0192", "Call 999", "999 or A&E", "NHS 111, option 2", "Text SHOUT to 85258",
        "Samaritans on 116 123", "Ring 01632 960555. They are open 24/7.", "The hub never closes: 01632 960555",
        "Crisis hub 01632 960555 (24hrs)", "Night or day, somebody answers 01632 960555",
        "Mon-Fri 0900-1700 ring 01632 960123, out of hours 01632 960555",
        "Office hours: 01632 960123\nAt all other times: 01632 960555",
        "The team (01632 960123) is in from 8am to 8pm daily; nights 8pm-8am ring 01632 960555",
        "Larch Ward 01632 960123; crisis line 0808 157 0192, day or night", "HOPELINE247: 0800 068 4141",
        "Llinell argyfwng 0800 132 737", "Infolinia 01632 960555, ca\u0142odobowo", "If you cannot wait, ring 999", "Ring NHS111", "I can ring the hub at any time on 01632 960555",
        "At night I ring the hub on 01632 960555, in the day Jo on 01632 960123",
        "Please don't call 999 unless somebody is hurt: the crisis line, 01632 960555, is staffed round the clock"}) {
    CAPTURE(text);
    const Verdict verdict = judged("contact_24h", notes(text), "");
    CAPTURE(verdict.message);
    CHECK(verdict.outcome == Outcome::pass);
    CHECK_FALSE(verdict.evidence.empty());
  }
}

TEST_CASE("crisis notes without one") {
  for (const std::string text :
       {"Ring Larch Ward on 01632 960123", "Duty desk 01632 960123, 9am-5pm Mon-Fri", "Out of hours ring 01632 960555",
        "The crisis team is there 24 hours a day", "Crisis line 960555, 24 hours", "Ring Gran, she will come at any time",
        "Leave a message on 01632 960123 and we ring back within 24 hours", "01632 960123 is not a 24-hour line",
        "If at any time I feel unsafe I ring Jo on 01632 960123", "Do not ring 999 for this", "Ask at the front desk",
        "01632 960123 weekdays; 01632 960555 weekends 10-4", "CALM 0800 58 58 58, 5pm to midnight",
        "Police: 101", "Ring 01632 960123, evenings only", "Stays in room 111", "01632 960555 is a 24-hour answerphone", "You can leave a message 24 hours a day on 01632 960555",
        "Jo 01632 960123 in hours; the hub out of hours"}) {
    CAPTURE(text);
    const Verdict verdict = judged("contact_24h", notes(text), "");
    CAPTURE(verdict.evidence);
    CHECK(verdict.outcome == Outcome::fail);
  }
}

TEST_CASE("contacts recorded as such") {
  check("contact_24h",
        {{R"({"crisis": {"contacts": [{"name": "Crisis line", "phone": "0808 157 0192", "hours": "24/7"}]}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "24-hour crisis line", "phone": "0808 157 0192"}]}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "Crisis line", "phone": "0808 157 0192", "text": "Somebody answers day and night"}]}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "Crisis line, 0808 157 0192, 24 hours"}]}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "NHS 111"}]}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "Ambulance", "phone": "999"}]}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "Duty desk", "phone": "01632 960123", "hours": "Mon-Fri 9-5"},
                                      {"name": "Night desk", "phone": "01632 960555", "hours": "evenings, nights and weekends"}]}})",
          Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo", "phone": "01632 960123", "hours": "Mon-Fri 9-5"},
              "crisis": {"contacts": [{"name": "Night desk", "phone": "01632 960555", "hours": "out of hours"}]}})",
          Outcome::pass, ""},
         {R"({"wrap": {"crisis": "I ring 116 123"}})", Outcome::pass, ""},
         {R"({"crisis": {"contacts": [{"name": "Larch Ward", "phone": "01632 960123"}]}})", Outcome::fail, "without the hours"},
         {R"({"crisis": {"contacts": [{"name": "Night desk", "phone": "01632 960555", "hours": "out of hours"}]}})", Outcome::fail, "nobody does from Monday 09:00"},
         {R"({"crisis": {"contacts": [{"name": "Samaritans"}]}})", Outcome::fail, "no contact that answers day and night"},
         {R"({"crisis": {"contacts": [{"name": "Crisis line", "hours": "24 hours"}]}})", Outcome::fail, "gives no number"},
         {R"({"crisis": {"contacts": [{"name": "Crisis line", "email": "crisis@example.org", "hours": "24 hours"}]}})", Outcome::fail, "gives no number"},
         {R"({"crisis": {"contacts": [{"name": "Crisis line", "phone": "O808 157 0192", "hours": "24 hours"}]}})", Outcome::fail, "has a letter"},
         {R"({"goals": ["I want to swim"]})", Outcome::fail, "no contact that answers day and night"}});
}

TEST_CASE("numbers of the whole plan in one verdict") {
  check("phone_valid",
        {{R"({"goals": ["I want to swim 20 lengths by 02/03/2026"]})", Outcome::not_applicable, "no telephone number"},
         {R"({"crisis": {"contacts": [{"phone": "01632 960123"}], "notes": "or 999"}})", Outcome::pass, ""},
         {R"({"id": "0412 960123", "created": "2026-03-02", "person": {"ref": "01632960"}})", Outcome::not_applicable, ""},
         {R"({"neighbour_phone": "960123"})", Outcome::fail, "`{0}` lacks its area code"},
         {R"({"involvement": {"carers": [{"name": "Gran", "phone": "1632 960456"}]}})", Outcome::fail, "`{0}` lacks its leading 0"},
         {R"({"crisis": {"contacts": [{"phone": "960123"}, {"phone": "960123"}], "notes": "Gran: 01632 96045"}})", Outcome::fail,
          "`{0}` lacks its area code: write the whole number, as dialled from anywhere; another number (`{1}`) is too short"}});
  const Verdict verdict = judged("phone_valid", R"({"crisis": {"notes": "Ring O1632 960123 or 960456 ext 2"}})", "");
  CHECK(verdict.evidence == std::vector<std::string>{"O1632 960123", "960456 ext 2"});
  CHECK(verdict.node != no_node);
}

TEST_CASE("the coordinator can be reached") {
  Options options;
  options.set("label", {{"", "the coordinator"}});
  check("reachable",
        {{R"({"goals": []})", Outcome::not_applicable, "the coordinator is not recorded"},
         {R"({"coordinator": {"name": "Jo Fairbairn", "phone": "01632 960123"}})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo Fairbairn", "email": "jo.f@example.org"}})", Outcome::pass, ""},
         {R"({"coordinator": "Jo Fairbairn, 07700 900123"})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo Fairbairn"}, "crisis": {"contacts": [{"name": "Jo Fairbairn", "phone": "01632 960123"}]}})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo Fairbairn"}})", Outcome::fail, "neither"},
         {R"({"coordinator": {"name": "Jo Fairbairn", "email": "by e-mail"}})", Outcome::fail, "neither"},
         {R"({"coordinator": {"name": "Jo Fairbairn", "cover": {"name": "Ama", "phone": "01632 960123"}}})", Outcome::fail, "neither"},
         {R"({"coordinator": {"name": "Jo Fairbairn", "phone": "7700 900123"}})", Outcome::fail, "leading 0"}},
        "coordinator", options);
}

TEST_CASE("whom the person responds best to is named and can be reached") {
  Options options;
  options.set("label", {{"", "whom the person responds best to"}});
  options.set("required", {{"", "yes"}});
  check("reachable",
        {{R"({"crisis": {}})", Outcome::fail, "is not recorded"},
         {R"({"crisis": {"responds_best_to": {"phone": "01632 960456"}}})", Outcome::fail, "is not recorded"},
         {R"({"crisis": {"responds_best_to": {"name": "Pearl"}}})", Outcome::fail, "neither"},
         {R"({"crisis": {"responds_best_to": {"relationship": "sister", "phone": "01632 960456"}}})", Outcome::pass, ""},
         {R"({"crisis": {"responds_best_to": {"name": "Pearl, on 01632 960456"}}})", Outcome::pass, ""}},
        "crisis.responds_best_to", options);
}

TEST_CASE("somebody covers for the coordinator") {
  check("cover",
        {{R"({"goals": []})", Outcome::not_applicable, "no coordinator"},
         {R"({"coordinator": {"name": "Jo", "cover": {"name": "Ama", "phone": "01632 960124"}}})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo", "cover": {"name": "Ama", "email": "ama@example.org"}}})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo", "cover": "Duty desk, 01632 960124"}})", Outcome::pass, ""},
         {R"({"coordinator": "Jo", "contingency": {"coordinator_away": "Ring the duty desk on 01632 960124"}})", Outcome::pass, ""},
         {R"({"coordinator": "Jo", "contingency": {"coordinator_away": "Ring the duty desk"},
              "crisis": {"contacts": [{"name": "Duty desk", "phone": "01632 960124"}]}})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo", "role": "Nurse; Ama covers, 01632 960124"}})", Outcome::pass, ""},
         {R"({"coordinator": "Jo", "contingency": {"elements": [{"if": "Jo is on leave", "then": "Ring 01632 960124"}]}})", Outcome::pass, ""},
         {R"({"coordinator": {"name": "Jo", "phone": "01632 960123"}})", Outcome::fail, "whom to contact"},
         {R"({"coordinator": {"name": "Jo", "phone": "01632 960123", "role": "Nurse; Ama covers"}})", Outcome::fail, "how to reach"},
         {R"({"coordinator": {"name": "Jo", "cover": {"name": "Ama"}}})", Outcome::fail, "how to reach"},
         {R"({"coordinator": {"name": "Jo", "cover": {"name": "Ama", "phone": "960124"}}})", Outcome::fail, "area code"}});
}

TEST_CASE("a contingency says who does what") {
  const auto element = [](const std::string& condition, const std::string& step) {
    return nlohmann::json({{"contingency", {{"elements", {{{"if", condition}, {"then", step}}}}}}}).dump();
  };
  check("key_elements",
        {{element("The bus does not run", "Gran drives her"), Outcome::pass, ""},
         {element("She misses the depot", "Ravi visits at home the next morning"), Outcome::pass, ""},
         {element("She fails to engage", "Do not discharge: Ravi knocks on the door on Friday"), Outcome::pass, ""},
         {element("Deterioration", "Escalate as needed"), Outcome::fail, "does not say what happens"},
         {element("Staff sickness", "Seek support"), Outcome::fail, "does not say what happens"},
         {element("Staff sickness", "TBC"), Outcome::fail, "does not say what happens"},
         {element("N/A", "N/A"), Outcome::fail, "does not say what might fail"},
         {element("If fails to engage", "discharge"), Outcome::fail, "ends the care"},
         {element("Does not attend twice", "Close case and write to GP"), Outcome::fail, "ends the care"},
         {R"({"contingency": {"elements": [{"if": "If the bus does not run, Gran drives her"}]}})", Outcome::pass, ""},
         {R"({"contingency": {"elements": [{"if": "Gran drives her if the bus does not run"}]}})", Outcome::pass, ""},
         {R"({"contingency": {"elements": [{"if": "If fails to engage, discharge"}]}})", Outcome::fail, "ends the care"},
         {R"({"contingency": {"elements": [{"if": "The bus does not run"}]}})", Outcome::fail, "not what happens then"},
         {R"({"contingency": {"elements": []}})", Outcome::fail, "key part"},
         {R"({"contingency": {"coordinator_away": "If Jo is on leave, ring Ama. If the pool is closed, walk to the park."}})", Outcome::pass, ""},
         {R"({"contingency": {"coordinator_away": "Ring Ama on 01632 960124"}})", Outcome::fail, "key part"}});
}
