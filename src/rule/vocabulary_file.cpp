// rules/plan.yaml and rules/types.yaml.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/strings.h"
#include "rule/data_files.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 9> field_keys{"type", "list", "item", "text", "aliases", "values", "own_words", "help", "fields"};
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

void read_fields(const RuleText& file, NodeId node, Field& above) {
  for (const NodeId child : file.tree.children(node)) {
    Field field;
    field.key = file.tree[child].key;
    file.accept(child, field_keys, "a field");
    field.type = type_named(file, child);
    field.is_list = file.yes(child, "list");
    field.is_own_words = file.yes(child, "own_words");
    field.item = file.text(child, "item");
    field.text_field = file.text(child, "text");
    field.aliases = file.words(child, "aliases");
    field.values = file.words(child, "values");
    field.help = file.text(child, "help");
    const auto same = std::find_if(above.fields.begin(), above.fields.end(), [&](const Field& f) { return f.key == field.key; });
    if (same != above.fields.end()) {
      field.fields = std::move(same->fields);
      above.fields.erase(same);
    }
    if (const NodeId below = file.tree.child(child, "fields"); below != no_node) {
      read_fields(file, below, field);
    }
    above.fields.push_back(std::move(field));
  }
}

}  // namespace

void read_vocabulary(const RuleText& file, Vocabulary& vocabulary) {
  vocabulary.plan.key = "careplan";
  vocabulary.plan.type = FieldType::map;
  constexpr std::array<std::string_view, 1> keys{"fields"};
  file.accept(file.tree.root(), keys, "the vocabulary");
  if (const NodeId fields = file.tree.child(file.tree.root(), "fields"); fields != no_node) {
    read_fields(file, fields, vocabulary.plan);
  }
}

void read_types(const RuleText& file, PlanTypes& types) {
  constexpr std::array<std::string_view, 1> keys{"types"};
  constexpr std::array<std::string_view, 6> type_keys{"id", "title", "aliases", "review_months", "review_note", "first_reviews_days"};
  file.accept(file.tree.root(), keys, "this file");
  for (const NodeId node : file.tree.children(file.tree.child(file.tree.root(), "types"))) {
    file.accept(node, type_keys, "a plan type");
    PlanType type;
    type.id = file.required(node, "id", "a plan type");
    type.title = file.required(node, "title", "a plan type");
    type.aliases = file.words(node, "aliases");
    type.review_months = file.number(node, "review_months");
    type.review_note = file.text(node, "review_note");
    for (const auto& text : file.words(node, "first_reviews_days")) {
      int days = 0;
      std::from_chars(text.data(), text.data() + text.size(), days);
      type.first_reviews_days.push_back(days);
    }
    if (!type.review_months && type.review_note.empty()) {
      file.complain(node, fmt::format("plan type `{}` has neither `review_months` nor `review_note`", type.id), "give one of the two");
    }
    std::erase_if(types.all, [&](const PlanType& old) { return old.id == type.id; });
    types.all.push_back(std::move(type));
  }
}

}  // namespace careaudit
