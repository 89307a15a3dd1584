// References to what is contained, beside the plan, or in another file.
#include "import/fhir_resolver.h"

#include <algorithm>

#include "base/strings.h"

namespace careaudit {

Element outermost(const Element& element) {
  if (!element) {
    return {};
  }
  const Tree& tree = element.source()->tree;
  Element found;
  for (NodeId node = element.node(); node != no_node; node = tree[node].parent) {
    const Element at(*element.source(), node);
    const auto type = at.type();
    if (!type.empty() && type != "Bundle" && type != "Parameters") {
      found = at;
    }
  }
  return found;
}

std::vector<Element> contained_with(const Element& element) {
  std::vector<Element> all;
  for (const Element& one : outermost(element).all("contained")) {
    if (const Element resource = one.resource()) {
      all.push_back(resource);
    }
  }
  return all;
}

std::string tie_name(const Element& reference) {
  const auto text = reference.text("reference");
  return text.starts_with('#') ? std::string(text) : fhir_key(text);
}

std::string_view type_of_reference(const Element& reference) {
  if (const auto type = reference.text("type"); !type.empty()) {
    return type;
  }
  auto text = reference.text("reference");
  text = text.substr(0, text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/'));
  const auto type = text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1);
  return is_fhir_type(type) ? type : std::string_view();
}

FhirResolver::FhirResolver(const FhirSource& own, const ImportContext& context)
    : context_(context), references_(dynamic_cast<const FhirReferences*>(context.references)), own_(fhir_entries(own)) {
  // A full URL counts before type and id, and the first of several that are alike.
  for (const auto& entry : own_) {
    own_by_name_.try_emplace(std::string(entry.full_url), entry.resource);
  }
  for (const auto& entry : own_) {
    const std::string id(entry.resource.text("id"));
    if (!id.empty()) {
      own_by_name_.try_emplace(std::string(entry.resource.type()).append("/").append(id), entry.resource);
      own_by_name_.try_emplace("urn:uuid:" + id, entry.resource);
    }
  }
  own_by_name_.erase("");
}

Element FhirResolver::find_own(std::string_view reference) const {
  auto found = own_by_name_.find(reference);
  if (found == own_by_name_.end()) {
    found = own_by_name_.find(fhir_key(reference));
  }
  return found == own_by_name_.end() ? Element() : found->second;
}

FhirEntry FhirResolver::read(FhirHandle handle, Place stand_in) {
  auto& loaded = loaded_[handle.piece];
  if (loaded == nullptr) {
    loaded = std::make_unique<Loaded>();
    if (auto again = references_->read(handle.piece, context_.file)) {
      loaded->source = std::move(*again);
      loaded->entries = fhir_entries(loaded->source);
    }
  }
  if (handle.number >= loaded->entries.size()) {
    return {};
  }
  const FhirEntry& entry = loaded->entries[handle.number];
  return {.resource = Element(loaded->source, entry.resource.node(), stand_in), .full_url = entry.full_url};
}

Element FhirResolver::resolve(const Element& reference) {
  const auto text = reference.text("reference");
  if (text.empty()) {
    return {};
  }
  if (text.starts_with('#')) {
    const Element whole = outermost(reference);
    if (text == "#") {
      return whole;
    }
    for (const Element& one : contained_with(reference)) {
      if (one.text("id") == text.substr(1) || one.text("id") == text) {
        return one;
      }
    }
  } else if (const Element own = find_own(text)) {
    return own;
  } else if (references_ != nullptr) {
    if (const auto handle = references_->find(text, context_.file, context_.envelope)) {
      if (const FhirEntry entry = read(*handle, reference.place()); entry.resource) {
        return entry.resource;
      }
    }
  }
  unresolved_.insert(std::string(text));
  return {};
}

std::size_t FhirResolver::take_unresolved() {
  const std::size_t count = unresolved_.size();
  unresolved_.clear();
  return count;
}

}  // namespace careaudit
