// Where things stand in a plan, with and without the plan's own words.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/plan.h"

namespace careaudit {

/// Paths below a plan's root. A key that is not the vocabulary's, of an unknown field or of `sections`, is
/// somebody's own words: where nothing may be quoted it is `own_field[0]`, counted among those beside it.
class PlanPaths {
 public:
  /// Looks through the plan once; `plan` must outlive the object.
  PlanPaths(const Plan& plan, const Vocabulary& vocabulary);
  /// `sections.dreams`, `actions[2].responsible`; "" for the root.
  std::string full(NodeId node) const;
  /// `sections.own_field[0]`, `actions[2].responsible`: different for different nodes.
  const std::string& discreet(NodeId node) const;
  /// The full path where it holds a key of the plan's own; else "".
  std::string full_if_own(NodeId node) const;

 private:
  void number(NodeId node, const Field* field);
  bool has_own(NodeId node) const;
  std::string step(NodeId node) const;

  const Plan& plan_;
  std::unordered_map<NodeId, std::uint32_t> own_;   ///< Nodes with such keys, and their numbers.
  std::vector<std::uint32_t> places_;               ///< By node: its place among the items of its list.
  mutable std::vector<std::string> known_;          ///< By node: its discreet path, where it was asked for.
};

}  // namespace careaudit
