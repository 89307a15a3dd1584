// A rule file becomes a rule that can run.
#include "rule/rule_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "rule/condition_file.h"
#include "rule/field_path.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 17> rule_keys{"title", "severity", "each", "on", "when", "check", "options", "applies_to", "because",
                                                     "remedy", "source", "evidences", "formerly", "template", "examples", "labelled", "note"};

std::vector<std::string> check_names() {
  std::vector<std::string> names;
  for (const CheckType* type : check_types()) {
    names.emplace_back(type->name);
  }
  return names;
}

Severity severity_of(const RuleText& file, NodeId root) {
  const std::string name = file.required(root, "severity", "the rule");
  for (const Severity severity : {Severity::error, Severity::warning, Severity::advice}) {
    if (name == name_of(severity)) {
      return severity;
    }
  }
  if (!name.empty()) {
    const std::array<std::string, 3> known{"error", "warning", "advice"};
    file.complain(file.tree.child(root, "severity"), fmt::format("unknown severity `{}`{}", name, did_you_mean(name, known)), "it is `error`, `warning` or `advice`");
  }
  return Severity::warning;
}

std::string_view type_words(OptionType type) {
  switch (type) {
    case OptionType::text:
      return "a text";
    case OptionType::words:
      return "a list of texts";
    case OptionType::number:
      return "a whole number";
    case OptionType::yes_no:
      return "yes or no";
    case OptionType::map:
      return "names with texts";
    case OptionType::condition:
      return "a condition";
  }
  return "a text";
}

bool fits(const Tree& tree, NodeId node, OptionType type) {
  const Node& value = tree[node];
  int number = 0;
  switch (type) {
    case OptionType::text:
      return value.kind == Kind::scalar;
    case OptionType::words:
      return value.kind == Kind::scalar || value.kind == Kind::list;
    case OptionType::number: {
      const auto [end, error] = std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
      return value.kind == Kind::scalar && error == std::errc() && end == value.text.data() + value.text.size();
    }
    case OptionType::yes_no:
      return value.kind == Kind::scalar && yes_or_no(value.text).has_value();
    case OptionType::map:
    case OptionType::condition:
      return value.kind == Kind::map;
  }
  return false;
}

/// The field of the vocabulary that a rule judges: the plan, an item of a list, or what `on` names in it.
const Field& field_judged(const Rule& rule, const Vocabulary& vocabulary, bool with_on) {
  const bool is_plan = rule.each == "plan" || rule.each == "texts" || rule.each == "batch";
  std::string path = is_plan ? "" : rule.each;
  if (with_on && !rule.on.empty()) {
    path += path.empty() ? rule.on : "." + rule.on;
  }
  const Field* field = path.empty() ? &vocabulary.plan : vocabulary.at(path);
  return field == nullptr ? vocabulary.plan : *field;
}

Options read_options(const RuleText& file, NodeId root, const CheckType& check, const Field& judged, const Vocabulary& vocabulary) {
  Options options;
  const NodeId node = file.tree.child(root, "options");
  std::vector<std::string> known;
  for (const auto& spec : check.options) {
    known.emplace_back(spec.name);
    if (spec.is_required && file.tree.child(node, spec.name) == no_node) {
      file.complain(node == no_node ? file.tree.child(root, "check") : node, fmt::format("check `{}` needs the option `{}`", check.name, spec.name), std::string(spec.help));
    }
  }
  if (!file.holds_keys(node, "`options`", known.empty() ? "the check takes no options" : fmt::format("`{}` takes {}; write each as `key: value`", check.name, listed(known)))) {
    return options;
  }
  for (const NodeId child : file.tree.children(node)) {
    const auto key = file.tree[child].key;
    const auto spec = std::find_if(check.options.begin(), check.options.end(), [&](const OptionSpec& one) { return one.name == key; });
    if (spec == check.options.end()) {
      file.complain(child, fmt::format("unknown option `{}` for `{}`{}", excerpt(key), check.name, did_you_mean(key, known)),
                    known.empty() ? std::string("it takes no options") : fmt::format("it takes {}", listed(known)));
      continue;
    }
    if (!file.tree.is_blank(child) && !fits(file.tree, child, spec->type)) {
      file.complain(child, fmt::format("option `{}` takes {}", key, type_words(spec->type)), std::string(spec->help));
      continue;
    }
    if (file.tree.is_blank(child)) {
      file.complain(child, fmt::format("option `{}` is blank", key), std::string(spec->help));
      continue;
    }
    if (spec->type == OptionType::condition) {
      options.set_condition(std::string(key), read_condition(file, child, judged, vocabulary));
      continue;
    }
    std::vector<std::pair<std::string, std::string>> values;
    if (file.tree[child].kind == Kind::scalar) {
      values.emplace_back("", trim(file.tree[child].text));
    }
    for (const NodeId item : file.tree.children(child)) {
      if (file.tree[item].kind == Kind::list || file.tree[item].kind == Kind::map) {
        file.complain(item, fmt::format("option `{}` takes {}", key, type_words(spec->type)), std::string(spec->help));
      }
      values.emplace_back(file.tree[item].key, trim(file.tree[item].text));
    }
    options.set(std::string(key), std::move(values));
  }
  return options;
}

void check_paths(const RuleText& file, NodeId root, const Rule& rule, const Vocabulary& vocabulary) {
  const bool is_plan = rule.each == "plan" || rule.each == "texts" || rule.each == "batch";
  const Field* each = is_plan ? &vocabulary.plan : vocabulary.at(rule.each);
  if (each == nullptr || (!is_plan && !each->is_list)) {
    std::vector<std::string> names{"plan", "texts", "batch"};
    for (const auto& field : vocabulary.plan.fields) {
      names.push_back(field.key);
    }
    file.complain(file.tree.child(root, "each"), fmt::format("`each: {}` names no list of the vocabulary{}", rule.each, did_you_mean(rule.each, names)),
                  "it takes `plan`, `texts`, `batch`, or a list such as `goals`, `actions`, `crisis.contacts`");
    return;
  }
  if (const FieldFound on = find_field(*each, rule.on); on.field == nullptr) {
    file.complain(file.tree.child(root, "on"), fmt::format("`on: {}` names no field of the vocabulary{}", rule.on, near_field(*on.above, on.missing)),
                  "`careaudit formats --schema` lists the fields; a folder given with `--rules` may add some in plan.yaml");
  }
}

/// The places that a template must have for the rule: what the file says, else the field that it judges.
void read_template(const RuleText& file, NodeId root, Rule& rule, const Vocabulary& vocabulary) {
  static constexpr std::array<std::string_view, 2> keys{"slots", "part"};
  const std::array<std::string, 2> parts{"content", "design"};
  const NodeId node = file.tree.child(root, "template");
  if (node != no_node) {
    file.accept(node, keys, "`template`");
    rule.slots = file.words(node, "slots");
    const std::string part = file.text(node, "part");
    rule.is_design = part == "design";
    if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
      file.complain(file.tree.child(node, "part"), fmt::format("unknown `part: {}`{}", part, did_you_mean(part, parts)), fmt::format("it takes {}", listed(parts)));
    }
  }
  for (const auto& slot : rule.slots) {
    for (const auto& path : split(slot, '|')) {
      if (vocabulary.at(trim(path)) == nullptr) {
        file.complain(file.tree.child(node, "slots"), fmt::format("`slots: {}` names no field of the vocabulary", trim(path)), "`careaudit formats --schema` lists the fields");
      }
    }
  }
}

/// A key that stands there with nothing after it was meant to be filled in.
void check_blanks(const RuleText& file, NodeId root) {
  static constexpr std::array<std::string_view, 7> optional_keys{"each", "on", "options", "applies_to", "evidences", "formerly", "note"};
  for (const NodeId child : file.tree.children(root)) {
    const auto key = file.tree[child].key;
    const bool is_optional = std::find(optional_keys.begin(), optional_keys.end(), key) != optional_keys.end();
    const bool holds_fields = file.tree[child].kind == Kind::map;
    if (is_optional && !holds_fields && file.tree.is_blank(child)) {
      file.complain(child, fmt::format("`{}` is blank", key), fmt::format("fill in `{}`, or take the line out", key));
    }
  }
}

AppliesTo read_applies_to(const RuleText& file, NodeId root, const Knowledge& knowledge) {
  static constexpr std::array<std::string_view, 4> keys{"status", "type", "not_type", "with"};
  AppliesTo scope;
  const NodeId node = file.tree.child(root, "applies_to");
  if (node == no_node) {
    return scope;
  }
  file.accept(node, keys, "`applies_to`");
  if (file.tree[node].kind != Kind::map) {
    return scope;
  }
  scope.statuses = file.words(node, "status");
  const std::array<std::string, 4> statuses{"active", "draft", "closed", "template"};
  for (const auto& status : scope.statuses) {
    if (std::find(statuses.begin(), statuses.end(), status) == statuses.end()) {
      file.complain(file.tree.child(node, "status"), fmt::format("unknown status `{}`{}", status, did_you_mean(status, statuses)), fmt::format("it is one of {}", listed(statuses)));
    }
  }
  std::vector<std::string> known;
  for (const auto& type : knowledge.types.all) {
    known.push_back(type.id);
  }
  for (const auto key : {"type", "not_type"}) {
    for (const auto& type : file.words(node, key)) {
      if (std::find(known.begin(), known.end(), type) == known.end()) {
        file.complain(file.tree.child(node, key), fmt::format("unknown plan type `{}`{}", type, did_you_mean(type, known)), "types.yaml lists the types");
      }
    }
  }
  scope.types = file.words(node, "type");
  scope.not_types = file.words(node, "not_type");
  scope.with = file.words(node, "with");
  for (const auto& path : scope.with) {
    if (knowledge.vocabulary.at(path) == nullptr) {
      file.complain(file.tree.child(node, "with"), fmt::format("`with: {}` names no field of the vocabulary", path), "`careaudit formats --schema` lists the fields");
    }
  }
  return scope;
}

void prepare_check(const RuleText& file, NodeId root, Rule& rule, const Knowledge& knowledge) {
  const CheckType* check = find_check_type(rule.check);
  if (check == nullptr) {
    if (!rule.check.empty()) {
      file.complain(file.tree.child(root, "check"), fmt::format("unknown check `{}`{}", rule.check, did_you_mean(rule.check, check_names())), fmt::format("checks: {}", listed(check_names())));
    }
    return;
  }
  const std::size_t before = file.problems.size();
  rule.options = read_options(file, root, *check, field_judged(rule, knowledge.vocabulary, true), knowledge.vocabulary);
  if (file.problems.size() != before) {
    return;
  }
  auto prepared = check->prepare({.options = rule.options, .knowledge = knowledge});
  if (!prepared) {
    const NodeId at = file.tree.child(root, "options");
    file.complain(at == no_node ? file.tree.child(root, "check") : at, prepared.error().message, prepared.error().remedy);
    return;
  }
  rule.run = std::move(*prepared);
  rule.is_batch = rule.each == "batch";
  if (rule.is_batch != (rule.check == "copied_text")) {
    file.complain(file.tree.child(root, "check"), "`each: batch` and `check: copied_text` go together", "judge plans one by one with `each: plan`, or compare their texts with `check: copied_text`");
  }
  if (rule.check == "roll_up") {
    rule.is_roll_up = true;
    for (const auto& [letter, id] : rule.options.map("letters")) {
      rule.members.push_back(id);
    }
  }
}

}  // namespace

std::optional<Rule> read_rule(const RuleText& file, const std::string& id, const Knowledge& knowledge) {
  const std::size_t before = file.problems.size();
  const NodeId root = file.tree.root();
  Rule rule;
  rule.id = id;
  rule.file = file.file;
  rule.at = file.tree[root].at;
  file.accept(root, rule_keys, "a rule");
  check_blanks(file, root);
  rule.title = file.required(root, "title", "the rule");
  rule.severity = severity_of(file, root);
  rule.each = file.text(root, "each");
  rule.each = rule.each.empty() ? "plan" : rule.each;
  rule.on = file.text(root, "on");
  rule.check = file.required(root, "check", "the rule");
  rule.because = file.required(root, "because", "the rule");
  rule.remedy = file.required(root, "remedy", "the rule");
  rule.source = file.required(root, "source", "the rule");
  rule.evidences = file.words(root, "evidences");
  rule.formerly = file.text(root, "formerly");
  rule.applies_to = read_applies_to(file, root, knowledge);
  check_paths(file, root, rule, knowledge.vocabulary);
  if (const NodeId when = file.tree.child(root, "when"); when != no_node) {
    rule.when = read_condition(file, when, field_judged(rule, knowledge.vocabulary, false), knowledge.vocabulary);
  }
  read_template(file, root, rule, knowledge.vocabulary);
  prepare_check(file, root, rule, knowledge);
  return file.problems.size() == before ? std::optional(std::move(rule)) : std::nullopt;
}

}  // namespace careaudit
