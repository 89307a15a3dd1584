// Reaching into a plan by path.
#include "plan/plan.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace careaudit {
namespace {

/// Whether two names are one but for capitals, spaces, hyphens and underscores.
bool is_same_name(std::string_view a, std::string_view b) {
  const auto skip = [](std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(" -_"), text.size())); };
  const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (skip(a), skip(b); !a.empty() && !b.empty(); skip(a), skip(b)) {
    if (low(a.front()) != low(b.front())) {
      return false;
    }
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.empty() && b.empty();
}

}  // namespace

NodeId Plan::find(std::string_view path, NodeId from) const {
  while (from != no_node && !path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    from = tree.child(from, path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return from;
}

std::string_view Plan::text(std::string_view path, NodeId from) const {
  const NodeId node = find(path, from);
  return node == no_node || tree[node].kind != Kind::scalar ? std::string_view() : trim(tree[node].text);
}

std::optional<Date> Plan::date(std::string_view path, NodeId from) const {
  NodeId node = find(path, from);
  if (node != no_node && tree[node].kind == Kind::map) {
    node = tree.child(node, "date");
  }
  if (node == no_node || tree[node].kind != Kind::scalar) {
    return std::nullopt;
  }
  return Date::parse(tree[node].text);
}

std::optional<bool> yes_or_no(std::string_view text) {
  static constexpr std::array<std::string_view, 4> yes{"yes", "true", "y", "on"};
  static constexpr std::array<std::string_view, 4> no{"no", "false", "n", "off"};
  const std::string folded = fold_ascii(trim(text));
  if (std::find(yes.begin(), yes.end(), folded) != yes.end()) {
    return true;
  }
  if (std::find(no.begin(), no.end(), folded) != no.end()) {
    return false;
  }
  return std::nullopt;
}

const PlanType* PlanTypes::find(std::string_view name) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const PlanType& type) {
    return is_same_name(type.id, name) || std::any_of(type.aliases.begin(), type.aliases.end(), [&](const std::string& alias) { return is_same_name(alias, name); });
  });
  return found == all.end() ? nullptr : &*found;
}

std::string_view Plan::why_not_carried(std::string_view path) const {
  for (const auto& lost : not_carried) {
    if (path == lost.path || (path.starts_with(lost.path) && path[lost.path.size()] == '.')) {
      return lost.reason;
    }
  }
  return "";
}

}  // namespace careaudit
