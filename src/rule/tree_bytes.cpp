// A compact form of a tree: kind, key, text, place, number of children.
#include "rule/tree_bytes.h"

#include "base/hash.h"

namespace careaudit {
namespace {

void put_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80U) {
    out.push_back(static_cast<char>(value | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out.append(text);
}

void put_node(std::string& out, const Tree& tree, NodeId id, bool has_places, bool is_root) {
  const Node& node = tree[id];
  out.push_back(static_cast<char>(node.kind));
  put_text(out, node.key);
  put_text(out, node.text);
  if (has_places) {
    put_number(out, node.at.line);
    put_number(out, node.at.column);
    put_number(out, node.key_at.line);
    put_number(out, node.key_at.column);
  }
  std::vector<NodeId> children = tree.children(id);
  if (is_root) {
    std::erase_if(children, [&](NodeId child) { return tree[child].key == "examples" || tree[child].key == "labelled"; });
  }
  put_number(out, children.size());
  for (const NodeId child : children) {
    put_node(out, tree, child, has_places, false);
  }
}

class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    unsigned shift = 0;
    while (true) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) {
        return value;
      }
      shift += 7U;
    }
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
  std::string_view text() {
    const auto size = static_cast<std::size_t>(number());
    const auto value = bytes_.substr(at_, size);
    at_ += size;
    return value;
  }
  void node(Tree& tree, NodeId parent) {
    Node made;
    made.kind = static_cast<Kind>(bytes_[at_++]);
    made.key = text();
    made.text = text();
    made.at.line = small();
    made.at.column = small();
    made.key_at.line = small();
    made.key_at.column = small();
    const NodeId id = tree.add(parent, made);
    const std::uint64_t children = number();
    for (std::uint64_t i = 0; i < children; ++i) {
      node(tree, id);
    }
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string tree_to_bytes(const Tree& tree) {
  std::string out;
  put_node(out, tree, tree.root(), true, true);
  return out;
}

std::string content_print(const Tree& tree) {
  std::string out;
  if (!tree.is_empty()) {
    put_node(out, tree, tree.root(), false, true);
  }
  Fingerprinter print;
  print.add(out);
  return print.hex();
}

Tree tree_from_bytes(std::string_view bytes) {
  Tree tree;
  Taker(bytes).node(tree, no_node);
  return tree;
}

}  // namespace careaudit
