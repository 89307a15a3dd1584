// The list of checks, options, and a worker's memory.
#include "check/check.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::array listed_types{
#define CHECK_TYPE(name) &checks::name,
#include "check/all.def"
#undef CHECK_TYPE
};

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
      return "fail";
    case Outcome::not_applicable:
      return "not_applicable";
    case Outcome::not_assessable:
      return "not_assessable";
  }
  return "not_assessable";
}

std::span<const CheckType* const> check_types() { return listed_types; }

const CheckType* find_check_type(std::string_view name) {
  for (const auto* type : listed_types) {
    if (type->name == name) {
      return type;
    }
  }
  return nullptr;
}

void Scratch::start(const Plan& plan) {
  constexpr std::size_t most_words = 100'000;
  plan_ = &plan;
  by_node_.assign(plan.tree.size(), nullptr);
  fields_.assign(plan.tree.size(), nullptr);
  find_fields(plan.root, &vocabulary_->plan);
  long_.clear();
  others_.clear();
  if (known_words_ > most_words) {
    known_.clear();
    known_words_ = 0;
  }
}

void Scratch::find_fields(NodeId node, const Field* field) {
  fields_[node] = field;
  const Tree& tree = plan_->tree;
  const bool is_same = field == nullptr || field->type == FieldType::open || tree[node].kind == Kind::list;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    find_fields(child, is_same ? field : field->find(tree[child].key));
  }
}

const Reading& Scratch::reading(NodeId node) {
  const Reading*& known = by_node_[node];
  if (known == nullptr) {
    known = &read(plan_->tree[node].text);
  }
  return *known;
}

const Reading& Scratch::reading(std::string_view text) {
  const Reading*& known = others_[text];
  if (known == nullptr) {
    known = &read(text);
  }
  return *known;
}

const Reading& Scratch::read(std::string_view text) {
  constexpr std::size_t longest_known = 1'000;
  if (text.size() > longest_known) {
    return long_.emplace_back(reader_.read(text));
  }
  auto found = known_.find(text);
  if (found == known_.end()) {
    found = known_.emplace(std::string(text), Reading{}).first;
    found->second = reader_.read(found->first);
    known_words_ += found->second.words.size() + 1;
  }
  return found->second;
}

NodeId Subject::text_node() const {
  const NodeId node = target != no_node ? target : item;
  if (plan.tree[node].kind == Kind::scalar) {
    return node;
  }
  const NodeId text = plan.tree.child(node, "text");
  return text != no_node && plan.tree[text].kind == Kind::scalar ? text : no_node;
}

void Options::set(std::string name, std::vector<std::pair<std::string, std::string>> values) {
  all_.emplace_back(std::move(name), std::move(values));
}

std::vector<std::pair<std::string, std::string>> Options::map(std::string_view name) const {
  for (const auto& [key, values] : all_) {
    if (key == name) {
      return values;
    }
  }
  return {};
}

std::shared_ptr<const Condition> Options::condition(std::string_view name) const {
  const auto found = std::find_if(conditions_.begin(), conditions_.end(), [&](const auto& one) { return one.first == name; });
  return found == conditions_.end() ? nullptr : found->second;
}

bool Options::has(std::string_view name) const { return !map(name).empty(); }

std::string Options::text(std::string_view name, std::string_view otherwise) const {
  const auto values = map(name);
  return values.empty() ? std::string(otherwise) : values.front().second;
}

std::vector<std::string> Options::words(std::string_view name) const {
  std::vector<std::string> list;
  for (auto& [key, value] : map(name)) {
    list.push_back(value);
  }
  return list;
}

long Options::number(std::string_view name, long otherwise) const {
  const std::string value = text(name);
  long number = otherwise;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

bool Options::yes(std::string_view name, bool otherwise) const {
  return yes_or_no(text(name)).value_or(otherwise);
}

}  // namespace careaudit
