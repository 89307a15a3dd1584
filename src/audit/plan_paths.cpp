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

PlanPaths::PlanPaths(const Plan& plan, const Vocabulary& vocabulary) : plan_(plan), root_path_(plan.tree.path(plan.root)) {
  number_own_keys(plan.root, &vocabulary.plan);
}

void PlanPaths::number_own_keys(NodeId node, const Field* field) {
  const Tree& tree = plan_.tree;
  std::uint32_t number = 0;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    const Field* below = tree[node].kind == Kind::list ? field : known_below(field, tree[child].key);
    if (below == nullptr && tree[node].kind != Kind::list) {
      own_.emplace(child, number++);
    }
    number_own_keys(child, below);
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

std::string PlanPaths::full(NodeId node) const {
  std::string path = plan_.tree.path(node);
  if (!root_path_.empty() && path.starts_with(root_path_)) {
    path.erase(0, root_path_.size());
  }
  return path.starts_with('.') ? path.substr(1) : path;
}

std::string PlanPaths::full_if_own(NodeId node) const { return has_own(node) ? full(node) : ""; }

std::string PlanPaths::discreet(NodeId node) const {
  if (!has_own(node)) {
    return full(node);
  }
  const NodeId parent = plan_.tree[node].parent;
  const std::string above = discreet(parent);
  const std::string dot = above.empty() ? "" : ".";
  if (const auto own = own_.find(node); own != own_.end()) {
    return fmt::format("{}{}own_field[{}]", above, dot, own->second);
  }
  // An item of a list under such a key.
  const std::string path = plan_.tree.path(node);
  return above + path.substr(path.rfind('['));
}

}  // namespace careaudit
