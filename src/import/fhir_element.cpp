// Walking FHIR in its three spellings.
#include "import/fhir_element.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace careaudit {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::array types = std::to_array<std::string_view>({
    "Account", "ActivityDefinition", "AdverseEvent", "AllergyIntolerance", "Appointment", "AppointmentResponse", "AuditEvent", "Basic", "Binary",
    "BodyStructure", "Bundle", "CapabilityStatement", "CarePlan", "CareTeam", "ChargeItem", "Claim", "ClaimResponse", "ClinicalImpression",
    "CodeSystem", "Communication", "CommunicationRequest", "Composition", "ConceptMap", "Condition", "Consent", "Contract", "Coverage",
    "DetectedIssue", "Device", "DeviceRequest", "DeviceUseStatement", "DiagnosticReport", "DocumentManifest", "DocumentReference", "Encounter",
    "Endpoint", "EpisodeOfCare", "ExplanationOfBenefit", "FamilyMemberHistory", "Flag", "Goal", "Group", "GuidanceResponse", "HealthcareService",
    "ImagingStudy", "Immunization", "ImmunizationRecommendation", "Invoice", "Library", "List", "Location", "Measure", "MeasureReport", "Media",
    "Medication", "MedicationAdministration", "MedicationDispense", "MedicationRequest", "MedicationStatement", "MessageHeader", "NutritionOrder",
    "Observation", "OperationOutcome", "Organization", "Parameters", "Patient", "Person", "PlanDefinition", "Practitioner", "PractitionerRole",
    "Procedure", "Provenance", "Questionnaire", "QuestionnaireResponse", "RelatedPerson", "RequestGroup", "RiskAssessment", "Schedule",
    "ServiceRequest", "Slot", "Specimen", "StructureDefinition", "Subscription", "SupplyRequest", "Task", "ValueSet"});

}  // namespace

bool is_fhir_type(std::string_view name) { return std::binary_search(types.begin(), types.end(), name); }

void Element::add_all(std::string_view path, std::vector<Element>& out) const {
  if (!*this) {
    return;
  }
  const auto dot = std::min(path.find('.'), path.size());
  const auto key = path.substr(0, dot);
  const auto rest = path.substr(std::min(dot + 1, path.size()));
  const Tree& tree = source_->tree;
  const auto take = [&](NodeId node) {
    const Element found(*source_, node, stand_in_);
    if (rest.empty()) {
      out.push_back(found);
    } else {
      found.add_all(rest, out);
    }
  };
  for (NodeId child = tree[node_].first_child; child != no_node; child = tree[child].next) {
    if (tree[child].key != key) {
      continue;
    }
    if (tree[child].kind != Kind::list) {
      take(child);
      continue;
    }
    for (NodeId item = tree[child].first_child; item != no_node; item = tree[item].next) {
      take(item);
    }
  }
}

std::vector<Element> Element::all(std::string_view path) const {
  std::vector<Element> out;
  add_all(path, out);
  return out;
}

Element Element::one(std::string_view path) const {
  const auto found = all(path);
  return found.empty() ? Element() : found.front();
}

NodeId Element::value_node() const {
  if (!*this) {
    return no_node;
  }
  const Tree& tree = source_->tree;
  if (tree[node_].kind != Kind::map) {
    return node_;
  }
  const NodeId value = tree.child(node_, "value");
  return value != no_node && tree[value].kind == Kind::scalar ? value : no_node;
}

std::string_view Element::text() const {
  const NodeId node = value_node();
  return node == no_node || source_->tree[node].kind != Kind::scalar ? std::string_view() : trim(source_->tree[node].text);
}

Element Element::choice(std::string_view name) const {
  if (!*this) {
    return {};
  }
  const Tree& tree = source_->tree;
  for (NodeId child = tree[node_].first_child; child != no_node; child = tree[child].next) {
    const auto key = tree[child].key;
    if (key.size() > name.size() && key.starts_with(name) && is_upper(key[name.size()])) {
      return {*source_, child, stand_in_};
    }
  }
  return {};
}

Element Element::extension(std::string_view url_end) const {
  const std::string wanted = fold_ascii(url_end);
  for (const Element& one : all("extension")) {
    if (fold_ascii(one.text("url")).ends_with(wanted)) {
      return one;
    }
  }
  return {};
}

std::string_view Element::type() const {
  const auto named = text("resourceType");
  if (!named.empty() || !*this) {
    return named;
  }
  return is_fhir_type(key()) ? key() : std::string_view();
}

Element Element::resource() const {
  if (!type().empty()) {
    return *this;
  }
  if (!*this || source_->tree[node_].kind != Kind::map) {
    return {};
  }
  const Tree& tree = source_->tree;
  for (NodeId child = tree[node_].first_child; child != no_node; child = tree[child].next) {
    if (!tree[child].key.empty() && is_upper(tree[child].key.front())) {
      return {*source_, child, stand_in_};
    }
  }
  return {};
}

std::string Element::words() const {
  if (!*this) {
    return "";
  }
  const Tree& tree = source_->tree;
  std::string out(tree[node_].text);
  for (NodeId child = tree[node_].first_child; child != no_node; child = tree[child].next) {
    out += " " + Element(*source_, child).words();
  }
  return out;
}

Place Element::place() const {
  if (!*this) {
    return {};
  }
  const NodeId value = value_node();
  const Node& node = source_->tree[value == no_node ? node_ : value];
  if (!source_->is_plans_file) {
    return stand_in_;
  }
  return source_->is_plans_own ? Place{node.at, node.offset} : Place{.at = node.at};
}

}  // namespace careaudit
