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

/// Inside of braces, where a comma is more than a comma.
std::string quoted(std::string_view text) {
  const std::string scalar = yaml_scalar(text);
  return scalar.starts_with('"') ? scalar : "\"" + scalar + "\"";
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
  if (!plan.not_carried.empty() && tree.child(plan.root, "careaudit") == no_node) {
    out += "careaudit:\n  not_carried:\n";
    for (const auto& lost : plan.not_carried) {
      out += "    - {path: " + yaml_scalar(lost.path) + ", reason: " + quoted(lost.reason) + "}\n";
    }
  }
  return out;
}

}  // namespace careaudit
