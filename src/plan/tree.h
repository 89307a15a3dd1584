// The one shape every reader produces and every rule reads: a tree of named values with places.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/location.h"

namespace careaudit {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = std::numeric_limits<NodeId>::max();

/// What a node is. `null` is a key with nothing after it (a slot); `scalar` has text as typed.
enum class Kind : std::uint8_t { null, scalar, list, map };

struct Node {
  Kind kind = Kind::null;
  bool is_quoted = false;          ///< A scalar that stood in quotes or a block: never a null.
  bool in_flow = false;            ///< A key of a `{…}` map: with no value, text after a comma was lost.
  std::string_view key = {};            ///< Its name in the parent map; empty in a list and at the root.
  std::string_view text = {};           ///< A scalar's text; of an XML element with children, its own text.
  Location at = {};                     ///< Of the value; of a null, of its key.
  Location key_at = {};                 ///< Of the key; of a list item, of the item.
  std::uint32_t offset = 0;        ///< Byte offset of the value in source(); for finding words in it.
  NodeId parent = no_node;
  NodeId first_child = no_node;
  NodeId last_child = no_node;
  NodeId next = no_node;           ///< The next child of the same parent.
};

/// A tree of nodes that owns its text. Nodes are named by index, so moving a tree is safe.
/// Node 0 is the root once one was added. Views handed out live as long as the tree.
class Tree {
 public:
  Tree() = default;
  Tree(Tree&&) noexcept = default;
  Tree& operator=(Tree&&) noexcept = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree() = default;

  bool is_empty() const { return nodes_.empty(); }
  NodeId root() const { return nodes_.empty() ? no_node : root_; }
  /// Makes another node the root: one item of a list that was read alone. It loses its parent.
  void set_root(NodeId id) {
    detach(id);
    root_ = id;
  }
  std::size_t size() const { return nodes_.size(); }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  /// For readers and importers that shape a tree; never a reference kept across add().
  Node& at(NodeId id) { return nodes_[id]; }

  /// Appends a node as the last child of `parent` (no_node for the root). The views in `node` must
  /// come from keep(), from source(), or be literals.
  NodeId add(NodeId parent, Node node);
  /// Takes `child` out of its parent's children; its id stays valid, unattached.
  void detach(NodeId child);
  /// Puts an unattached node (and all below it) last under `parent`.
  void attach(NodeId parent, NodeId child);
  /// A copy of `text` that lives as long as the tree.
  std::string_view keep(std::string text);
  /// A text that lives as long as the tree and may still be changed, in place.
  std::string& own(std::string text) { return texts_.emplace_back(std::move(text)); }
  /// The bytes the tree was read from, owned by the tree, so that readers may refer into them.
  void set_source(std::string source) { source_ = std::make_unique<std::string>(std::move(source)); }
  std::string_view source() const { return source_ ? std::string_view(*source_) : std::string_view(); }
  /// The line of source()'s first byte in its file.
  std::uint32_t first_line = 1;

  /// The child of `parent` with that key; no_node when there is none.
  NodeId child(NodeId parent, std::string_view key) const;
  /// Number of children.
  std::size_t count(NodeId parent) const;
  /// The children in order; for range-for.
  std::vector<NodeId> children(NodeId parent) const;
  /// `actions[2].responsible`, counted from 0; "" for the root.
  std::string path(NodeId id) const;
  /// No text and nothing below that has text: null, empty or white space.
  bool is_blank(NodeId id) const;
  /// Where `word` first stands in the source of the scalar `id`, searching from the value on;
  /// the scalar's own place when it cannot be found letter by letter (folded or escaped text).
  Location place_of(NodeId id, std::string_view word) const;

 private:
  std::vector<Node> nodes_ = {};
  NodeId root_ = 0;
  std::deque<std::string> texts_;
  std::unique_ptr<std::string> source_;
};

}  // namespace careaudit
