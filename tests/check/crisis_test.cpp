// The checks of what a crisis plan holds beside contacts, and of carers.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged.h"

using namespace careaudit;

namespace {

Verdict crisis(const std::string& name, const std::string& rest) { return judged(name, R"({"person": {"preferred_name": "Win"}, )" + rest + "}", ""); }

const std::string family = R"("involvement": {"carers": [{"name": "Pearl", "relationship": "sister"}]}, )";

/// Crisis actions with these parties.
std::string done_by(const std::vector<std::string>& parties) {
  nlohmann::ordered_json actions = nlohmann::ordered_json::array();
  for (const auto& party : parties) {
    actions.push_back({{"text", "Does it"}, {"responsible", party}});
  }
  return nlohmann::ordered_json({{"actions", actions}}).dump();
}

std::string lacks(const std::string& carers, const std::vector<std::string>& parties) { return crisis("responsibilities", carers + R"("crisis": )" + done_by(parties)).message; }

}  // namespace

TEST_CASE("each side has something to do in a crisis") {
  CHECK(lacks(family, {"Win", "Pearl", "Ama Boateng, nurse"}).empty());
  CHECK(lacks(family, {"me", "her sister", "crisis team"}).empty());
  CHECK(lacks(family, {"Win", "Crisis team"}) == "the crisis plan does not say what the family does: add what each does");
  CHECK(lacks(family, {"Staff"}) == "the crisis plan does not say what the person and the family do: add what each does");
  CHECK(lacks("", {"Win", "Crisis team"}).empty());
  CHECK(lacks(R"("involvement": {"carers": ["None"]}, )", {"Win", "Crisis team"}).empty());
}

TEST_CASE("a name without a role may be of either side, once") {
  CHECK(lacks("", {"Win", "Oluwaseun Bello"}).empty());
  CHECK(lacks(family, {"Win", "Oluwaseun Bello"}) == "the crisis plan does not say what the family does: add what each does");
}

TEST_CASE("what a carer does may stand in another's action") {
  const std::string actions = R"("crisis": {"actions": [{"text": "Rings the team", "responsible": "Win"}, {"text": "Ring Pearl and wait with Win until she comes", "responsible": "Ama Boateng, nurse"}]})";
  CHECK(crisis("responsibilities", family + actions).outcome == Outcome::pass);
}

TEST_CASE("crisis notes say who does what, too") {
  CHECK(crisis("responsibilities", R"("crisis": {"notes": "I ring the crisis team, and they ring back"})").outcome == Outcome::pass);
  CHECK(crisis("responsibilities", R"("crisis": {"notes": "The nurse in charge phones the doctor"})").message == "the crisis plan does not say what the person does: add what each does");
  CHECK(crisis("responsibilities", R"("wrap": {"crisis": "Let me sit in the dark; the crisis team can come"})").outcome == Outcome::pass);
  CHECK(crisis("responsibilities", R"("crisis": {})").message == "the crisis plan does not say who does what: write what the person, the team and the family each do");
}

TEST_CASE("a list of numbers is no crisis plan") {
  const auto outcome = [](const std::string& plan) { return judged("more_than_numbers", plan, "").outcome; };
  CHECK(outcome(R"({"crisis": {"contacts": [{"phone": "111"}], "warning_signs": ["Stops eating"]}})") == Outcome::pass);
  CHECK(outcome(R"({"crisis": {"notes": "Crisis team 01632 960555. Samaritans 116 123."}})") == Outcome::fail);
  CHECK(outcome(R"({"crisis": {"notes": "Sit with her in the garden. Crisis team 01632 960555."}})") == Outcome::pass);
  CHECK(judged("more_than_numbers", R"({"goals": []})", "").message.starts_with("no crisis plan is recorded"));
}

TEST_CASE("carers are none, or named with their view and the person's wish on sharing") {
  const auto verdict = [](const std::string& carers) { return judged("carers", R"({"involvement": {"carers": )" + carers + "}}", ""); };
  CHECK(verdict(R"([{"name": "none"}])").outcome == Outcome::pass);
  CHECK(verdict(R"([{"name": "No carers or family in touch"}])").outcome == Outcome::pass);
  CHECK(verdict("[]").message == "carers and family are not recorded: write who they are, or none");
  CHECK(verdict(R"([{"name": "Gran", "views": "He laughs again", "share": "no"}])").outcome == Outcome::pass);
  const Verdict half = verdict(R"([{"name": "Gran", "views": "He laughs again", "share": "yes"}, {"name": "Jo", "share": "yes"}])");
  CHECK(half.message == "not recorded of `{0}`: what they think");
  CHECK(half.evidence == std::vector<std::string>{"Jo"});
}
