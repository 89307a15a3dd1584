// What a finding is known by from one report to the next.
#include "audit/finding_print.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/strings.h"

namespace careaudit {
namespace {

/// The path with list positions replaced by the items' own ids where they have one, so that a
/// finding keeps its fingerprint when items move.
std::string stable_path(const Plan& plan, NodeId node) {
  const Tree& tree = plan.tree;
  if (node == plan.root || tree[node].parent == no_node) {
    return "";
  }
  const NodeId parent = tree[node].parent;
  if (tree[parent].kind == Kind::list) {
    const auto own_id = plan.text("id", node);
    if (!own_id.empty()) {
      return fmt::format("{}[{}]", stable_path(plan, parent), own_id);
    }
    const std::string path = tree.path(node);
    return stable_path(plan, parent) + path.substr(path.rfind('['));
  }
  return fmt::format("{}.{}", stable_path(plan, parent), tree[node].key);
}

void add_text_below(const Plan& plan, NodeId node, std::string& out) {
  for (const char c : plan.tree[node].text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (!is_space) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  out.push_back(' ');
  // In the order of their names: XML has attributes first, and an export may shuffle its fields.
  std::vector<NodeId> below = plan.tree.children(node);
  if (plan.tree[node].kind == Kind::map) {
    std::stable_sort(below.begin(), below.end(), [&plan](NodeId a, NodeId b) { return plan.tree[a].key < plan.tree[b].key; });
  }
  for (const NodeId child : below) {
    add_text_below(plan, child, out);
  }
}

}  // namespace

std::string fingerprint_of(const Plan& plan, const Rule& rule, NodeId item, NodeId node) {
  Fingerprinter print;
  print.add(rule.id);
  print.add(plan.id);
  print.add(stable_path(plan, item));
  std::string text;
  if (node != plan.root) {
    add_text_below(plan, node, text);
  }
  print.add(trim(text));
  return print.hex();
}

}  // namespace careaudit
