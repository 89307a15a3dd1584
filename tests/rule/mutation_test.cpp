// The examples of the built-in rules can fail: they complain of a check that answers wrongly.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "audit/examples.h"
#include "text/built_in_words.h"

using namespace careaudit;

namespace {

/// The check with every pass a fail and every fail a pass. A rule of texts passes by saying nothing.
Check swapped(const Check& check) {
  return [check](const Subject& subject, Verdicts& out) {
    Verdicts right;
    check(subject, right);
    if (right.all.empty()) {
      out.fail("swapped");
    }
    for (auto& verdict : right.all) {
      if (verdict.outcome == Outcome::pass) {
        out.fail("swapped", std::move(verdict.evidence), verdict.node);
      } else if (verdict.outcome == Outcome::fail) {
        out.pass();
      } else {
        out.add(std::move(verdict));
      }
    }
  };
}

/// The check that never judges.
Check never_judging(const Check&) {
  return [](const Subject&, Verdicts& out) { out.not_applicable("never"); };
}

/// How many examples of one expected outcome there are, and how many complain.
struct Count {
  std::size_t examples = 0;
  std::size_t complaining = 0;
};

Count count_of(const RuleFile& file, const Rule& rule, const RuleExamples& all, Outcome expected, const RuleSet& rules) {
  Count count;
  for (const auto& example : all.examples) {
    if (example.expected == expected) {
      ++count.examples;
      const Problems said = run_examples(file, rule, {.as_of = all.as_of, .examples = {example}}, rules);
      count.complaining += said.empty() ? 0U : 1U;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("every built-in rule's examples complain when its check answers wrongly") {
  Problems problems;
  RuleSet rules = load_rules(built_in_rules(), problems);
  REQUIRE(problems.empty());
  std::size_t tried = 0;
  for (const auto& file : built_in_rules_in_full()) {
    const std::string id = rule_id_of(file.name);
    const auto rule = std::find_if(rules.rules.begin(), rules.rules.end(), [&](const Rule& one) { return one.id == id; });
    if (rule == rules.rules.end()) {
      CHECK(id == "");
      continue;
    }
    ++tried;
    CAPTURE(id);
    const RuleExamples examples = read_examples(file, problems);
    const Check right = rule->run;
    CHECK(run_examples(file, *rule, examples, rules).empty());

    if (rule->is_batch) {
      continue;   // The engine compares whole runs: tests/audit/batch_test.cpp.
    }

    rule->run = swapped(right);
    const Count passes = count_of(file, *rule, examples, Outcome::pass, rules);
    CHECK(passes.complaining > 0);  // not all: the empty fields of a template are not for the check
    const Count fails = count_of(file, *rule, examples, Outcome::fail, rules);
    CHECK(fails.examples > 0);
    CHECK(fails.complaining == fails.examples);

    rule->run = never_judging(right);
    const Count unjudged = count_of(file, *rule, examples, Outcome::fail, rules);
    CHECK(unjudged.complaining == unjudged.examples);
    rule->run = right;
  }
  CHECK(tried == rules.rules.size());
}
