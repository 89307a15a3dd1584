// Building and walking trees, and finding a word's place in the text it was read from.
#include "plan/tree.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {

NodeId Tree::add(NodeId parent, Node node) {
  const auto id = static_cast<NodeId>(nodes_.size());
  node.parent = no_node;
  node.first_child = node.last_child = node.next = no_node;
  nodes_.push_back(node);
  if (parent != no_node) {
    attach(parent, id);
  }
  return id;
}

void Tree::attach(NodeId parent, NodeId child) {
  Node& above = nodes_[parent];
  nodes_[child].parent = parent;
  nodes_[child].next = no_node;
  if (above.last_child == no_node) {
    above.first_child = child;
  } else {
    nodes_[above.last_child].next = child;
  }
  above.last_child = child;
}

void Tree::detach(NodeId child) {
  const NodeId parent = nodes_[child].parent;
  if (parent == no_node) {
    return;
  }
  NodeId before = no_node;
  for (NodeId id = nodes_[parent].first_child; id != child; id = nodes_[id].next) {
    before = id;
  }
  const NodeId after = nodes_[child].next;
  if (before == no_node) {
    nodes_[parent].first_child = after;
  } else {
    nodes_[before].next = after;
  }
  if (nodes_[parent].last_child == child) {
    nodes_[parent].last_child = before;
  }
  nodes_[child].parent = nodes_[child].next = no_node;
}

std::string_view Tree::keep(std::string text) { return texts_.emplace_back(std::move(text)); }

NodeId Tree::child(NodeId parent, std::string_view key) const {
  if (parent == no_node) {
    return no_node;
  }
  for (NodeId id = nodes_[parent].first_child; id != no_node; id = nodes_[id].next) {
    const std::string_view own = nodes_[id].key;
    if (own.size() == key.size() && (own.empty() || own.front() == key.front()) && own == key) {
      return id;
    }
  }
  return no_node;
}

std::size_t Tree::count(NodeId parent) const { return children(parent).size(); }

std::vector<NodeId> Tree::children(NodeId parent) const {
  std::vector<NodeId> ids;
  if (parent == no_node) {
    return ids;
  }
  for (NodeId id = nodes_[parent].first_child; id != no_node; id = nodes_[id].next) {
    ids.push_back(id);
  }
  return ids;
}

std::string Tree::path(NodeId id) const {
  if (id == no_node || nodes_[id].parent == no_node) {
    return "";
  }
  const Node& node = nodes_[id];
  std::string above = path(node.parent);
  if (nodes_[node.parent].kind == Kind::list) {
    std::size_t index = 0;
    for (NodeId other = nodes_[node.parent].first_child; other != id; other = nodes_[other].next) {
      ++index;
    }
    return above + fmt::format("[{}]", index);
  }
  if (!above.empty()) {
    above += '.';
  }
  return above.append(node.key);
}

bool Tree::is_blank(NodeId id) const {
  if (id == no_node) {
    return true;
  }
  if (!trim(nodes_[id].text).empty()) {
    return false;
  }
  for (NodeId below = nodes_[id].first_child; below != no_node; below = nodes_[below].next) {
    if (!is_blank(below)) {
      return false;
    }
  }
  return true;
}

Location Tree::place_of(NodeId id, std::string_view word) const {
  const Node& node = nodes_[id];
  const auto text = source();
  // Only the first word is sought: a phrase may be folded over two lines in the source.
  word = word.substr(0, word.find_first_of(" \n"));
  if (word.empty() || node.offset >= text.size() || node.text.empty()) {
    return node.at;
  }
  // The source of a value is not much longer than the value: indentation and escapes.
  const auto window = text.substr(node.offset, node.text.size() * 2 + 400);
  const auto in_text = node.text.find(word);
  const auto found = window.find(word);
  if (found == std::string_view::npos || in_text == std::string_view::npos) {
    return node.at;
  }
  const auto before = window.substr(0, found);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  if (lines == 0) {
    return {node.at.line, node.at.column + static_cast<std::uint32_t>(code_points(before))};
  }
  const auto last_line = before.substr(before.rfind('\n') + 1);
  return {node.at.line + lines, static_cast<std::uint32_t>(code_points(last_line)) + 1};
}

}  // namespace careaudit
