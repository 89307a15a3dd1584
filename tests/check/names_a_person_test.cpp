#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged.h"

using namespace careaudit;

namespace {

struct Row {
  std::string plan;
  Outcome outcome;
  std::string message;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.plan);
    const Verdict verdict = judged("names_a_person", row.plan, "actions.0", "responsible");
    CHECK(verdict.outcome == row.outcome);
    CHECK(verdict.message == row.message);
  }
}

}  // namespace

TEST_CASE("texts, maps and lists of responsible people") {
  check({
      {R"({"actions": [{"responsible": "Ama Boateng, nurse"}]})", Outcome::pass, ""},
      {R"({"actions": [{"responsible": {"name": "Ama Boateng", "role": "nurse"}}]})", Outcome::pass, ""},
      {R"({"actions": [{"responsible": {"role": "nurse - Ama"}}]})", Outcome::pass, ""},
      {R"({"actions": [{"responsible": ["OT", "Mum"]}]})", Outcome::pass, ""},
      {R"({"person": {"preferred_name": "Kit"}, "actions": [{"responsible": "kit"}]})", Outcome::pass, ""},
  });
}

TEST_CASE("what is missing is said in the words of the plan") {
  check({
      {R"({"actions": [{"text": "Walk"}]})", Outcome::fail,
       "no one is named as responsible: write a name, then the role"},
      {R"({"actions": [{"responsible": " "}]})", Outcome::fail,
       "no one is named as responsible: write a name, then the role"},
      {R"({"actions": [{"responsible": "OT"}]})", Outcome::fail,
       "`{0}` is a role, and the plan names no one person who holds it: write the name, then the role"},
      {R"({"actions": [{"responsible": {"name": "OT", "role": "OT"}}]})", Outcome::fail,
       "`{0}` is a role, and the plan names no one person who holds it: write the name, then the role"},
      {R"({"actions": [{"responsible": "Crisis team"}]})", Outcome::fail,
       "`{0}` is a team, service or place, not a person: write who in it will do this"},
      {R"({"actions": [{"responsible": "relatives"}]})", Outcome::fail,
       "`{0}` is not one person: write the name, or the relation (my sister)"},
      {R"({"actions": [{"responsible": "service user"}]})", Outcome::fail,
       "`{0}` could be anyone: write the person's own name, or I"},
      {R"({"actions": [{"responsible": "all staff"}]})", Outcome::fail,
       "`{0}` leaves it to everyone: write the name of one person who will see to it"},
      {R"({"actions": [{"responsible": "TBC"}]})", Outcome::fail,
       "`{0}` leaves open who it is: write a name, then the role"},
      {R"({"actions": [{"responsible": "not sure"}]})", Outcome::fail,
       "`{0}` does not name a person: write a name, then the role"},
  });
}

TEST_CASE("a role passes when the plan gives it to exactly one person") {
  const std::string refused =
      "`{0}` is a role, and the plan names no one person who holds it: write the name, then the role";
  check({
      {R"({"coordinator": {"name": "Ravi Menon", "role": "Social Worker"}, "actions": [{"responsible": "social worker"}]})",
       Outcome::pass, ""},
      {R"({"coordinator": {"name": "Ravi Menon"}, "actions": [{"responsible": "Care co-ordinator"}]})", Outcome::pass, ""},
      {R"({"actions": [{"responsible": "key worker"}, {"responsible": "key worker: Ravi"}]})", Outcome::pass, ""},
      {R"({"actions": [{"responsible": "key worker"}, {"responsible": "key worker: Ravi"}, {"responsible": "Ravi Menon, key worker"}]})",
       Outcome::pass, ""},
      {R"({"actions": [{"responsible": "key worker"}, {"responsible": "key worker: Ravi"}, {"responsible": "Tobi, key worker"}]})",
       Outcome::fail, refused},
      {R"({"crisis": {"contacts": [{"name": "Crisis line", "role": "helpline"}, {"name": "Tobi Ade", "role": "CPN"}]}, "actions": [{"responsible": "CPN"}]})",
       Outcome::pass, ""},
      {R"({"coordinator": {"name": "Ravi Menon", "role": "Social Worker"}, "actions": [{"responsible": "social workers"}]})",
       Outcome::fail, refused},
  });
}

TEST_CASE("the coordinator is called by its label") {
  Options options;
  options.set("label", {{"", "care coordinator"}});
  const auto missing = judged("names_a_person", R"({"id": "x"})", "", "coordinator", options);
  CHECK(missing.outcome == Outcome::fail);
  CHECK(missing.message == "no one is named as the care coordinator: write a name, then the role");
  const auto role = judged("names_a_person", R"({"coordinator": {"role": "CPN", "phone": "01632 960123"}})", "",
                           "coordinator", options);
  CHECK(role.outcome == Outcome::fail);
  CHECK(role.evidence == std::vector<std::string>{"CPN"});
  const auto named = judged("names_a_person", R"({"coordinator": "Jo Fairbairn, CPN"})", "", "coordinator", options);
  CHECK(named.outcome == Outcome::pass);
  CHECK(named.evidence == std::vector<std::string>{"Jo Fairbairn"});
}
