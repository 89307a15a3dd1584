// Counting the paths of a tree.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "audit/inspect.h"
#include "import/xpath.h"

namespace careaudit {

/// Adds the paths of trees to a PathCount, a record after another.
class PathCounter {
 public:
  PathCounter(PathCount& root, std::uint64_t& left_out) : root_(root), left_out_(left_out) {}
  /// Counts what is below `node`; `without` and what is below it is left out.
  void add(const XPathTree& tree, NodeId node, const std::set<NodeId>& without);

 private:
  struct Step {
    std::string step;
    std::string name;
    bool is_named_by_value = false;
    NodeId label = no_node;   ///< The attribute that names it.
  };
  static Step step_of(const XPathTree& tree, NodeId node);
  void add_below(const XPathTree& tree, NodeId node, NodeId label, PathCount& above, const std::set<NodeId>& without);
  void add_one(const XPathTree& tree, NodeId node, PathCount& above, std::map<std::string, int>& seen, const std::set<NodeId>& without);
  PathCount* count_at(PathCount& above, const Step& step);
  void take_text(PathCount& count, std::string_view text);

  PathCount& root_;
  std::uint64_t& left_out_;
  std::uint64_t record_ = 0;
  std::size_t paths_ = 0;
  std::map<const PathCount*, std::map<std::string, PathCount*>> children_;
  std::map<const PathCount*, std::uint64_t> last_record_;   // in which it was not blank
  std::map<const PathCount*, std::uint64_t> last_stood_in_;
  std::map<const PathCount*, std::set<std::string>> texts_;
};

}  // namespace careaudit
