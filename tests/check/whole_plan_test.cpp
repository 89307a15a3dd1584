// The checks of the plan as a whole: contradictions, goals in time, refusals made as the law asks.
#include <string>

#include <doctest/doctest.h>

#include "check/judged.h"

using namespace careaudit;

namespace {

std::string contradiction(const std::string& plan) { return judged("consistent", plan, "").message; }

Verdict in_time(const std::string& rest) {
  Options options;
  options.set("days", {{"", "10"}});
  return judged("goals_in_time", R"({"admitted": )" + rest + "}", "", "", options);
}

}  // namespace

TEST_CASE("dates stand in a possible order") {
  CHECK(contradiction(R"({"created": "2026-03-02", "last_review": "2026-03-02", "review_date": "2026-06-01"})").empty());
  CHECK(contradiction(R"({"last_review": "2026-03-09", "review_date": "2026-01-08"})") == "`review_date` (8 January 2026) is before `last_review` (9 March 2026)");
  CHECK(contradiction(R"({"created": "2026-03-02", "goals": [{"target_date": "2025-03-31"}]})") == "`target_date` (31 March 2025) is before `created` (2 March 2026)");
}

TEST_CASE("ids are given once, and links lead somewhere") {
  CHECK(contradiction(R"({"needs": [{"id": "n1"}, {"id": "n1"}], "goals": [{"id": "g1", "need": "n2"}]})") == "the id `{0}` is given twice; there is no need `{1}`");
  CHECK(contradiction(R"({"goals": [{"id": "g1"}, {"id": "g2"}], "actions": [{"goal": "g1, g2"}, {"goal": "g1 and g2"}]})").empty());
  CHECK(contradiction(R"({"goals": [{"text": "Swim"}], "actions": [{"goal": "Swim"}]})").empty());
}

TEST_CASE("carers said to be none do not stand among the contacts") {
  CHECK(contradiction(R"({"involvement": {"carers": [{"name": "None"}]}, "actions": [{"responsible": "Her sister Pearl"}]})") ==
        "carers and family are said to be none, and `{0}` stands among those to turn to");
  CHECK(contradiction(R"({"involvement": {"carers": [{"name": "None"}]}, "actions": [{"responsible": "Ama Boateng"}]})").empty());
}

TEST_CASE("a schedule says one thing") {
  CHECK(contradiction(R"({"actions": [{"text": "Swim on Mondays", "when": "Tuesdays at 10am"}]})") == "`when` says `{0}`, and the text another day");
  CHECK(contradiction(R"({"actions": [{"text": "Swim on Monday and Tuesday", "when": "Tuesdays at 10am"}]})").empty());
  CHECK(contradiction(R"({"review_date": "Monday 24 March 2026"})") == "`{0}` is a Tuesday");
  CHECK(contradiction(R"({"review_date": "Tuesday 24 March 2026"})").empty());
}

TEST_CASE("a personal goal is due some days after admission") {
  CHECK(in_time(R"("2026-05-25")").message == "a personal goal is due by 4 June 2026");
  CHECK(in_time(R"("2026-05-25", "goals": [{"text": "I want to cook for my daughter"}])").outcome == Outcome::pass);
  CHECK(in_time(R"("2026-05-22")").outcome == Outcome::not_applicable);
  CHECK(in_time(R"("2026-05-21")").message.starts_with("no personal goal 11 days after admission; one was due within 10"));
  CHECK(in_time(R"("2026-05-01", "created": "2026-05-11", "goals": [{"text": "I want to cook for my daughter"}])").outcome == Outcome::pass);
  CHECK(in_time(R"("2026-05-01", "created": "2026-05-12", "goals": [{"text": "I want to cook for my daughter"}])").message ==
        "the plan was written 11 days after admission; a personal goal was due within 10");
  CHECK(in_time(R"("last week")").outcome == Outcome::not_assessable);
}

TEST_CASE("a refusal that may end life says so, is signed and witnessed") {
  const auto verdict = [](const std::string& refusal, const std::string& rest) { return judged("signed_refusals", R"({"treatments_refused": [)" + refusal + "]" + rest + "}", ""); };
  CHECK(verdict(R"({"treatment": "ECT"})", "").outcome == Outcome::not_applicable);
  CHECK(verdict(R"({"treatment": "CPR", "life_sustaining": "no"})", "").outcome == Outcome::not_applicable);
  CHECK(verdict(R"({"treatment": "CPR"})", R"(, "signed": "2026-03-02")").message == "`{0}` may keep the person alive; the refusal lacks that it applies even if life is at risk, a witness");
}
