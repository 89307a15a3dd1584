// Conditions of rule files, with complaints that teach.
#include "rule/condition_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/strings.h"
#include "rule/field_path.h"

namespace careaudit {
namespace {

constexpr std::string_view how_to = "write `{field: review_date, is: filled}`, `{count: goals, at_least: 1}`, or `all:`, `any:` or `not:` with such below";

constexpr std::array<std::string_view, 17> keys{"all", "any", "not", "field", "count", "where", "is", "equals", "one_of", "matches", "same_as",
                                                "at_least", "at_most", "more_than", "less_than", "exactly", "before"};
constexpr std::array<std::string_view, 3> day_keys{"after", "on_or_before", "on_or_after"};

struct StateName {
  std::string_view name;
  Test test;
};
constexpr std::array<StateName, 6> states{{{"filled", Test::filled}, {"blank", Test::blank}, {"yes", Test::yes}, {"no", Test::no}, {"date", Test::a_date}, {"number", Test::a_number}}};
constexpr std::array<StateName, 4> bounds{{{"at_least", Test::at_least}, {"at_most", Test::at_most}, {"more_than", Test::more_than}, {"less_than", Test::less_than}}};
constexpr std::array<StateName, 4> days{{{"before", Test::before}, {"after", Test::after}, {"on_or_before", Test::on_or_before}, {"on_or_after", Test::on_or_after}}};

/// Reads one rule's conditions.
class ConditionReader {
 public:
  ConditionReader(const RuleText& file, const Vocabulary& vocabulary) : file_(file), vocabulary_(vocabulary) {}

  Condition read(NodeId node, const Field& item, const Field* outer) {
    Condition condition;
    if (file_.tree[node].kind != Kind::map) {
      file_.complain(node, "a condition is a set of keys", std::string(how_to));
      return condition;
    }
    accept(node);
    int forms = 0;
    for (const auto& [key, kind] : {std::pair{"all", Condition::Kind::all}, std::pair{"any", Condition::Kind::any}, std::pair{"not", Condition::Kind::none}, std::pair{"field", Condition::Kind::field}, std::pair{"count", Condition::Kind::count}}) {
      if (file_.tree.child(node, key) != no_node) {
        condition.kind = kind;
        ++forms;
      }
    }
    if (forms != 1) {
      file_.complain(node, forms == 0 ? "the condition has none of `all`, `any`, `not`, `field` and `count`" : "the condition has several of `all`, `any`, `not`, `field` and `count`", std::string(how_to));
      return condition;
    }
    switch (condition.kind) {
      case Condition::Kind::all:
      case Condition::Kind::any:
        read_parts(node, condition, item, outer);
        break;
      case Condition::Kind::none:
        condition.parts.push_back(read(file_.tree.child(node, "not"), item, outer));
        break;
      case Condition::Kind::field:
        read_field(node, condition, item, outer);
        break;
      case Condition::Kind::count:
        read_count(node, condition, item, outer);
        break;
    }
    return condition;
  }

 private:
  void accept(NodeId node) {
    std::vector<std::string_view> known(keys.begin(), keys.end());
    known.insert(known.end(), day_keys.begin(), day_keys.end());
    file_.accept(node, known, "a condition");
  }

  void read_parts(NodeId node, Condition& condition, const Field& item, const Field* outer) {
    const auto* key = condition.kind == Condition::Kind::all ? "all" : "any";
    refuse_beside(node, {key});
    for (const NodeId part : file_.required_items(node, key, "a condition")) {
      condition.parts.push_back(read(part, item, outer));
    }
  }

  /// A key that means nothing beside the others would be passed over in silence.
  void refuse_beside(NodeId node, std::initializer_list<std::string_view> allowed) {
    for (const NodeId child : file_.tree.children(node)) {
      const auto key = file_.tree[child].key;
      const bool is_known = std::find(keys.begin(), keys.end(), key) != keys.end() || std::find(day_keys.begin(), day_keys.end(), key) != day_keys.end();
      if (is_known && std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
        file_.complain(child, fmt::format("`{}` means nothing beside `{}`", key, *allowed.begin()), "give it a condition of its own below `all:`");
      }
    }
  }

  /// Looks a path up; complains of one that names no field.
  const Field* look_up(NodeId at, const FieldPath& path, const Field& item, const Field* outer) {
    const Field* start = path.from == PathFrom::plan ? &vocabulary_.plan : path.from == PathFrom::outer ? outer : &item;
    if (start == nullptr) {
      file_.complain(at, fmt::format("`{}`: `../` stands only within `where`", path.written), "there it names a field of the item that is judged");
      return nullptr;
    }
    const FieldFound found = find_field(*start, path.path);
    if (found.field == nullptr) {
      std::vector<std::string> names;
      for (const auto& one : found.above->fields) {
        names.push_back(one.key);
      }
      file_.complain(at, fmt::format("`{}` names no field{}", path.written, did_you_mean(found.missing, names)), fmt::format("the fields there: {}; `/` before a path begins at the plan", listed(names)));
    }
    return found.field;
  }

  void read_field(NodeId node, Condition& condition, const Field& item, const Field* outer) {
    refuse_beside(node, {"field", "is", "equals", "one_of", "matches", "same_as", "at_least", "at_most", "more_than", "less_than", "before", "after", "on_or_before", "on_or_after"});
    condition.field = path_of(file_.required(node, "field", "a condition"));
    look_up(file_.tree.child(node, "field"), condition.field, item, outer);
    read_state(node, condition);
    read_values(node, condition);
    read_pattern(node, condition);
    if (has(node, "same_as")) {
      FieldTest test{.test = Test::same_as};
      test.other = path_of(file_.required(node, "same_as", "a condition"));
      look_up(file_.tree.child(node, "same_as"), test.other, item, outer);
      condition.tests.push_back(std::move(test));
    }
    for (const auto& [key, kind] : bounds) {
      if (const auto number = number_at(node, key)) {
        FieldTest test{.test = kind};
        test.number = *number;
        condition.tests.push_back(std::move(test));
      }
    }
    for (const auto& [key, kind] : days) {
      read_day(node, key, kind, condition, item, outer);
    }
    if (condition.tests.empty()) {
      file_.complain(node, fmt::format("nothing is asked of `{}`", condition.field.written), "add `is: filled`, `equals: …`, `one_of: […]`, `matches: '…'`, `at_least: 1`, `before: today` or the like");
    }
  }

  bool has(NodeId node, std::string_view key) const { return file_.tree.child(node, key) != no_node; }

  void read_state(NodeId node, Condition& condition) {
    if (!has(node, "is")) {
      return;
    }
    const std::string name = file_.required(node, "is", "a condition");
    std::vector<std::string> names;
    for (const auto& state : states) {
      if (state.name == name) {
        condition.tests.push_back({.test = state.test});
        return;
      }
      names.emplace_back(state.name);
    }
    if (!name.empty()) {
      file_.complain(file_.tree.child(node, "is"), fmt::format("unknown `is: {}`{}", name, did_you_mean(name, names)), fmt::format("it takes {}; a value is asked for by `equals`", listed(names)));
    }
  }

  void read_values(NodeId node, Condition& condition) {
    for (const auto* key : {"equals", "one_of"}) {
      if (!has(node, key)) {
        continue;
      }
      FieldTest test{.test = Test::one_of};
      for (const auto& value : file_.words(node, key)) {
        test.values.push_back(fold_ascii(value));
      }
      if (test.values.empty() || (test.values.size() == 1 && test.values.front().empty())) {
        file_.complain(file_.tree.child(node, key), fmt::format("`{}` is blank", key), "write the value; for an empty field it is `is: blank`");
      }
      condition.tests.push_back(std::move(test));
    }
  }

  void read_pattern(NodeId node, Condition& condition) {
    if (!has(node, "matches")) {
      return;
    }
    const std::string text = file_.required(node, "matches", "a condition");
    auto pattern = pattern_of(text);
    if (!pattern) {
      file_.complain(file_.tree.child(node, "matches"), pattern.error().message, pattern.error().remedy);
      return;
    }
    FieldTest test{.test = Test::matches};
    test.pattern = std::move(*pattern);
    condition.tests.push_back(std::move(test));
  }

  std::optional<double> number_at(NodeId node, std::string_view key) {
    if (!has(node, key)) {
      return std::nullopt;
    }
    const std::string text = file_.required(node, key, "a condition");
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
      file_.complain(file_.tree.child(node, key), fmt::format("`{}` takes a number", key), "dates are compared by `before`, `after`, `on_or_before` and `on_or_after`");
      return std::nullopt;
    }
    return number;
  }

  void read_day(NodeId node, std::string_view key, Test kind, Condition& condition, const Field& item, const Field* outer) {
    if (!has(node, key)) {
      return;
    }
    auto day = day_of(file_.required(node, key, "a condition"));
    const NodeId at = file_.tree.child(node, key);
    if (!day) {
      file_.complain(at, day.error().message, day.error().remedy);
      return;
    }
    if (!day->is_today && !day->day) {
      const Field* field = look_up(at, day->field, item, outer);
      if (field != nullptr && field->type != FieldType::date && field->type != FieldType::open && field->type != FieldType::when) {
        file_.complain(at, fmt::format("`{}` is no date", day->field.written), "name a date such as `last_review`");
      }
    }
    FieldTest test{.test = kind};
    test.day = std::move(*day);
    condition.tests.push_back(std::move(test));
  }

  void read_count(NodeId node, Condition& condition, const Field& item, const Field* outer) {
    refuse_beside(node, {"count", "where", "at_least", "at_most", "exactly"});
    condition.field = path_of(file_.required(node, "count", "a condition"));
    const NodeId at = file_.tree.child(node, "count");
    const Field* list = look_up(at, condition.field, item, outer);
    if (list != nullptr && !list->is_list) {
      file_.complain(at, fmt::format("`{}` is no list", condition.field.written), "count goes over lists such as `/goals`, `/actions`, `/crisis.contacts`");
      list = nullptr;
    }
    condition.at_least = whole_at(node, "at_least");
    condition.at_most = whole_at(node, "at_most");
    if (const auto exactly = whole_at(node, "exactly")) {
      condition.at_least = exactly;
      condition.at_most = exactly;
    }
    if (!condition.at_least && !condition.at_most) {
      file_.complain(node, "the count has none of `at_least`, `at_most` and `exactly`", "write how many there are to be: `at_least: 1`");
    }
    if (has(node, "where") && list != nullptr) {
      condition.parts.push_back(read(file_.tree.child(node, "where"), *list, &item));
    }
  }

  std::optional<long> whole_at(NodeId node, std::string_view key) {
    const auto number = file_.number(node, key);
    return number ? std::optional<long>(*number) : std::nullopt;
  }

  const RuleText& file_;
  const Vocabulary& vocabulary_;
};

}  // namespace

std::shared_ptr<const Condition> read_condition(const RuleText& file, NodeId node, const Field& item, const Vocabulary& vocabulary) {
  const std::size_t before = file.problems.size();
  auto condition = std::make_shared<const Condition>(ConditionReader(file, vocabulary).read(node, item, nullptr));
  return file.problems.size() == before ? condition : nullptr;
}

}  // namespace careaudit
