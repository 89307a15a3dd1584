// Steps, their texts and how often they stand there.
#include "audit/path_counts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/date.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace careaudit {
namespace {

constexpr std::size_t most_distinct = 100;
constexpr std::size_t most_examples = 3;

/// Names of what tells one field from another where all elements are called the same.
constexpr std::array<std::string_view, 9> labels{"name", "key", "label", "field", "caption", "question", "linkid", "fieldname", "prompt"};

bool is_xml_name(std::string_view name) {
  const auto is_sign = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || (static_cast<unsigned char>(c) & 0x80U) != 0; };
  return !name.empty() && std::all_of(name.begin(), name.end(), is_sign) && !(name.front() >= '0' && name.front() <= '9') && name.front() != '-' && name.front() != '.';
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+'; });
}

Holds what_it_is(std::string_view text) {
  constexpr std::size_t longest_date = 40;
  if (is_number(text) && text.find_first_of("-.", 1) == std::string_view::npos) {
    return Holds::numbers;
  }
  const bool is_short = text.size() <= longest_date && has_digit(text);
  return is_short && (Date::parse(text) || Date::parse(text.substr(0, text.find(' ')))) ? Holds::dates : Holds::texts;
}

/// Whether a node says anything beside its label.
bool is_filled(const Tree& tree, NodeId node, NodeId label) {
  bool is = !trim(tree[node].text).empty();
  for (NodeId child = tree[node].first_child; child != no_node && !is; child = tree[child].next) {
    is = child != label && !tree.is_blank(child);
  }
  return is;
}

}  // namespace

PathCounter::Step PathCounter::step_of(const XPathTree& document, NodeId node) {
  const Tree& tree = document.tree();
  const Node& one = tree[node];
  const std::string key = excerpt(one.key);
  if (document.is_attribute(node)) {
    return {.step = "@" + key, .name = key};
  }
  const std::string plain = is_xml_name(one.key) ? key : "{" + key + "}";
  for (NodeId child = one.first_child; child != no_node && one.kind == Kind::map; child = tree[child].next) {
    const bool is_label = std::find(labels.begin(), labels.end(), fold_ascii(tree[child].key)) != labels.end() && tree[child].kind == Kind::scalar;
    const bool holds_value = !one.text.empty() || tree.child(node, "value") != no_node || (document.is_attribute(child) && tree.count(node) == 1) || tree.child(node, "answer") != no_node;
    const std::string text = excerpt(trim(tree[child].text));
    if (is_label && holds_value && text.find('\'') == std::string::npos && text.size() == trim(tree[child].text).size()) {
      return {.step = fmt::format("{}[{}{}='{}']", plain, document.is_attribute(child) ? "@" : "", tree[child].key, text), .name = text, .is_named_by_value = true, .label = child};
    }
  }
  return {.step = plain, .name = key};
}

void PathCounter::add(const XPathTree& document, NodeId node, const std::set<NodeId>& without) {
  ++record_;
  ++root_.times;
  add_below(document, node, no_node, root_, without);
}

void PathCounter::add_below(const XPathTree& document, NodeId node, NodeId label, PathCount& above, const std::set<NodeId>& without) {
  const Tree& tree = document.tree();
  std::map<std::string, int> seen;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    if (child == label || without.contains(child)) {
      continue;
    }
    if (tree[child].kind != Kind::list) {
      add_one(document, child, above, seen, without);
      continue;
    }
    for (NodeId item = tree[child].first_child; item != no_node; item = tree[item].next) {
      if (!without.contains(item)) {
        add_one(document, item, above, seen, without);
      }
    }
  }
}

void PathCounter::add_one(const XPathTree& document, NodeId node, PathCount& above, std::map<std::string, int>& seen, const std::set<NodeId>& without) {
  const Tree& tree = document.tree();
  Step step = step_of(document, node);
  if (tree[node].key.empty() && tree[node].parent != no_node) {   // an item has its list's name
    const auto list = tree[tree[node].parent].key;
    step.name = list.empty() ? "item" : excerpt(list);
    step.step = is_xml_name(step.name) ? step.name : "{" + step.name + "}";
    step.is_named_by_value = false;
    step.label = no_node;
  }
  PathCount* count = count_at(above, step);
  if (count == nullptr) {
    ++left_out_;
    return;
  }
  ++count->times;
  count->repeats = count->repeats || ++seen[step.step] > 1;
  if (last_stood_in_[count] != record_) {
    last_stood_in_[count] = record_;
    ++count->stands_in;
  }
  if (is_filled(tree, node, step.label) && last_record_[count] != record_) {
    last_record_[count] = record_;
    ++count->records;
  }
  take_text(*count, trim(tree[node].text));
  add_below(document, node, step.label, *count, without);
}

PathCount* PathCounter::count_at(PathCount& above, const Step& step) {
  PathCount*& found = children_[&above][step.step];
  if (found == nullptr && paths_ < max_paths) {
    ++paths_;
    above.below.push_back(std::make_unique<PathCount>());
    found = above.below.back().get();
    found->step = step.step;
    found->name = step.name;
    found->is_named_by_value = step.is_named_by_value;
  }
  return found;
}

void PathCounter::take_text(PathCount& count, std::string_view text) {
  if (text.empty()) {
    return;
  }
  const Holds holds = what_it_is(text);
  count.holds = count.holds == Holds::nothing || count.holds == holds ? holds : Holds::texts;
  count.longest = std::max(count.longest, code_points(text));
  auto& texts = texts_[&count];
  if (texts.size() < most_distinct && texts.insert(excerpt(text)).second) {
    count.distinct = texts.size();
    if (count.examples.size() < most_examples) {
      count.examples.push_back(excerpt(text));
    }
  }
}

}  // namespace careaudit
