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
    : source_(own), context_(context), references_(dynamic_cast<const FhirReferences*>(context.references)), own_(fhir_entries(own)) {}

Element FhirResolver::find_own(std::string_view reference) const {
  for (const auto& entry : own_) {
    if (!entry.full_url.empty() && entry.full_url == reference) {
      return entry.resource;
    }
  }
  constexpr std::string_view urn = "urn:uuid:";
  const std::string key = fhir_key(reference);
  for (const auto& entry : own_) {
    const auto id = entry.resource.text("id");
    const bool is_it = reference.starts_with(urn) ? reference.substr(urn.size()) == id : std::string(entry.resource.type()).append("/").append(id) == key;
    if (!id.empty() && is_it) {
      return entry.resource;
    }
  }
  return {};
}

FhirEntry FhirResolver::read(FhirHandle handle, Place stand_in) {
  auto& source = loaded_[handle.piece];
  if (source == nullptr) {
    auto again = references_->read(handle.piece, context_.file);
    source = std::make_unique<FhirSource>(again ? std::move(*again) : FhirSource{});
  }
  if (source->tree.is_empty()) {
    return {};
  }
  const auto entries = fhir_entries(*source, stand_in);
  return handle.number < entries.size() ? entries[handle.number] : FhirEntry{};
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
