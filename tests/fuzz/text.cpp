// Any text, judged by every built-in rule as `explain --text` does.
#include "audit/explain.h"
#include "fuzz/fuzz.h"
#include "text/built_in_words.h"

using namespace careaudit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const RuleSet& rules = built_in_words();
  const Date as_of = *Date::of(2026, 6, 1);
  for (const auto& rule : rules.rules) {
    for (const auto& row : judge_text(rules, rule, as_text(data, size), as_of)) {
      must_hold(row.rule != nullptr, "an outcome names its rule");
      must_hold(row.outcome != Outcome::fail || !filled_message(row, true).empty(), "a failure says why");
      must_hold(row.outcome == Outcome::pass || row.outcome == Outcome::fail || !row.reason.empty(), "what is not judged says why");
    }
  }
  return 0;
}
