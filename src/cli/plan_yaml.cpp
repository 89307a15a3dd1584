// The tree of a plan, written down.
#include "cli/plan_yaml.h"

#include "encode/yaml.h"

namespace careaudit {
namespace {

void write_below(const Tree& tree, NodeId node, std::size_t indent, std::string& out);

/// What stands behind a key or a `-`.
void write_value(const Tree& tree, NodeId node, std::size_t indent, std::string& out) {
  switch (tree[node].kind) {
    case Kind::null:
      out += "\n";
      return;
    case Kind::scalar:
      out += " " + yaml_scalar(tree[node].text) + "\n";
      return;
    case Kind::list:
    case Kind::map:
      if (tree[node].first_child == no_node) {
        out += tree[node].kind == Kind::list ? " []\n" : " {}\n";
        return;
      }
      out += "\n";
      write_below(tree, node, indent + 2, out);
      return;
  }
}

void write_below(const Tree& tree, NodeId node, std::size_t indent, std::string& out) {
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    out += std::string(indent, ' ') + (tree[node].kind == Kind::list ? "-" : yaml_scalar(tree[child].key) + ":");
    write_value(tree, child, indent, out);
  }
}

}  // namespace

std::string plan_as_yaml(const Plan& plan) {
  const Tree& tree = plan.tree;
  std::string out = "---\n";
  if (tree.child(plan.root, "careplan") == no_node) {
    out += "careplan: 1\n";
  }
  const bool has_own_type = tree.child(plan.root, "type") != no_node;
  if (!has_own_type && !plan.type.empty()) {
    out += "type: " + yaml_scalar(plan.type) + "\n";
  }
  write_below(tree, plan.root, 0, out);
  const bool has_notes = tree.child(plan.root, "careaudit") != no_node;
  if (!has_notes && (!plan.not_carried.empty() || !plan.elsewhere.empty())) {
    out += "careaudit:\n";
  }
  if (!has_notes && !plan.elsewhere.empty()) {
    out += "  elsewhere:\n";
    for (const NodeId item : plan.elsewhere) {
      out += "    - " + yaml_scalar(tree.path(item)) + "\n";
    }
  }
  if (!has_notes && !plan.not_carried.empty()) {
    out += "  not_carried:\n";
    for (std::size_t i = 0; i < plan.not_carried.size(); ++i) {
      const auto& lost = plan.not_carried[i];
      const bool is_same_reason = i > 0 && plan.not_carried[i - 1].reason == lost.reason;
      out += is_same_reason ? ", " : i > 0 ? "]\n" : "";
      out += is_same_reason ? "" : "    - reason: " + yaml_scalar(lost.reason) + "\n      path: [";
      out += lost.path;   // a field's own: no sign of YAML's is in it
    }
    out += "]\n";
  }
  return out;
}

}  // namespace careaudit
