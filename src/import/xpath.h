// XPath 1.0 over a tree, whatever syntax the tree was read from.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/tree.h"

namespace careaudit {

/// A tree as XPath sees it. Maps and scalars are elements of their key, attributes of XML are attributes,
/// a list is its items one after another, each an element of the list's key (`item` in a list of lists).
/// Names are local ones, as the tree has them; the root of JSON and YAML is `record`. What was built is
/// only read from then on: any number of threads may ask it.
class XPathTree {
 public:
  explicit XPathTree(Tree tree);
  XPathTree(XPathTree&& other) noexcept;
  XPathTree& operator=(XPathTree&& other) noexcept;
  XPathTree(const XPathTree&) = delete;
  XPathTree& operator=(const XPathTree&) = delete;
  ~XPathTree();

  const Tree& tree() const { return tree_; }
  /// What a node says: its own text, else the texts of all elements below it, a line each.
  std::string text_of(NodeId node) const;
  bool is_attribute(NodeId node) const;

 private:
  friend class XPath;
  struct Document;
  Tree tree_;
  std::unique_ptr<Document> document_;
};

/// What an XPath gave: a node of the tree, or a text that it computed.
struct Selected {
  NodeId node = no_node;   ///< no_node of a computed text.
  std::string text = {};   ///< Trimmed.
};

/// A compiled XPath: made once, asked by any number of threads.
class XPath {
 public:
  /// The error has no place: who calls knows where the expression stands. A key that is no XML name may
  /// be written `{Review Date}`, short for `*[name()='Review Date']`.
  static Result<XPath> compile(const std::string& expression);
  XPath(XPath&& other) noexcept;
  XPath& operator=(XPath&& other) noexcept;
  XPath(const XPath&) = delete;
  XPath& operator=(const XPath&) = delete;
  ~XPath();

  /// In document order; a number, a yes or no, or a text that the expression computes is one item.
  std::vector<Selected> select(const XPathTree& tree, NodeId context) const;
  /// Whether it selects anything, or is true.
  bool holds(const XPathTree& tree, NodeId context) const;
  const std::string& expression() const { return expression_; }
  /// As the mapping has it, with `{n}` where it is numbered.
  const std::string& written() const { return written_.empty() ? expression_ : written_; }
  void set_written(std::string written) { written_ = std::move(written); }
  /// Whether it was asked so far, and has never selected anything or been true.
  bool is_missed() const;
  /// Whether what it selects is the same whatever the context: it begins at the root.
  bool is_absolute() const { return expression_.starts_with('/'); }

 private:
  struct Query;
  XPath(std::string expression, std::unique_ptr<Query> query);
  std::string expression_;
  std::string written_;   // "" when it is the expression
  std::unique_ptr<Query> query_;
};

}  // namespace careaudit
