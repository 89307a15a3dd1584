// Conditions that rule files state over a plan's fields: `when:`, and the check `condition`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "plan/plan.h"

namespace re2 {
class RE2;
}

namespace careaudit {

/// Where a path of a condition begins.
enum class PathFrom : std::uint8_t { item, outer, plan };

/// `target_date` (of the item that is judged or counted), `../id` (of the item outside a `where`), `/status` (of the plan).
struct FieldPath {
  PathFrom from = PathFrom::item;
  std::string path;      ///< Keys with dots; "" for the item itself.
  std::string written;   ///< As the file has it, for messages.
};

/// A day: `today` (the audit date), a date, or a field's; and so much later or earlier.
struct DayExpression {
  bool is_today = false;
  std::optional<Date> day;
  FieldPath field = {};
  int days = 0;          ///< Added, after the months.
  int months = 0;
  std::string written;
};

/// What one test asks of a field's value.
enum class Test : std::uint8_t {
  filled, blank, yes, no, a_date, a_number,
  one_of, matches, same_as, at_least, at_most, more_than, less_than,
  before, after, on_or_before, on_or_after
};

struct FieldTest {
  Test test = Test::filled;
  std::vector<std::string> values = {};        ///< one_of: folded.
  std::shared_ptr<const re2::RE2> pattern = {};
  FieldPath other = {};                        ///< same_as.
  double number = 0;
  DayExpression day = {};
};

/// One condition. Three values: it holds, it does not, or what is written cannot tell.
struct Condition {
  enum class Kind : std::uint8_t { all, any, none, field, count };
  Kind kind = Kind::all;
  std::vector<Condition> parts = {};           ///< all, any; of none and of count's `where`, one.
  FieldPath field = {};                        ///< field: whose value; count: the list.
  std::vector<FieldTest> tests = {};           ///< All must hold.
  std::optional<long> at_least = {};
  std::optional<long> at_most = {};
};

/// What a condition is asked about.
struct ConditionScope {
  const Plan& plan;
  NodeId item = no_node;
  NodeId outer = no_node;       ///< The item outside, within a `where`.
  Date as_of;
};

/// The answer, with what it rests on.
struct Answer {
  std::optional<bool> holds = {};            ///< Nothing: it cannot be told.
  std::vector<std::string> evidence = {};    ///< Values that decided, as they stand in the plan.
  NodeId node = no_node;                     ///< Of the first such value.
  std::string why_unknown = {};              ///< Quotes nothing.
};

Answer ask(const Condition& condition, const ConditionScope& scope);

/// Readies a pattern. The error says what is wrong with it.
Result<std::shared_ptr<const re2::RE2>> pattern_of(const std::string& text);
/// Reads a day: `today`, `2026-03-31`, `last_review + 6 months`, `/admitted - 2 days`.
Result<DayExpression> day_of(const std::string& text);
FieldPath path_of(std::string_view text);

}  // namespace careaudit
