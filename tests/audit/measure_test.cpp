// Numerators and denominators from outcomes.
#include <doctest/doctest.h>

#include "audit/measure.h"
#include "audit/requirement.h"

using namespace careaudit;

namespace {

struct Rules {
  Rule personal, specific, present, named;
  Rules() {
    personal.id = "goal.personal";
    specific.id = "goal.specific";
    present.id = "goal.present";
    named.id = "action.named-person";
    present.severity = Severity::error;
  }
};

OutcomeRow row(const Rule& rule, const char* item, Outcome outcome) {
  OutcomeRow made;
  made.rule = &rule;
  made.item = item;
  made.outcome = outcome;
  return made;
}

std::string shown(const MeasureCount& count) {
  return std::to_string(count.numerator) + "/" + std::to_string(count.denominator) + " na" +
         std::to_string(count.not_applicable) + " ns" + std::to_string(count.not_assessable);
}

}  // namespace

TEST_CASE("one item must pass every named rule itself") {
  const Rules rules;
  const Measure measure{.id = "personal-goals", .title = "", .definition = "", .kind = MeasureKind::one_item,
                        .rules = {"goal.personal", "goal.specific"}, .applies = "goal.present", .severity = Severity::error};
  const auto count = [&](Outcome p0, Outcome s0, Outcome p1, Outcome s1) {
    return shown(count_measure(measure, {row(rules.personal, "goals[0]", p0), row(rules.personal, "goals[1]", p1),
                                         row(rules.present, "", Outcome::pass), row(rules.specific, "goals[0]", s0),
                                         row(rules.specific, "goals[1]", s1)}));
  };
  constexpr auto yes = Outcome::pass;
  constexpr auto no = Outcome::fail;
  constexpr auto unclear = Outcome::not_assessable;
  CHECK(count(yes, yes, no, no) == "1/1 na0 ns0");
  CHECK(count(yes, no, no, yes) == "0/1 na0 ns0");
  CHECK(count(unclear, yes, no, no) == "0/0 na0 ns1");
  CHECK(count(unclear, no, no, no) == "0/1 na0 ns0");
  CHECK(shown(count_measure(measure, {row(rules.present, "", no)})) == "0/1 na0 ns0");
  CHECK(shown(count_measure(measure, {row(rules.present, "", Outcome::not_applicable)})) == "0/0 na1 ns0");
}

TEST_CASE("items are counted one by one, the others beside them") {
  const Rules rules;
  const Measure measure{.id = "named-responsibility", .title = "", .definition = "", .kind = MeasureKind::items,
                        .rules = {"action.named-person"}, .applies = "", .severity = Severity::error};
  CHECK(measure.is_item_unit());
  CHECK(shown(count_measure(measure, {row(rules.named, "actions[0]", Outcome::pass), row(rules.named, "actions[1]", Outcome::fail),
                                      row(rules.named, "actions[2]", Outcome::not_assessable),
                                      row(rules.personal, "goals[0]", Outcome::fail)})) == "1/2 na0 ns1");
}

TEST_CASE("all_pass: a fail decides, then what cannot be judged, then a pass") {
  const Rules rules;
  const Measure measure{.id = "m", .title = "", .definition = "", .kind = MeasureKind::all_pass,
                        .rules = {"goal.personal", "goal.specific"}, .applies = "", .severity = Severity::error};
  const auto count = [&](Outcome a, Outcome b) {
    return shown(count_measure(measure, {row(rules.personal, "", a), row(rules.specific, "", b)}));
  };
  CHECK(count(Outcome::pass, Outcome::pass) == "1/1 na0 ns0");
  CHECK(count(Outcome::not_assessable, Outcome::fail) == "0/1 na0 ns0");
  CHECK(count(Outcome::pass, Outcome::not_assessable) == "0/0 na0 ns1");
  CHECK(count(Outcome::pass, Outcome::not_applicable) == "1/1 na0 ns0");
  CHECK(count(Outcome::not_applicable, Outcome::not_applicable) == "0/0 na1 ns0");
}

TEST_CASE("requirements are compared by integers") {
  const Measure measure{.id = "crisis-24h", .title = "", .definition = "", .kind = MeasureKind::all_pass, .rules = {}, .applies = "", .severity = Severity::error};
  const std::vector<const Measure*> known{&measure};
  Summary summary;
  MeasureTable table{.measure = &measure, .by = "ward"};
  table.groups.push_back({"Alder", {.numerator = 2, .denominator = 3}});
  table.groups.push_back({std::nullopt, {.numerator = 0, .denominator = 0}});
  table.total = {.numerator = 2, .denominator = 3};
  summary.measures.push_back(table);
  const auto misses = [&](const char* text) {
    const auto requirement = parse_requirement(text, known);
    REQUIRE(requirement.has_value());
    std::string all;
    for (const auto& miss : missed({*requirement}, summary)) {
      all += miss.message + "\n";
    }
    return all;
  };
  CHECK(misses("crisis-24h=66.666").empty());
  CHECK(misses("crisis-24h>=66").empty());
  CHECK(misses("crisis-24h=66.667") == "requirement missed: `crisis-24h` is 66.7 % (2/3); 66.667 % is required\n");
  CHECK(misses("crisis-24h@ward=60%") ==
        "requirement missed: `crisis-24h` in plans without ward has no plan to measure (denominator 0); 60 % is required\n");
}

TEST_CASE("requirements that make no sense are refused") {
  const Measure measure{.id = "crisis-24h", .title = "", .definition = "", .kind = MeasureKind::all_pass, .rules = {}, .applies = "", .severity = Severity::error};
  const std::vector<const Measure*> known{&measure};
  CHECK(parse_requirement("crisis-24h", known).error().message == "`--require crisis-24h` is not of the form MEASURE=N");
  CHECK(parse_requirement("crisis-24h=101", known).error().message == "`--require crisis-24h=101` is not of the form MEASURE=N");
  CHECK(parse_requirement("crisis24h=50", known).error().message == "`--require` names no measure of this run: `crisis24h`; did you mean `crisis-24h`?");
}

TEST_CASE("an outright measure does not count a pass with a reserve as met") {
  const Rules rules;
  Measure measure{.id = "involved", .title = "", .definition = "", .kind = MeasureKind::all_pass, .rules = {"goal.present"}, .applies = "", .severity = Severity::error};
  OutcomeRow refused = row(rules.present, "", Outcome::pass);
  refused.reason = "not agreed, with the reason";
  CHECK(shown(count_measure(measure, {refused})) == "1/1 na0 ns0");
  measure.is_outright = true;
  CHECK(shown(count_measure(measure, {refused})) == "0/1 na0 ns0");
  CHECK(shown(count_measure(measure, {row(rules.present, "", Outcome::pass)})) == "1/1 na0 ns0");
}
