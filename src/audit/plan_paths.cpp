// The vocabulary's keys as they are, the plan's own as numbers.
#include "audit/plan_paths.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace careaudit {
namespace {

/// The fields of who does something, which the vocabulary does not spell out.
constexpr std::array<std::string_view, 6> party_keys{"name", "role", "phone", "email", "hours", "text"};

/// The field below `field` with that key; nullptr for a key of the plan's own, and below one.
const Field* known_below(const Field* field, std::string_view key) {
  if (field == nullptr || field->type == FieldType::open) {
    return nullptr;
  }
  const bool is_of_party = field->type == FieldType::party && field->fields.empty() && std::find(party_keys.begin(), party_keys.end(), key) != party_keys.end();
  return is_of_party ? field : field->find(key);
}

}  // namespace

PlanPaths::PlanPaths(const Plan& plan, const Vocabulary& vocabulary) : plan_(plan), places_(plan.tree.size()), known_(plan.tree.size()) {
  number(plan.root, &vocabulary.plan);
}

void PlanPaths::number(NodeId node, const Field* field) {
  const Tree& tree = plan_.tree;
  const bool is_list = tree[node].kind == Kind::list;
  std::uint32_t own = 0;
  std::uint32_t place = 0;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    places_[child] = place++;
    const Field* below = is_list ? field : known_below(field, tree[child].key);
    if (below == nullptr && !is_list) {
      own_.emplace(child, own++);
    }
    number(child, below);
  }
}

bool PlanPaths::has_own(NodeId node) const {
  for (; !own_.empty() && node != plan_.root && node != no_node; node = plan_.tree[node].parent) {
    if (own_.contains(node)) {
      return true;
    }
  }
  return false;
}

/// From its parent to the node: `[2]`, `.responsible`.
std::string PlanPaths::step(NodeId node) const {
  const Node& one = plan_.tree[node];
  const bool is_item = plan_.tree[one.parent].kind == Kind::list;
  return is_item ? "[" + std::to_string(places_[node]) + "]" : "." + std::string(one.key);
}

std::string PlanPaths::full(NodeId node) const {
  if (node == no_node || node == plan_.root || plan_.tree[node].parent == no_node) {
    return "";
  }
  std::string path = full(plan_.tree[node].parent) + step(node);
  return path.starts_with('.') ? path.substr(1) : path;
}

std::string PlanPaths::full_if_own(NodeId node) const { return has_own(node) ? full(node) : ""; }

const std::string& PlanPaths::discreet(NodeId node) const {
  static const std::string of_root;
  if (node == no_node || node == plan_.root || plan_.tree[node].parent == no_node) {
    return of_root;
  }
  std::string& path = known_[node];
  if (path.empty()) {
    const auto own = own_.find(node);
    path = discreet(plan_.tree[node].parent) + (own == own_.end() ? step(node) : fmt::format(".own_field[{}]", own->second));
    path.erase(0, path.starts_with('.') ? 1 : 0);
  }
  return path;
}

}  // namespace careaudit
