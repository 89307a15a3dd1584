// A FHIR element, however it was written: JSON, YAML or XML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/plan_writer.h"
#include "plan/tree.h"

namespace careaudit {

/// A tree in which resources stand.
struct FhirSource {
  Tree tree = {};
  bool is_plans_own = true;    ///< Its text is the plan's source.
  bool is_plans_file = true;   ///< Its places are of the plan's file.
};

/// One element of a resource, or nothing. In JSON a primitive is a scalar and a repeated element a list;
/// in XML a primitive is an attribute `value`, and a repeated element stands several times.
class Element {
 public:
  Element() = default;
  Element(const FhirSource& source, NodeId node, Place stand_in = {}) : source_(&source), node_(node), stand_in_(stand_in) {}

  explicit operator bool() const { return node_ != no_node && source_ != nullptr; }
  bool operator==(const Element& other) const { return source_ == other.source_ && node_ == other.node_; }
  /// Every element at a path such as `code.coding`, in order.
  std::vector<Element> all(std::string_view path) const;
  /// The first of them.
  Element one(std::string_view path) const;
  /// Its value, trimmed; "" of none.
  std::string_view text() const;
  std::string_view text(std::string_view path) const { return one(path).text(); }
  std::string_view key() const { return *this ? source_->tree[node_].key : std::string_view(); }
  /// The child whose name begins so and goes on with the name of a type: `value` finds `valueString`.
  Element choice(std::string_view name) const;
  /// The extension whose url ends so, ignoring case.
  Element extension(std::string_view url_end) const;
  /// `Goal`; "" of what is no resource.
  std::string_view type() const;
  /// The resource that an element such as `contained` holds; nothing when it holds none.
  Element resource() const;
  /// All text below it, joined: of a narrative.
  std::string words() const;
  /// Of its value; of what stands in another file than the plan, of the reference that led there.
  Place place() const;
  /// Whether it has nothing in it.
  bool is_empty() const { return !*this || (source_->tree[node_].kind != Kind::scalar && source_->tree[node_].first_child == no_node); }
  bool is_scalar() const { return *this && source_->tree[node_].kind == Kind::scalar; }
  NodeId node() const { return node_; }
  const FhirSource* source() const { return source_; }

 private:
  void add_all(std::string_view path, std::vector<Element>& out) const;
  NodeId value_node() const;

  const FhirSource* source_ = nullptr;
  NodeId node_ = no_node;
  Place stand_in_ = {};
};

/// Whether it is the name of a FHIR resource that plans have to do with, or that exports hold beside them.
bool is_fhir_type(std::string_view name);

}  // namespace careaudit
