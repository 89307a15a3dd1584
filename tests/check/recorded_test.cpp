// The checks that ask whether something is recorded, and whether the person agreed.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged.h"

using namespace careaudit;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Options signs() {
  Options options;
  options.set("fields", Pairs{{"crisis.warning_signs", "early warning signs"}});
  options.set("empty", Pairs{{"", "sign"}});
  return options;
}

Options safety() {
  Options options;
  options.set("fields", Pairs{{"safety.issues", "what was considered"}, {"safety.actions | sections.safety", "what is done"}});
  options.set("none_settles", Pairs{{"", "yes"}});
  return options;
}

Options agreement(bool may_refuse) {
  Options options;
  options.set("label", Pairs{{"", "the person agreed"}});
  options.set("refusal", Pairs{{"", may_refuse ? "yes" : "no"}});
  return options;
}

}  // namespace

TEST_CASE("each field that is not filled in is named") {
  CHECK(judged("recorded", R"({"needs": []})", "", "", safety()).message == "not recorded: what was considered, what is done");
  const Verdict half = judged("recorded", R"({"safety": {"issues": ["Wet path"]}})", "", "", safety());
  CHECK(half.outcome == Outcome::fail);
  CHECK(half.message == "not recorded: what is done");
  CHECK(judged("recorded", R"({"safety": {"issues": ["Wet path"], "actions": [{"text": "Put up a rail"}]}})", "", "", safety()).outcome == Outcome::pass);
  CHECK(judged("recorded", R"({"safety": {"issues": ["Wet path"]}, "sections": {"safety": "A rail"}})", "", "", safety()).outcome == Outcome::pass);
}

TEST_CASE("none settles what would follow from it, an empty field does not") {
  CHECK(judged("recorded", R"({"safety": {"issues": ["None."]}})", "", "", safety()).outcome == Outcome::pass);
  CHECK(judged("recorded", R"({"safety": {"issues": [" "]}})", "", "", safety()).outcome == Outcome::fail);
}

TEST_CASE("a text of empty words alone is told so") {
  const Verdict verdict = judged("recorded", R"({"crisis": {"warning_signs": ["Deterioration in mental state"]}})", "", "", signs());
  CHECK(verdict.outcome == Outcome::fail);
  CHECK(verdict.message == "`{0}` tells nobody what to look for or do: say it in plain, particular words");
  CHECK(verdict.evidence == std::vector<std::string>{"Deterioration in mental state"});
  CHECK(judged("recorded", R"({"crisis": {"warning_signs": ["Relapse", "Leaves the curtains shut"]}})", "", "", signs()).outcome == Outcome::pass);
}

TEST_CASE("a thing may be said in any of several places") {
  const auto outcome = [](const std::string& places, const std::string& json) {
    Options options;
    options.set("fields", Pairs{{places, "it"}});
    return judged("recorded", json, "", "", options).outcome;
  };
  CHECK(outcome("involvement.carers.views", R"({"involvement": {"carers": [{"name": "Gran"}, {"name": "Jo", "views": "Fine"}]}})") == Outcome::pass);
  CHECK(outcome("involvement.carers.views", R"({"involvement": {"carers": [{"name": "Gran"}]}})") == Outcome::fail);
  CHECK(outcome("involvement.working.family | involvement.carers=none", R"({"involvement": {"carers": [{"name": "None"}]}})") == Outcome::pass);
  CHECK(outcome("involvement.working.family | involvement.carers=none", R"({"involvement": {"carers": [{"name": "Noni"}]}})") == Outcome::fail);
  CHECK(outcome("person.physical_health | ~physical_health", R"({"needs": [{"text": "Cannot sleep", "domain": "physical_health"}]})") == Outcome::pass);
  CHECK(outcome("person.physical_health | ~physical_health", R"({"needs": [{"text": "Cannot sleep", "domain": "finance"}]})") == Outcome::fail);
}

TEST_CASE("what was left to be filled in is not recorded") {
  Options options;
  options.set("fields", Pairs{{"person.views", "views"}});
  const Verdict verdict = judged("recorded", R"({"person": {"views": "TBC"}})", "", "", options);
  CHECK(verdict.outcome == Outcome::fail);
  CHECK(verdict.evidence == std::vector<std::string>{"TBC"});
}

TEST_CASE("a field that no plan can have is refused") {
  Options options;
  options.set("fields", Pairs{{"crisis.warnings", "signs"}});
  const auto prepared = find_check_type("recorded")->prepare({.options = options, .knowledge = *built_in_words().knowledge});
  REQUIRE(!prepared.has_value());
  CHECK(prepared.error().message == "`crisis.warnings` names no field of the vocabulary");
  CHECK(prepared.error().remedy == "`careaudit formats --schema` lists the fields");
  Options topics;
  topics.set("fields", Pairs{{"person.views | ~weather", "signs"}});
  const auto strange = find_check_type("recorded")->prepare({.options = topics, .knowledge = *built_in_words().knowledge});
  REQUIRE(!strange.has_value());
  CHECK(strange.error().message == "`~weather` names no tag of the word list `topics`");
}

TEST_CASE("agreement is a date or yes, or no with a reason and a way to engage") {
  struct Row {
    std::string agreed;
    Outcome outcome;
    std::string message;
  };
  const std::string no_reason = "it says no, but not why, nor how the person will be engaged: write `reason` and `engagement`";
  const std::vector<Row> rows{
      {R"("2026-03-02")", Outcome::pass, ""},
      {R"("yes")", Outcome::pass, ""},
      {R"({"agreed": "yes", "date": "2026-03-02"})", Outcome::pass, ""},
      {R"({"agreed": "no", "reason": "Too poorly", "engagement": "Gran sits with her on Friday"})", Outcome::pass, "not agreed, with the reason and how the person will be engaged"},
      {R"("no")", Outcome::fail, no_reason},
      {R"({"agreed": "no", "reason": "Too poorly"})", Outcome::fail, no_reason},
      {R"("soon")", Outcome::fail, "`{0}` is neither a date nor yes: write when the person agreed"},
      {R"("")", Outcome::fail, "it does not say when the person agreed"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.agreed);
    const Verdict verdict = judged("agreed", R"({"involvement": {"agreed": )" + row.agreed + "}}", "", "involvement.agreed", agreement(true));
    CHECK(verdict.outcome == row.outcome);
    CHECK(verdict.message == row.message);
  }
  CHECK(judged("agreed", R"({"involvement": {"copy_given": "no"}})", "", "involvement.copy_given", agreement(false)).message ==
        "`{0}` is neither a date nor yes: write when the person agreed");
}

TEST_CASE("who is among those sent the plan has a copy") {
  Options options = agreement(false);
  options.set("shared", Pairs{{"", "yes"}});
  const auto outcome = [&](const std::string& plan) { return judged("agreed", plan, "", "involvement.copy_given", options).outcome; };
  CHECK(outcome(R"({"person": {"preferred_name": "Win"}, "shared_with": [{"name": "Win"}]})") == Outcome::pass);
  CHECK(outcome(R"({"person": {"preferred_name": "Win"}, "shared_with": [{"name": "Dr Lowe"}]})") == Outcome::fail);
  CHECK(outcome(R"({"shared_with": [{"name": "Win", "role": "patient"}]})") == Outcome::pass);
}
