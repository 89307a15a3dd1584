// Following the references of one plan.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "import/fhir_references.h"

namespace careaudit {

/// Follows references in this order: `#id` in the outermost resource, fullUrl, type and id over everything
/// loaded, a `urn:uuid:` as an id. Counts those that lead nowhere.
class FhirResolver {
 public:
  FhirResolver(const FhirSource& own, const ImportContext& context);

  /// What a Reference means; nothing when it is not there, or the reference is of none.
  Element resolve(const Element& reference);
  /// The resource of a handle; `stand_in` is its place when it stands in another file.
  FhirEntry read(FhirHandle handle, Place stand_in);
  const FhirReferences* references() const { return references_; }
  /// The resources of the plan's own piece.
  const std::vector<FhirEntry>& own() const { return own_; }
  /// Distinct references that led nowhere since the last call.
  std::size_t take_unresolved();

 private:
  Element find_own(std::string_view reference) const;

  const FhirSource& source_;
  const ImportContext& context_;
  const FhirReferences* references_;
  std::vector<FhirEntry> own_;
  std::map<std::uint32_t, std::unique_ptr<FhirSource>> loaded_;
  std::set<std::string> unresolved_;
};

/// The resource around an element that is not contained in another.
Element outermost(const Element& element);
/// Contained resources of the outermost one.
std::vector<Element> contained_with(const Element& element);
/// What a reference is called: `Goal/G1`, `#goal`; to tie things of one plan together.
std::string tie_name(const Element& reference);
/// The type that a reference is to, if it says so.
std::string_view type_of_reference(const Element& reference);

}  // namespace careaudit
