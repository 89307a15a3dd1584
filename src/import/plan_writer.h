// Writing a plan in the vocabulary, each value with its place in the file it was taken from.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "plan/plan.h"

namespace careaudit {

/// Where a value stands in its file.
struct Place {
  Location at = {};
  std::uint32_t offset = std::numeric_limits<std::uint32_t>::max();  ///< In the plan's own source; beyond it when it stands elsewhere.
};

/// Makes a plan's tree. Empty texts are not written, and what stays empty at the end is taken out: a
/// field that is there was filled in.
class PlanWriter {
 public:
  explicit PlanWriter(Place plan) { (void)tree_.add(no_node, node_of(Kind::map, "", "", plan)); }

  NodeId root() const { return 0; }
  /// The map of that name below `parent`, made when it is not there.
  NodeId map(NodeId parent, std::string_view key, Place place);
  NodeId list(NodeId parent, std::string_view key, Place place);
  /// A new map in a list.
  NodeId item(NodeId list, Place place) { return tree_.add(list, node_of(Kind::map, "", "", place)); }
  /// Adds a text to a map, unless it is blank or the map has that field already.
  bool text(NodeId map, std::string_view key, std::string_view text, Place place);
  /// Adds a text to a list, unless it is blank.
  bool item_text(NodeId list, std::string_view text, Place place);
  bool has(NodeId map, std::string_view key) const { return tree_.child(map, key) != no_node; }
  std::string_view text_of(NodeId map, std::string_view key) const;
  const Tree& tree() const { return tree_; }
  Place place_of(NodeId node) const { return {tree_[node].at, tree_[node].offset}; }

  /// The plan, in the vocabulary's shape and order. `source` is what its places refer to.
  Plan finish(const Tree& source, const std::string& file, const Vocabulary& vocabulary, Problems& problems);

 private:
  Node node_of(Kind kind, std::string_view key, std::string_view text, Place place);
  bool prune(NodeId node);

  Tree tree_ = {};
};

/// An organisation as a party that reads as a body, whatever it is called: "Tarn Stores team".
std::string as_body(std::string_view name);
/// Adds the paths of `data` that the plan has nothing at to those its source has no place for.
void set_not_carried(Plan& plan, std::span<const std::string_view> data, std::string_view reason);

}  // namespace careaudit
