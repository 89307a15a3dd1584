// One look at all files: ids, full URLs, and who points at whom.
#include "import/fhir_references.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/strings.h"

namespace careaudit {
namespace {

/// What plans refer to. Of observations only what a person says of themselves is looked for.
constexpr auto wanted = std::to_array<std::string_view>({
    "Appointment", "CarePlan", "CareTeam", "Communication", "CommunicationRequest", "Condition", "Consent", "Device", "DeviceRequest", "DocumentReference",
    "Encounter", "EpisodeOfCare", "Goal", "HealthcareService", "Location", "Medication", "MedicationRequest", "NutritionOrder", "Observation", "Organization",
    "Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "RequestGroup", "ServiceRequest", "Task"});

bool is_wanted(const Element& resource) {
  const auto type = resource.type();
  if (!std::binary_search(wanted.begin(), wanted.end(), type)) {
    return false;
  }
  if (type != "Observation") {
    return true;
  }
  std::string code(resource.text("code.text"));
  for (const auto& coding : resource.all("code.coding")) {
    code.append(" ").append(coding.text("code")).append(" ").append(coding.text("display"));
  }
  const std::string folded = fold_ascii(code);
  return folded.find("strength") != std::string::npos || folded.find("preference") != std::string::npos || folded.find("75773-2") != std::string::npos;
}

bool may_be_fhir(const Piece& piece, const Syntax& syntax) {
  if (syntax.name == "xml") {
    return piece.opening.find("hl7.org/fhir") != std::string::npos || piece.text.find("hl7.org/fhir") != std::string::npos;
  }
  return piece.text.find("resourceType") != std::string::npos;
}

void add_entries(const Element& at, std::string_view full_url, int depth, std::vector<FhirEntry>& out) {
  constexpr int deepest = 8;
  const Element resource = at.resource();
  if (!resource || depth > deepest) {
    return;
  }
  if (resource.type() == "Bundle") {
    for (const auto& entry : resource.all("entry")) {
      add_entries(entry.one("resource"), entry.text("fullUrl"), depth + 1, out);
    }
  } else if (resource.type() == "Parameters") {
    for (const auto& parameter : resource.all("parameter")) {
      add_entries(parameter.one("resource"), "", depth + 1, out);
    }
  } else {
    out.push_back({resource, full_url});
  }
}

}  // namespace

std::vector<FhirEntry> fhir_entries(const FhirSource& source, Place stand_in) {
  std::vector<FhirEntry> out;
  const Element root(source, source.tree.root(), stand_in);
  const bool is_entry = root.text("resourceType").empty() && !is_fhir_type(root.key()) && root.one("resource");
  add_entries(is_entry ? root.one("resource") : root, is_entry ? root.text("fullUrl") : std::string_view(), 0, out);
  return out;
}

std::string fhir_key(std::string_view reference) {
  if (reference.starts_with("urn:")) {
    return std::string(reference);
  }
  if (const auto history = reference.find("/_history/"); history != std::string_view::npos) {
    reference = reference.substr(0, history);
  }
  const auto last = reference.rfind('/');
  if (last == std::string_view::npos || last == 0) {
    return std::string(reference);
  }
  const auto before = reference.rfind('/', last - 1);
  return std::string(before == std::string_view::npos ? reference : reference.substr(before + 1));
}

std::string_view fhir_plan_id(const Element& plan) {
  const auto identifiers = plan.all("identifier");
  for (const auto& identifier : identifiers) {
    if (identifier.text("use") == "official" && !identifier.text("value").empty()) {
      return identifier.text("value");
    }
  }
  for (const auto& identifier : identifiers) {
    if (!identifier.text("value").empty()) {
      return identifier.text("value");
    }
  }
  return plan.text("id");
}

void FhirReferences::know(char kind, std::string_view name, FhirHandle handle) {
  if (!name.empty()) {
    known_.push_back({hash_of(std::string(1, kind).append(name)), handle});
  }
}

void FhirReferences::know_resource(const FhirEntry& entry, FhirHandle handle) {
  const Element& resource = entry.resource;
  const auto id = resource.text("id");
  constexpr std::size_t uuid_size = 36;
  if (!id.empty()) {
    know('t', std::string(resource.type()).append("/").append(id), handle);
    know('i', id.size() == uuid_size ? id : std::string_view(), handle);
  }
  know('u', entry.full_url, handle);
  for (const std::string_view path : {"basedOn", "focus", "about"}) {
    for (const auto& reference : resource.all(path)) {
      const auto to = reference.text("reference");
      if (!to.empty() && resource.type() != "CarePlan" && resource.type() != "Observation") {
        know('p', fhir_key(to), handle);
      }
    }
  }
  if (resource.type() == "EpisodeOfCare" || resource.type() == "Consent" || resource.type() == "RelatedPerson") {
    know('s', std::string(resource.type()).append("|").append(fhir_key(resource.text("patient.reference"))), handle);
  }
  if (resource.type() != "CarePlan") {
    return;
  }
  for (const auto& reference : resource.all("partOf.reference")) {
    ties_.push_back({.from = handle, .to = std::string(reference.text())});
  }
  for (const auto& reference : resource.all("activity.reference.reference")) {
    if (fhir_key(reference.text()).starts_with("CarePlan/")) {
      ties_.push_back({.from = handle, .to = std::string(reference.text()), .is_from_child = false});
    }
  }
}

bool FhirReferences::look_at(const Piece& piece, const Syntax& syntax, const std::string& file, std::vector<std::string>& plan_ids) {
  if (piece.text.empty() || piece.problem || !may_be_fhir(piece, syntax)) {
    return false;
  }
  Problems ignored;  // told of when the piece is read in earnest
  Piece copy = piece;
  auto tree = syntax.read(std::move(copy), file, ignored);
  if (!tree || !importers::fhir.recognises(*tree)) {
    return false;
  }
  const FhirSource source{.tree = std::move(*tree)};
  const auto entries = fhir_entries(source);
  const auto number = static_cast<std::uint32_t>(pieces_.size());
  bool is_kept = false;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i].resource.type() == "CarePlan") {
      plan_ids.emplace_back(fhir_plan_id(entries[i].resource));
    }
    if (is_wanted(entries[i].resource)) {
      is_kept = true;
      know_resource(entries[i], {number, i});
    }
  }
  if (!is_kept) {
    return true;
  }
  if (files_.empty() || files_.back() != file) {
    files_.push_back(file);
  }
  if (openings_.back() != piece.opening) {
    openings_.push_back(piece.opening);
  }
  pieces_.push_back({.syntax = &syntax,
                     .place = store_.add(piece.text),
                     .bytes = static_cast<std::uint32_t>(piece.text.size()),
                     .first_line = piece.first_line,
                     .first_column = piece.first_column,
                     .file = static_cast<std::uint32_t>(files_.size() - 1),
                     .envelope = piece.envelope,
                     .opening = static_cast<std::uint32_t>(openings_.size() - 1),
                     .is_list_item = piece.is_list_item,
                     .prelude_bytes = piece.prelude_bytes});
  return true;
}

void FhirReferences::finish() {
  std::sort(known_.begin(), known_.end());
  known_.shrink_to_fit();
  std::map<FhirHandle, FhirHandle> parents;
  for (const auto& tie : ties_) {
    const Stored& from = pieces_[tie.from.piece];
    const auto to = find_from(tie.to, from.file, from.envelope);
    if (to && *to != tie.from) {
      parents.emplace(tie.is_from_child ? tie.from : *to, tie.is_from_child ? *to : tie.from);
    }
  }
  ties_ = {};
  for (const auto& [child, parent] : parents) {
    // Plans that are part of each other in a ring: the first of them stands for all.
    std::set<FhirHandle> met{child};
    FhirHandle top = parent;
    for (auto next = parents.find(top); next != parents.end() && met.insert(top).second; next = parents.find(top)) {
      top = next->second;
    }
    const bool is_in_ring = top == child;
    if (!is_in_ring || child != *met.begin()) {
      children_.emplace_back(parent, child);
    }
  }
  std::sort(children_.begin(), children_.end());
  for (const auto& [parent, child] : children_) {
    all_children_.push_back(child);
  }
  std::sort(all_children_.begin(), all_children_.end());
}

std::vector<FhirHandle> FhirReferences::known(char kind, std::string_view name) const {
  const std::uint64_t hash = hash_of(std::string(1, kind).append(name));
  std::vector<FhirHandle> all;
  for (auto at = std::lower_bound(known_.begin(), known_.end(), Known{hash, {}}); at != known_.end() && at->hash == hash; ++at) {
    all.push_back(at->handle);
  }
  return all;
}

std::optional<FhirHandle> FhirReferences::nearest_of(const std::vector<FhirHandle>& all, std::uint32_t file, std::uint32_t envelope) const {
  std::optional<FhirHandle> best;
  int best_rank = -1;
  for (const FhirHandle handle : all) {
    const Stored& piece = pieces_[handle.piece];
    const int rank = piece.file != file ? 0 : piece.envelope != envelope ? 1 : 2;
    if (rank > best_rank) {
      best_rank = rank;
      best = handle;
    }
  }
  return best;
}

std::optional<FhirHandle> FhirReferences::find_from(std::string_view reference, std::uint32_t file, std::uint32_t envelope) const {
  if (const auto by_url = nearest_of(known('u', reference), file, envelope)) {
    return by_url;
  }
  constexpr std::string_view urn = "urn:uuid:";
  if (reference.starts_with(urn)) {
    return nearest_of(known('i', reference.substr(urn.size())), file, envelope);
  }
  return nearest_of(known('t', fhir_key(reference)), file, envelope);
}

std::uint32_t FhirReferences::file_number(std::string_view file) const {
  return static_cast<std::uint32_t>(std::find(files_.begin(), files_.end(), file) - files_.begin());
}

std::optional<FhirHandle> FhirReferences::find(std::string_view reference, std::string_view file, std::uint32_t envelope) const {
  return find_from(reference, file_number(file), envelope);
}

std::vector<FhirHandle> FhirReferences::pointing_at(FhirHandle plan, const FhirEntry& entry) const {
  const std::string id(entry.resource.text("id"));
  std::vector<FhirHandle> all;
  for (const std::string& reference : {"CarePlan/" + id, std::string(entry.full_url), "urn:uuid:" + id}) {
    for (const FhirHandle handle : known('p', fhir_key(reference))) {
      const Stored& from = pieces_[handle.piece];
      if (find_from(reference, from.file, from.envelope) == plan) {
        all.push_back(handle);
      }
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<FhirHandle> FhirReferences::about(std::string_view type, const Element& person, std::string_view file, std::uint32_t envelope) const {
  const auto reference = person.text("reference");
  std::vector<FhirHandle> all;
  if (reference.empty() || reference.starts_with('#')) {
    return all;
  }
  const std::uint32_t number = file_number(file);
  const auto patient = find_from(reference, number, envelope);
  for (const FhirHandle handle : known('s', std::string(type).append("|").append(fhir_key(reference)))) {
    const Stored& from = pieces_[handle.piece];
    if (find_from(reference, from.file, from.envelope) == patient) {
      all.push_back(handle);
    }
  }
  return all;
}

std::vector<FhirHandle> FhirReferences::children_of(FhirHandle plan) const {
  std::vector<FhirHandle> all;
  for (auto at = std::lower_bound(children_.begin(), children_.end(), std::pair(plan, FhirHandle{})); at != children_.end() && at->first == plan; ++at) {
    all.push_back(at->second);
  }
  return all;
}

bool FhirReferences::is_child(FhirHandle plan) const {
  return std::binary_search(all_children_.begin(), all_children_.end(), plan);
}

std::optional<FhirHandle> FhirReferences::handle_of(const Element& plan, std::string_view file, std::uint32_t envelope, std::uint32_t first_line) const {
  const std::uint32_t number = file_number(file);
  std::optional<FhirHandle> best;
  for (const FhirHandle handle : known('t', std::string(plan.type()).append("/").append(plan.text("id")))) {
    const Stored& piece = pieces_[handle.piece];
    if (piece.file == number && piece.envelope == envelope && piece.first_line == first_line) {
      best = best ? best : handle;
    }
  }
  return best;
}

std::optional<FhirSource> FhirReferences::read(std::uint32_t piece, std::string_view plans_file) const {
  const Stored& stored = pieces_[piece];
  Piece again{.text = store_.read(stored.place, stored.bytes),
              .first_line = stored.first_line,
              .first_column = stored.first_column,
              .prelude_bytes = stored.prelude_bytes,
              .is_list_item = stored.is_list_item,
              .opening = openings_[stored.opening],
              .envelope = stored.envelope};
  Problems ignored;  // told of by the piece itself
  auto tree = stored.syntax->read(std::move(again), files_[stored.file], ignored);
  if (!tree) {
    return std::nullopt;
  }
  return FhirSource{.tree = std::move(*tree), .is_plans_own = false, .is_plans_file = files_[stored.file] == plans_file};
}

}  // namespace careaudit
