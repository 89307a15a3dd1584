// The checks of needs: what they say, and when they do not apply.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged.h"

using namespace careaudit;

TEST_CASE("a need that is a service is told what to write instead") {
  const Verdict verdict = judged("need_not_service", R"({"needs": [{"text": "Home help"}]})", "needs.0");
  CHECK(verdict.outcome == Outcome::fail);
  CHECK(verdict.message ==
        "`{0}` is what might help, not the need: write what the person lacks or finds hard, and put this "
        "among the actions");
  CHECK(verdict.evidence == std::vector<std::string>{"Home help"});
}

TEST_CASE("a need passes, a heading cannot be judged, a need without words is no matter of this rule") {
  CHECK(judged("need_not_service", R"({"needs": [{"text": "Lonely at weekends"}]})", "needs.0").outcome == Outcome::pass);
  const Verdict heading = judged("need_not_service", R"({"needs": [{"text": "Housing"}]})", "needs.0");
  CHECK(heading.outcome == Outcome::not_assessable);
  CHECK(heading.message == "it is a heading only: it does not say what about it is hard for the person");
  CHECK(judged("need_not_service", R"({"needs": [{"id": "n1"}]})", "needs.0").outcome == Outcome::not_applicable);
}

TEST_CASE("an unmet need says what is being done") {
  struct Row {
    std::string plan;
    Outcome outcome;
    std::string message;
  };
  const std::vector<Row> rows{
      {R"({"needs": [{"text": "Lonely"}]})", Outcome::not_applicable, "the need is not marked unmet"},
      {R"({"needs": [{"text": "Lonely", "unmet": "no"}]})", Outcome::not_applicable, "the need is not marked unmet"},
      {R"({"needs": [{"text": "Lonely", "unmet": "yes", "plan": "Delphine rings the befrienders on 3 May"}]})",
       Outcome::pass, ""},
      {R"({"needs": [{"id": "n1", "text": "Lonely", "unmet": "true"}], "actions": [{"need": "n1", "text": "Ring"}]})",
       Outcome::pass, ""},
      {R"({"needs": [{"id": "n1", "text": "Lonely", "unmet": "true"}], "actions": [{"need": "n2", "text": "Ring"}]})",
       Outcome::fail,
       "the need is marked unmet, and nothing says what is being done towards it: write it in the need's "
       "`plan`, or link an action"},
      {R"({"needs": [{"text": "Lonely", "unmet": "yes", "plan": "TBC"}]})", Outcome::fail,
       "`{0}` does not say what is being done towards this unmet need: write who will try what, and by when"},
      {R"({"needs": [{"text": "Lonely", "unmet": "yes", "plan": "ongoing support as needed"}]})", Outcome::fail,
       "`{0}` does not say what is being done towards this unmet need: write who will try what, and by when"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.plan);
    const Verdict verdict = judged("unmet_planned", row.plan, "needs.0");
    CHECK(verdict.outcome == row.outcome);
    CHECK(verdict.message == row.message);
  }
}
