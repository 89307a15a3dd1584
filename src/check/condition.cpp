// Conditions asked of a plan.
#include "check/condition.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/strings.h"

namespace careaudit {
namespace {

Answer unknown(std::string why, NodeId node = no_node) { return {.node = node, .why_unknown = std::move(why)}; }

NodeId start_of(const FieldPath& field, const ConditionScope& scope) {
  return field.from == PathFrom::plan ? scope.plan.root : field.from == PathFrom::outer ? scope.outer : scope.item;
}

/// The node that the path names; of an item that was written as bare text, the item itself for its text.
NodeId node_of(const FieldPath& field, const ConditionScope& scope) {
  const NodeId start = start_of(field, scope);
  return start == no_node || field.path.empty() ? start : scope.plan.find(field.path, start);
}

std::string_view text_of(const ConditionScope& scope, NodeId node) {
  const bool is_text = node != no_node && scope.plan.tree[node].kind == Kind::scalar;
  return is_text ? trim(scope.plan.tree[node].text) : std::string_view();
}

std::optional<double> number_in(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',' && c != ' ') {
      plain.push_back(c);
    }
  }
  std::string_view digits = plain;
  digits.remove_prefix(digits.starts_with("£") ? std::string_view("£").size() : 0);
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// The day, or why there is none.
Result<Date> day_in(const DayExpression& expression, const ConditionScope& scope) {
  std::optional<Date> day = expression.is_today ? scope.as_of : expression.day;
  if (!day) {
    const NodeId node = node_of(expression.field, scope);
    const auto text = text_of(scope, node);
    day = Date::parse(text);
    if (!day) {
      return Problem{.message = fmt::format("`{}` {}", expression.field.written, text.empty() ? "is not recorded" : "cannot be read as a date")};
    }
  }
  return day->plus_months(expression.months).plus_days(expression.days);
}

bool compares(Test test, std::strong_ordering order) {
  switch (test) {
    case Test::before:
      return order < 0;
    case Test::after:
      return order > 0;
    case Test::on_or_before:
      return order <= 0;
    default:
      return order >= 0;
  }
}

bool compares(Test test, double value, double bound) {
  switch (test) {
    case Test::at_least:
      return value >= bound;
    case Test::at_most:
      return value <= bound;
    case Test::more_than:
      return value > bound;
    default:
      return value < bound;
  }
}

/// Of a list, whether any item's text is meant.
bool is_one_of(const ConditionScope& scope, NodeId node, const std::vector<std::string>& values) {
  const Tree& tree = scope.plan.tree;
  if (tree[node].kind == Kind::list) {
    const auto items = tree.children(node);
    return std::any_of(items.begin(), items.end(), [&](NodeId item) { return is_one_of(scope, item, values); });
  }
  const std::string text = fold_ascii(text_of(scope, node));
  return std::find(values.begin(), values.end(), text) != values.end();
}

bool matches(const ConditionScope& scope, NodeId node, const re2::RE2& pattern) {
  const Tree& tree = scope.plan.tree;
  if (tree[node].kind != Kind::scalar) {
    const auto items = tree.children(node);
    return std::any_of(items.begin(), items.end(), [&](NodeId item) { return matches(scope, item, pattern); });
  }
  const auto text = tree[node].text;
  return re2::RE2::PartialMatch({text.data(), text.size()}, pattern);
}

/// Asks one test of a value that is there.
Answer ask_value(const FieldTest& test, const FieldPath& field, const ConditionScope& scope, NodeId node) {
  const auto text = text_of(scope, node);
  switch (test.test) {
    case Test::filled:
    case Test::blank:
      return {.holds = test.test == Test::filled};
    case Test::yes:
    case Test::no: {
      const auto answer = yes_or_no(text);
      return answer ? Answer{.holds = *answer == (test.test == Test::yes)} : unknown(fmt::format("`{}` is neither yes nor no", field.written), node);
    }
    case Test::a_date:
      return {.holds = Date::parse(text).has_value()};
    case Test::a_number:
      return {.holds = number_in(text).has_value()};
    case Test::one_of:
      return {.holds = is_one_of(scope, node, test.values)};
    case Test::matches:
      return {.holds = matches(scope, node, *test.pattern)};
    case Test::same_as: {
      const auto other = text_of(scope, node_of(test.other, scope));
      return {.holds = fold_ascii(text) == fold_ascii(other)};
    }
    case Test::at_least:
    case Test::at_most:
    case Test::more_than:
    case Test::less_than: {
      const auto number = number_in(text);
      return number ? Answer{.holds = compares(test.test, *number, test.number)} : unknown(fmt::format("`{}` cannot be read as a number", field.written), node);
    }
    default: {
      const auto day = Date::parse(text);
      if (!day) {
        return unknown(fmt::format("`{}` cannot be read as a date", field.written), node);
      }
      const auto bound = day_in(test.day, scope);
      return bound ? Answer{.holds = compares(test.test, *day <=> *bound)} : unknown(bound.error().message, node);
    }
  }
}

/// Of a field that is not there: blank holds, and what it would have to be does not; a comparison cannot be made.
Answer ask_nothing(const FieldTest& test, const FieldPath& field) {
  switch (test.test) {
    case Test::blank:
      return {.holds = true};
    case Test::filled:
    case Test::yes:
    case Test::a_date:
    case Test::a_number:
    case Test::one_of:
    case Test::matches:
    case Test::same_as:
      return {.holds = false};
    default:
      return unknown(fmt::format("`{}` is not recorded", field.written));
  }
}

Answer ask_field(const Condition& condition, const ConditionScope& scope) {
  const NodeId node = node_of(condition.field, scope);
  const bool is_there = node != no_node && !scope.plan.tree.is_blank(node);
  Answer last{.holds = true};
  for (const auto& test : condition.tests) {
    Answer answer = is_there ? ask_value(test, condition.field, scope, node) : ask_nothing(test, condition.field);
    if (is_there) {
      answer.node = node;
      const auto text = text_of(scope, node);
      answer.evidence = text.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::string(text)};
    }
    if (!answer.holds || !*answer.holds) {
      return answer;
    }
    last = std::move(answer);
  }
  return last;
}

Answer ask_count(const Condition& condition, const ConditionScope& scope) {
  const NodeId list = node_of(condition.field, scope);
  long count = 0;
  long untold = 0;
  std::string why;
  const auto items = list == no_node ? std::vector<NodeId>{} : scope.plan.tree.children(list);
  for (const NodeId item : items) {
    if (scope.plan.tree.is_blank(item)) {
      continue;
    }
    const Answer answer = condition.parts.empty() ? Answer{.holds = true} : ask(condition.parts.front(), {.plan = scope.plan, .item = item, .outer = scope.item, .as_of = scope.as_of});
    count += answer.holds.value_or(false) ? 1 : 0;
    untold += answer.holds ? 0 : 1;
    why = answer.holds ? why : answer.why_unknown;
  }
  const auto fits = [&](long number) { return (!condition.at_least || number >= *condition.at_least) && (!condition.at_most || number <= *condition.at_most); };
  // Whatever the untold ones are, the answer must be the same.
  for (long more = 0; more <= untold; ++more) {
    if (fits(count + more) != fits(count)) {
      return unknown(why, list);
    }
  }
  return {.holds = fits(count), .node = list};
}

/// `all` and `any`: the first part that decides; what cannot be told counts only if none does.
Answer ask_parts(const Condition& condition, const ConditionScope& scope) {
  const bool deciding = condition.kind == Condition::Kind::any;
  Answer open{.holds = !deciding};
  bool has_untold = false;
  for (const auto& part : condition.parts) {
    Answer answer = ask(part, scope);
    if (answer.holds && *answer.holds == deciding) {
      return answer;
    }
    if (has_untold) {
      continue;
    }
    has_untold = !answer.holds;
    open = std::move(answer);
  }
  return open;
}

/// Reads the `+ 6 months` behind a day; how many characters of `text` it takes, 0 when there is none.
Result<std::size_t> read_shift(const std::string& text, DayExpression& day) {
  static const re2::RE2 behind(R"((\s[+-]\s*\S.*)$)");
  static const re2::RE2 time(R"(\s*([+-])\s*(\d{1,4})\s+(day|week|month|year)s?\s*)");
  re2::StringPiece shift;
  if (!re2::RE2::PartialMatch(text, behind, &shift)) {
    return std::size_t{0};
  }
  std::string sign;
  std::string unit;
  int number = 0;
  if (!re2::RE2::FullMatch(shift, time, &sign, &number, &unit)) {
    return Problem{.message = fmt::format("`{}` is no time to add", trim(std::string_view(shift.data(), shift.size()))), .remedy = "write it as `+ 10 days`, `- 2 weeks`, `+ 6 months` or `+ 1 year`"};
  }
  const bool is_days = unit == "day" || unit == "week";
  const int each = unit == "week" ? 7 : unit == "year" ? 12 : 1;
  (is_days ? day.days : day.months) = (sign == "-" ? -number : number) * each;
  return shift.size();
}

}  // namespace

FieldPath path_of(std::string_view text) {
  FieldPath path{.from = PathFrom::item, .path = "", .written = std::string(trim(text))};
  std::string_view rest = path.written;
  if (rest.starts_with("../")) {
    path.from = PathFrom::outer;
    rest.remove_prefix(3);
  } else if (rest.starts_with("/")) {
    path.from = PathFrom::plan;
    rest.remove_prefix(1);
  }
  path.path = rest == "." ? "" : std::string(rest);
  return path;
}

Result<std::shared_ptr<const re2::RE2>> pattern_of(const std::string& text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  options.set_max_mem(8 << 20);
  auto pattern = std::make_shared<const re2::RE2>(text, options);
  if (!pattern->ok()) {
    return Problem{.message = fmt::format("the pattern `{}` cannot be read: {}", text, pattern->error()), .remedy = "write it as RE2 takes it, in single quotes; `\\b` is the edge of a word"};
  }
  return std::shared_ptr<const re2::RE2>(std::move(pattern));
}

Result<DayExpression> day_of(const std::string& text) {
  DayExpression day;
  day.written = text;
  auto shift = read_shift(text, day);
  if (!shift) {
    return shift.error();
  }
  const std::string base(trim(std::string_view(text).substr(0, text.size() - *shift)));
  day.is_today = fold_ascii(base) == "today";
  day.day = Date::parse(base);
  const bool is_path = !base.empty() && base.find_first_of(" \t") == std::string::npos && (base.front() < '0' || base.front() > '9');
  if (!day.is_today && !day.day && !is_path) {
    return Problem{.message = fmt::format("`{}` is no day", base), .remedy = "write `today`, a date such as 2026-03-31, or a field such as `last_review`, each with `+ 6 months` or the like behind it"};
  }
  day.field = path_of(base);
  return day;
}

Answer ask(const Condition& condition, const ConditionScope& scope) {
  switch (condition.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
      return ask_parts(condition, scope);
    case Condition::Kind::none: {
      Answer answer = ask(condition.parts.front(), scope);
      answer.holds = answer.holds ? std::optional(!*answer.holds) : std::nullopt;
      return answer;
    }
    case Condition::Kind::field:
      return ask_field(condition, scope);
    case Condition::Kind::count:
      return ask_count(condition, scope);
  }
  return unknown("nothing is asked");
}

}  // namespace careaudit
