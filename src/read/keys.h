// Reading the keys of a file of rules or of a mapping, with complaints that teach.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "plan/tree.h"

namespace careaudit {

/// One rule file being read: its tree, its name for messages, and where complaints go.
struct RuleText {
  const Tree& tree;
  const std::string& file;
  Problems& problems;

  void complain(NodeId at, std::string message, std::string remedy = "") const;
  /// Whether `node` holds keys, as it does when it is blank or there is none; else complains that
  /// `what` should.
  bool holds_keys(NodeId node, std::string_view what, std::string remedy) const;
  /// The items of the list at a key; complains and gives none when something else stands there.
  std::vector<NodeId> items(NodeId node, std::string_view key) const;
  /// The same of a list that must be there and hold something; `what` is "a word list"…
  std::vector<NodeId> required_items(NodeId node, std::string_view key, std::string_view what) const;
  /// Complains when `node` holds no keys, and of every key of it that is not in `accepted`, naming those and the nearest;
  /// `what` is "a rule", "a measure"…
  void accept(NodeId node, std::span<const std::string_view> accepted, std::string_view what) const;
  /// The scalar at a key, trimmed; "" when absent.
  std::string text(NodeId node, std::string_view key) const;
  /// The scalar at a key that must be there and not blank; complains and gives "" when it is not.
  std::string required(NodeId node, std::string_view key, std::string_view what) const;
  /// A list of scalars, or a single scalar as a list of one.
  std::vector<std::string> words(NodeId node, std::string_view key) const;
  bool yes(NodeId node, std::string_view key) const;
  std::optional<int> number(NodeId node, std::string_view key) const;
};

/// "; did you mean `x`?" or "".
std::string did_you_mean(std::string_view word, std::span<const std::string> known);

}  // namespace careaudit
