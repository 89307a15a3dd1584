// FHIR: CarePlans in JSON, YAML or XML, alone, in Bundles or in bulk exports.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "import/fhir_plan.h"
#include "import/fhir_references.h"
#include "import/importer.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 1> records{"Bundle/entry"};

bool has_uppercase_child(const Tree& tree, NodeId node) {
  const auto children = tree.children(node);
  return std::any_of(children.begin(), children.end(), [&](NodeId child) { return is_fhir_type(tree[child].key); });
}

/// In XML values are attributes: a resource has no child with a text of its own.
bool is_xml_resource(const Tree& tree, NodeId node) {
  const auto children = tree.children(node);
  return is_fhir_type(tree[node].key) && std::none_of(children.begin(), children.end(), [&](NodeId child) { return tree[child].kind == Kind::scalar; });
}

bool recognises(const Tree& tree) {
  const NodeId root = tree.root();
  if (root == no_node || (tree[root].kind != Kind::map && tree[root].key.empty())) {
    return false;
  }
  if (!tree[root].key.empty() && is_xml_resource(tree, root)) {
    return true;
  }
  const auto is_resource = [&](NodeId node) {
    const NodeId type = node == no_node ? no_node : tree.child(node, "resourceType");
    return type != no_node && tree[type].kind == Kind::scalar;
  };
  const NodeId resource = tree.child(root, "resource");
  const bool is_entry = resource != no_node && (is_resource(resource) || has_uppercase_child(tree, resource));
  const bool is_bare_entry = tree.child(root, "fullUrl") != no_node || (tree.child(root, "request") != no_node && tree.child(root, "needs") == no_node) ||
                             (tree.child(root, "item") != no_node && tree.child(tree.child(root, "item"), "reference") != no_node);
  return is_resource(root) || is_entry || is_bare_entry;
}

/// What a record that is no plan is called.
Imported other(const std::vector<FhirEntry>& entries) {
  Imported imported;
  imported.is_support = true;
  if (entries.empty()) {
    imported.what = "a FHIR entry without a resource";
    return imported;
  }
  const auto type = entries.front().resource.type();
  const bool is_template = type == "PlanDefinition" || type == "Questionnaire";
  imported.what = fmt::format("a FHIR {}{}", type, is_template ? ", which is a template and no person's plan" : "");
  return imported;
}

Result<Imported> import(Tree tree, const ImportContext& context) {
  const FhirSource source{.tree = std::move(tree)};
  const auto entries = fhir_entries(source);
  FhirResolver resolver(source, context);
  const FhirReferences* references = resolver.references();
  Imported imported;
  std::size_t ordinal = 0;
  for (const auto& entry : entries) {
    if (entry.resource.type() != "CarePlan") {
      continue;
    }
    const auto handle = references == nullptr ? std::nullopt : references->handle_of(entry.resource, context.file, context.envelope, source.tree.first_line);
    if (!handle || !references->is_child(*handle)) {
      imported.plans.push_back(read_fhir_plan(resolver, entry, source, context));
      imported.plans.back().ordinal = ordinal;
    }
    ++ordinal;
  }
  return imported.plans.empty() ? other(entries) : std::move(imported);
}

std::unique_ptr<References> gather() { return std::make_unique<FhirReferences>(); }

}  // namespace

constinit const Importer importers::fhir{
    .name = "fhir",
    .summary = "FHIR R4 CarePlans in JSON, NDJSON, YAML or XML, alone, in Bundles or in folders of a bulk export",
    .records = records,
    .recognises = recognises,
    .import = import,
    .gather = gather,
};

}  // namespace careaudit
