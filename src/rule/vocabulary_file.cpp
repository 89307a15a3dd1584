// rules/plan.yaml and rules/types.yaml.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/strings.h"
#include "rule/data_files.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 11> field_keys{"type", "list", "item", "text", "aliases", "exported_as", "codes", "values", "own_words", "help", "fields"};
constexpr std::array<std::pair<std::string_view, FieldType>, 13> field_types{{
    {"text", FieldType::text}, {"label", FieldType::label}, {"name", FieldType::name}, {"role", FieldType::role},
    {"party", FieldType::party}, {"date", FieldType::date}, {"yes_no", FieldType::yes_no}, {"number", FieldType::number},
    {"phone", FieldType::phone}, {"hours", FieldType::hours}, {"when", FieldType::when}, {"map", FieldType::map}, {"open", FieldType::open},
}};

FieldType type_named(const RuleText& file, NodeId node) {
  const std::string name = file.text(node, "type");
  std::vector<std::string> names;
  for (const auto& [known, type] : field_types) {
    if (known == name) {
      return type;
    }
    names.emplace_back(known);
  }
  if (!name.empty()) {
    file.complain(file.tree.child(node, "type"), fmt::format("unknown field type `{}`{}", name, did_you_mean(name, names)), fmt::format("types: {}", listed(names)));
  }
  return FieldType::text;
}

/// Puts what a file says of a field over what is known of it: a key that is left out changes nothing.
void read_field(const RuleText& file, NodeId node, Field& field) {
  const auto has = [&](std::string_view key) { return file.tree.child(node, key) != no_node; };
  const auto read_text = [&](std::string_view key, std::string& value) { value = has(key) ? file.text(node, key) : value; };
  const auto read_words = [&](std::string_view key, std::vector<std::string>& value) { value = has(key) ? file.words(node, key) : value; };
  file.accept(node, field_keys, "a field");
  field.type = has("type") ? type_named(file, node) : field.type;
  field.is_list = has("list") ? file.yes(node, "list") : field.is_list;
  field.is_own_words = has("own_words") ? file.yes(node, "own_words") : field.is_own_words;
  read_text("item", field.item);
  read_text("text", field.text_field);
  read_words("aliases", field.aliases);
  read_words("exported_as", field.exported_as);
  read_words("codes", field.codes);
  std::transform(field.codes.begin(), field.codes.end(), field.codes.begin(), [](const std::string& code) { return fold_ascii(code); });
  read_words("values", field.values);
  read_text("help", field.help);
}

void read_fields(const RuleText& file, NodeId node, Field& above) {
  if (!file.holds_keys(node, "`fields`", "write the name of each field as a key, with what it takes below")) {
    return;
  }
  for (const NodeId child : file.tree.children(node)) {
    const auto key = file.tree[child].key;
    auto same = std::find_if(above.fields.begin(), above.fields.end(), [&](const Field& f) { return f.key == key; });
    if (same == above.fields.end()) {
      Field made;
      made.key = key;
      same = above.fields.insert(same, std::move(made));
    }
    Field& field = *same;
    read_field(file, child, field);
    if (const NodeId below = file.tree.child(child, "fields"); below != no_node) {
      read_fields(file, below, field);
    }
  }
}

}  // namespace

void read_vocabulary(const RuleText& file, Vocabulary& vocabulary) {
  vocabulary.plan.key = "careplan";
  vocabulary.plan.type = FieldType::map;
  static constexpr std::array<std::string_view, 1> keys{"fields"};
  file.accept(file.tree.root(), keys, "the vocabulary");
  const NodeId fields = file.tree.child(file.tree.root(), "fields");
  if (fields == no_node) {
    file.complain(file.tree.root(), "the vocabulary has no `fields`", "write the name of each field as a key below `fields:`");
    return;
  }
  read_fields(file, fields, vocabulary.plan);
}

void read_types(const RuleText& file, bool is_built_in, PlanTypes& types) {
  static constexpr std::array<std::string_view, 1> keys{"types"};
  static constexpr std::array<std::string_view, 10> type_keys{"id", "title", "aliases", "review_months", "review_days", "review_note", "first_reviews_days", "only", "without", "sections"};
  file.accept(file.tree.root(), keys, "this file");
  for (const NodeId node : file.required_items(file.tree.root(), "types", "this file")) {
    file.accept(node, type_keys, "a plan type");
    if (file.tree[node].kind != Kind::map) {
      continue;
    }
    PlanType type;
    type.id = file.required(node, "id", "a plan type");
    type.title = file.required(node, "title", "a plan type");
    type.aliases = file.words(node, "aliases");
    type.review_months = file.number(node, "review_months");
    type.review_days = file.number(node, "review_days");
    type.review_note = file.text(node, "review_note");
    type.only = file.words(node, "only");
    type.without = file.words(node, "without");
    type.sections = file.words(node, "sections");
    type.file = file.file;
    type.at = file.tree[node].at;
    type.is_built_in = is_built_in;
    for (const auto& text : file.words(node, "first_reviews_days")) {
      int days = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
      if (error != std::errc() || end != text.data() + text.size()) {
        file.complain(file.tree.child(node, "first_reviews_days"), "`first_reviews_days` takes a list of whole numbers");
      }
      type.first_reviews_days.push_back(days);
    }
    if (!type.review_months && !type.review_days && type.review_note.empty()) {
      file.complain(node, fmt::format("plan type `{}` has none of `review_months`, `review_days` and `review_note`", type.id), "give one of them");
    }
    std::erase_if(types.all, [&](const PlanType& old) { return old.id == type.id; });
    types.all.push_back(std::move(type));
  }
}

}  // namespace careaudit
