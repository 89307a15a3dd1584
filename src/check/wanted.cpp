// Reads where a rule looks, and looks there.
#include "check/wanted.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"

namespace careaudit {

bool says_none(std::string_view text) {
  static constexpr std::array<std::string_view, 9> words{"none", "no", "nothing", "none known", "none identified", "none recorded", "no one", "nobody", "nil"};
  std::string low = fold_ascii(trim(text));
  if (!low.empty() && low.back() == '.') {
    low.pop_back();
  }
  return std::find(words.begin(), words.end(), low) != words.end();
}

std::string first_text(const Plan& plan, NodeId node) {
  const auto text = trim(plan.tree[node].text);
  if (!text.empty()) {
    constexpr std::size_t most = 60;
    const auto beginning = first_bytes(text, most);
    return std::string(beginning.size() < text.size() ? beginning.substr(0, beginning.rfind(' ')) : beginning);
  }
  for (const NodeId below : plan.tree.children(node)) {
    if (!plan.tree.is_blank(below)) {
      return first_text(plan, below);
    }
  }
  return "";
}

Wanted::Wanted(std::string_view places, std::string label) : label_(std::move(label)) {
  constexpr std::string_view none = "=none";
  while (!places.empty()) {
    const auto bar = std::min(places.find('|'), places.size());
    auto place = trim(places.substr(0, bar));
    const Way way = place.starts_with('~') ? Way::topic : place.ends_with(none) ? Way::none : Way::field;
    place.remove_prefix(way == Way::topic ? 1 : 0);
    place.remove_suffix(way == Way::none ? none.size() : 0);
    places_.push_back({way, std::string(place)});
    places.remove_prefix(std::min(bar + 1, places.size()));
  }
}

std::string Wanted::unknown_place(const Vocabulary& vocabulary, const TopicWords& topics) const {
  for (const auto& place : places_) {
    // The keys of `sections` are free.
    const bool is_known = place.way == Way::topic ? topics.knows(place.path) : place.path.starts_with("sections.") || vocabulary.at(place.path) != nullptr;
    if (!is_known) {
      return (place.way == Way::topic ? "~" : "") + place.path;
    }
  }
  return "";
}

NodeId Wanted::find_field(const Plan& plan, NodeId node, std::string_view path) {
  const Tree& tree = plan.tree;
  if (path.empty()) {
    return plan.status == "template" || !tree.is_blank(node) ? node : no_node;
  }
  if (tree[node].kind == Kind::list) {
    for (const NodeId item : tree.children(node)) {
      if (const NodeId found = find_field(plan, item, path); found != no_node) {
        return found;
      }
    }
    return no_node;
  }
  const auto dot = std::min(path.find('.'), path.size());
  const NodeId child = tree.child(node, path.substr(0, dot));
  path.remove_prefix(std::min(dot + 1, path.size()));
  return child == no_node ? no_node : find_field(plan, child, path);
}

NodeId Wanted::find(const Subject& subject, const TopicWords& topics) const {
  for (const auto& place : places_) {
    if (place.way == Way::topic) {
      if (const auto found = topics.in_plan(subject, place.path); found.node != no_node) {
        return found.node;
      }
      continue;
    }
    const NodeId node = find_field(subject.plan, subject.plan.root, place.path);
    if (node != no_node && (place.way == Way::field || says_none(first_text(subject.plan, node)))) {
      return node;
    }
  }
  return no_node;
}

std::string_view Wanted::why_not_carried(const Plan& plan) const {
  std::string_view why;
  for (const auto& place : places_) {
    if (place.way == Way::field) {
      why = plan.why_not_carried(place.path);
      if (why.empty()) {
        return "";
      }
    }
  }
  return why;
}

}  // namespace careaudit
