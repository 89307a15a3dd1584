// Reaching into a plan by path.
#include "plan/plan.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace careaudit {
namespace {

std::string plain_key(std::string_view name) {
  std::string key = fold_ascii(name);
  key.erase(std::remove_if(key.begin(), key.end(),
                           [](char c) { return c == ' ' || c == '-' || c == '_'; }),
            key.end());
  return key;
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
  const std::string wanted = plain_key(name);
  for (const auto& type : all) {
    const bool is_alias =
        std::any_of(type.aliases.begin(), type.aliases.end(),
                    [&](const std::string& alias) { return plain_key(alias) == wanted; });
    if (plain_key(type.id) == wanted || is_alias) {
      return &type;
    }
  }
  return nullptr;
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
