// A tree built up as a document of pugixml, and its XPath engine asked.
#include "import/xpath.h"

#include <atomic>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/strings.h"

namespace careaudit {

namespace {

/// Whether a value stands in quotation marks behind `=`: trees do not tell attributes of XML from elements, and no
/// value of another syntax, nor an element's text, stands so.
bool stands_as_attribute(const Tree& tree, NodeId node) {
  const auto source = tree.source();
  const std::size_t offset = tree[node].offset;
  if (offset < 2 || offset > source.size() || tree[node].kind == Kind::list || tree[node].kind == Kind::map || (source[offset - 1] != '"' && source[offset - 1] != '\'')) {
    return false;
  }
  return trim(source.substr(0, offset - 1)).ends_with('=');
}

}  // namespace

struct XPathTree::Document {
  pugi::xml_document document;
  std::vector<pugi::xml_node> elements;                 // by node of the tree; empty of attributes and lists
  std::unordered_map<const void*, NodeId> nodes;        // of elements and attributes
  std::vector<bool> attributes;                         // by node of the tree

  /// The text of a scalar behind an element's name; the element is the place of what is selected by text().
  void add(const Tree& tree, NodeId id, pugi::xml_node parent, std::string_view name) {
    const Node& node = tree[id];
    if (node.kind == Kind::list && parent.parent()) {
      add_items(tree, id, parent, name);
      return;
    }
    pugi::xml_node element = parent.append_child(pugi::node_element);
    element.set_name(std::string(name).c_str());
    elements[id] = element;
    nodes.emplace(element.internal_object(), id);
    if (!node.text.empty()) {
      element.append_child(pugi::node_pcdata).set_value(std::string(node.text).c_str());
    }
    if (node.kind == Kind::list) {
      add_items(tree, id, element, "item");
      return;
    }
    for (NodeId child = node.first_child; child != no_node; child = tree[child].next) {
      if (stands_as_attribute(tree, child)) {
        add_attribute(tree, child, element);
      } else {
        add(tree, child, element, tree[child].key);
      }
    }
  }

  void add_items(const Tree& tree, NodeId list, pugi::xml_node parent, std::string_view name) {
    for (NodeId item = tree[list].first_child; item != no_node; item = tree[item].next) {
      if (tree[item].kind != Kind::list) {
        add(tree, item, parent, name);
        continue;
      }
      pugi::xml_node element = parent.append_child(pugi::node_element);
      element.set_name(std::string(name).c_str());
      elements[item] = element;
      nodes.emplace(element.internal_object(), item);
      add_items(tree, item, element, "item");
    }
  }

  void add_attribute(const Tree& tree, NodeId id, pugi::xml_node element) {
    attributes[id] = true;
    pugi::xml_attribute attribute = element.append_attribute(std::string(tree[id].key).c_str());
    attribute.set_value(std::string(tree[id].text).c_str());
    nodes.emplace(attribute.internal_object(), id);
  }

  NodeId find(const void* object) const {
    const auto found = nodes.find(object);
    return found == nodes.end() ? no_node : found->second;
  }
};

XPathTree::XPathTree(Tree tree) : tree_(std::move(tree)), document_(std::make_unique<Document>()) {
  const NodeId root = tree_.root();
  document_->elements.resize(tree_.size());
  document_->nodes.reserve(tree_.size());
  document_->attributes.resize(tree_.size());
  if (root != no_node) {
    document_->add(tree_, root, document_->document, tree_[root].key.empty() ? "record" : tree_[root].key);
  }
}

XPathTree::XPathTree(XPathTree&& other) noexcept = default;
XPathTree& XPathTree::operator=(XPathTree&& other) noexcept = default;
XPathTree::~XPathTree() = default;

bool XPathTree::is_attribute(NodeId node) const { return document_->attributes[node]; }

std::string XPathTree::text_of(NodeId node) const {
  if (const auto own = trim(tree_[node].text); !own.empty()) {
    return std::string(own);
  }
  std::string text;
  for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next) {
    const std::string below = document_->attributes[child] ? std::string() : text_of(child);
    text += (text.empty() || below.empty() ? "" : "\n") + below;
  }
  return text;
}

struct XPath::Query {
  explicit Query(const char* expression) : query(expression) {}
  /// Written once only: many threads ask.
  void tell(bool is_found) {
    for (auto* flag : {&was_asked, is_found ? &was_found : nullptr}) {
      if (flag != nullptr && !flag->load(std::memory_order_relaxed)) {
        flag->store(true, std::memory_order_relaxed);
      }
    }
  }
  pugi::xpath_query query;
  std::atomic<bool> was_asked{false};
  std::atomic<bool> was_found{false};
};

namespace {

/// `{Review Date}` written out; braces inside of quotation marks are left alone.
std::string written_out(const std::string& expression) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    const auto close = quote == 0 && c == '{' ? expression.find('}', i) : std::string::npos;
    if (close != std::string::npos) {
      const std::string name = expression.substr(i + 1, close - i - 1);
      const char mark = name.find('\'') == std::string::npos ? '\'' : '"';
      out += fmt::format("*[name()={0}{1}{0}]", mark, name);
      i = close;
      continue;
    }
    quote = quote == 0 && (c == '\'' || c == '"') ? c : quote == c ? '\0' : quote;
    out.push_back(c);
  }
  return out;
}

}  // namespace

XPath::XPath(std::string expression, std::unique_ptr<Query> query) : expression_(std::move(expression)), query_(std::move(query)) {}
XPath::XPath(XPath&& other) noexcept = default;
XPath& XPath::operator=(XPath&& other) noexcept = default;
XPath::~XPath() = default;

Result<XPath> XPath::compile(const std::string& expression) {
  try {
    return XPath(expression, std::make_unique<Query>(written_out(expression).c_str()));
  } catch (const pugi::xpath_exception& error) {
    return Problem{.message = fmt::format("`{}` is no XPath that can be read: {}", expression, fold_ascii(error.result().description())),
                   .remedy = "write a path such as `Goals/Goal`, `@id` or `Field[@name='Ward']`; a key with spaces as `{Review Date}`"};
  }
}

std::vector<Selected> XPath::select(const XPathTree& tree, NodeId context) const {
  std::vector<Selected> found;
  const XPathTree::Document& document = *tree.document_;
  const pugi::xml_node from = context == no_node ? pugi::xml_node(document.document) : document.elements[context];
  if (query_->query.return_type() != pugi::xpath_type_node_set) {
    std::string text = query_->query.evaluate_string(from);
    found.push_back({.text = std::string(trim(text))});
    query_->tell(!found.front().text.empty());
    return found;
  }
  pugi::xpath_node_set nodes = query_->query.evaluate_node_set(from);
  nodes.sort();
  for (const auto& one : nodes) {
    const bool is_text = one.node() && one.node().type() == pugi::node_pcdata;
    const pugi::xml_node element = is_text ? one.node().parent() : one.node();
    const NodeId node = one.attribute() ? document.find(one.attribute().internal_object()) : document.find(element.internal_object());
    if (node != no_node) {
      found.push_back({.node = node, .text = is_text ? std::string(trim(tree.tree()[node].text)) : tree.text_of(node)});
    }
  }
  query_->tell(!found.empty());
  return found;
}

bool XPath::is_missed() const { return query_->was_asked.load(std::memory_order_relaxed) && !query_->was_found.load(std::memory_order_relaxed); }

bool XPath::holds(const XPathTree& tree, NodeId context) const {
  const XPathTree::Document& document = *tree.document_;
  const pugi::xml_node from = context == no_node ? pugi::xml_node(document.document) : document.elements[context];
  const bool is = query_->query.evaluate_boolean(from);
  query_->tell(is);
  return is;
}

}  // namespace careaudit
