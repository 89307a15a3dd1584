// Actions from activities, and from requests that point at the plan.
#include <algorithm>
#include <set>

#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

constexpr std::string_view review_code = "425268008";  // SNOMED CT: review of care plan

Element first_text(const Element& from, std::initializer_list<std::string_view> paths) {
  for (const auto path : paths) {
    for (const auto& one : from.all(path)) {
      if (const Element text = one.text().empty() ? concept_of(one) : one; !text.text().empty()) {
        return text;
      }
    }
  }
  return {};
}

Element text_of_request(const Element& request) {
  const auto type = request.type();
  if (type == "CommunicationRequest" || type == "Communication") {
    return first_text(request, {"payload.contentString", "payload.contentAttachment.title", "reasonCode", "category"});
  }
  if (type == "MedicationRequest") {
    return first_text(request, {"medicationCodeableConcept", "medicationReference.display", "medication.concept", "dosageInstruction.text"});
  }
  if (type == "NutritionOrder") {
    return first_text(request, {"oralDiet.instruction", "oralDiet.type", "note.text"});
  }
  if (const Element title = request.extension("title").choice("value")) {
    return title;
  }
  return first_text(request, {"description", "code", "title", "serviceType", "appointmentType", "codeCodeableConcept", "orderDetail", "reasonCode"});
}

std::vector<Element> performers_of(const Element& request) {
  for (const std::string_view path : {"performer", "owner", "participant.actor", "recipient", "performerType"}) {
    if (auto found = request.all(path); !found.empty()) {
      return found;
    }
  }
  return {};
}

Element when_of(const Element& request) {
  for (const std::string_view name : {"scheduled", "occurrence"}) {
    if (const Element found = request.choice(name)) {
      return found;
    }
  }
  for (const std::string_view path : {"restriction.period", "executionPeriod", "start", "requestedPeriod", "dosageInstruction.timing", "dateTime"}) {
    if (const Element found = request.one(path)) {
      return found;
    }
  }
  return request.choice("quantity");
}

class Actions {
 public:
  explicit Actions(FhirWork& work) : work_(work) {}

  void add_detail(const Element& activity, const Element& detail) {
    Element text = first_text(detail, {"description", "code"});
    if (!text) {
      text = detail.extension("title").choice("value");
    }
    if (detail.text("doNotPerform") == "true") {
      avoid(text);
      return;
    }
    if (detail.text("status") == "entered-in-error") {
      return;
    }
    const NodeId action = new_action(text ? text.place() : activity.place());
    (void)work_.out.text(action, "text", text.text(), text.place());
    fill(action, detail);
  }

  /// The request, unless it says not to, or is the review of the plan.
  void add_request(const Element& request, const Element& reference) {
    if (is_review(request)) {
      write_review(request);
      return;
    }
    if (request.text("status") == "entered-in-error") {
      return;
    }
    if (request.type() == "RequestGroup" || request.type() == "RequestOrchestration") {
      add_group(request);
      return;
    }
    Element text = text_of_request(request);
    text = text ? text : reference.one("display");
    if (request.text("doNotPerform") == "true") {
      avoid(text);
      return;
    }
    const NodeId action = new_action(text ? text.place() : request.place());
    (void)work_.out.text(action, "id", std::string(request.type()).append("/").append(request.text("id")), request.place());
    (void)work_.out.text(action, "text", text.text(), text.place());
    fill(action, request);
  }

  /// Something that was not read, or is only said.
  void add_display(const Element& reference) {
    const Element display = reference.one("display");
    if (display.text().empty() && reference.text("reference").empty()) {
      return;
    }
    const NodeId action = new_action(reference.place());
    (void)work_.out.text(action, "id", tie_name(reference), reference.place());
    if (!work_.out.text(action, "text", display.text(), display.place())) {
      work_.elsewhere.push_back(action);
    }
  }

 private:
  NodeId new_action(Place place) { return work_.out.item(work_.out.list(work_.out.root(), "actions", place), place); }

  void avoid(const Element& text) {
    if (!text.text().empty()) {
      (void)work_.out.item_text(work_.out.list(work_.out.root(), "avoid", text.place()), text.text(), text.place());
    }
  }

  static bool is_review(const Element& request) { return has_code(request.one("code"), review_code) || has_code(request.one("serviceType"), review_code); }

  void write_review(const Element& request) {
    const Element when = when_of(request);
    const Element end = when.one("end") ? when.one("end") : when.one("start") ? when.one("start") : when;
    (void)work_.out.text(work_.out.root(), "review_date", fhir_day(end.text()), end.place());
  }

  void add_group(const Element& group) {
    for (const auto& one : group.all("action")) {
      if (const Element text = first_text(one, {"title", "description", "code"})) {
        const NodeId action = new_action(text.place());
        (void)work_.out.text(action, "text", text.text(), text.place());
        write_fhir_responsible(work_, action, one.all("participant"));
        if (const Element when = one.choice("timing")) {
          (void)work_.out.text(action, "when", fhir_when(when), when.place());
        }
      } else if (const Element resource = work_.resolver.resolve(one.one("resource"))) {
        add_request(resource, one.one("resource"));
      }
      add_group(one);
    }
  }

  void fill(NodeId action, const Element& from) {
    write_fhir_responsible(work_, action, performers_of(from));
    if (const Element when = when_of(from)) {
      const Element start = when.one("start") ? when.one("start") : when;
      (void)work_.out.text(action, "when", fhir_when(when), start.place());
    }
    write_where(action, from);
    (void)work_.out.text(action, "status", from.text("status"), from.one("status").place());
    for (const auto& goal : from.all("goal")) {
      (void)work_.out.text(action, "goal", tie_name(goal), goal.place());
    }
    for (const auto& extension : from.all("extension")) {
      if (extension.text("url").ends_with("resource-pertainsToGoal")) {
        const Element goal = extension.choice("value");
        (void)work_.out.text(action, "goal", tie_name(goal), goal.place());
      }
    }
    for (const auto& reason : from.all("reasonReference")) {
      if (const std::string tie = tie_name(reason); !tie.empty()) {
        work_.reached.push_back(tie);
        (void)work_.out.text(action, "need", tie, reason.place());
      }
    }
  }

  void write_where(NodeId action, const Element& from) {
    for (const std::string_view path : {"location", "locationReference"}) {
      for (const auto& reference : from.all(path)) {
        const Element display = reference.one("display");
        if (work_.out.text(action, "where", display.text(), display.place())) {
          return;
        }
        const Element name = work_.resolver.resolve(reference).one("name");
        if (work_.out.text(action, "where", name.text(), name.place())) {
          return;
        }
      }
    }
    const Element code = concept_of(from.one("locationCode"));
    (void)work_.out.text(action, "where", code.text(), code.place());
  }

  FhirWork& work_;
};

Element reference_of(const Element& activity) {
  const Element planned = activity.one("plannedActivityReference");  // R5
  return planned ? planned : activity.one("reference");
}

}  // namespace

void write_fhir_responsible(FhirWork& work, NodeId action, const std::vector<Element>& performers) {
  std::vector<FhirParty> parties;
  for (const auto& performer : performers) {
    FhirParty party;
    if (const Element role = performer.text("reference").empty() && performer.text("display").empty() ? concept_of(performer) : Element()) {
      party = {.role = std::string(role.text()), .place = role.place()};
    } else {
      party = party_of(work.resolver, performer);
      const auto member = std::find_if(work.team.begin(), work.team.end(), [&](const FhirMember& one) { return !one.tie.empty() && one.tie == tie_name(performer); });
      if (member != work.team.end() && !member->party.role.empty() && party.type != PartyType::person_themself) {
        party.role = member->party.role;
      }
    }
    if (party.name.empty() && party.role.empty()) {
      const auto type = type_of_reference(performer);
      party.role = type == "Practitioner" || type == "PractitionerRole" ? "practitioner" : type == "RelatedPerson" ? "a relative" : "";
    }
    if (!party.name.empty() || !party.role.empty()) {
      parties.push_back(std::move(party));
    }
  }
  if (parties.empty()) {
    return;
  }
  const auto write = [&](NodeId at, const FhirParty& party) {
    // A body is no person, however it is called.
    const bool is_body = party.type == PartyType::organisation;
    (void)work.out.text(at, is_body ? "role" : "name", is_body ? as_body(party.name) : party.name, party.place);
    (void)work.out.text(at, "role", party.role, party.place);
  };
  if (parties.size() == 1) {
    write(work.out.map(action, "responsible", parties.front().place), parties.front());
    return;
  }
  const NodeId list = work.out.list(action, "responsible", parties.front().place);
  for (const auto& party : parties) {
    write(work.out.item(list, party.place), party);
  }
}

void write_fhir_actions(FhirWork& work, const Element& part) {
  Actions actions(work);
  for (const auto& activity : part.all("activity")) {
    if (const Element detail = activity.one("detail"); !detail.is_empty()) {
      actions.add_detail(activity, detail);
      continue;
    }
    const Element reference = reference_of(activity);
    if (!reference) {
      continue;  // a record of what was done
    }
    const Element resource = work.resolver.resolve(reference);
    if (!resource) {
      actions.add_display(reference);
    } else if (resource.type() != "CarePlan") {
      actions.add_request(resource, reference);
    }
  }
}

void write_fhir_requests(FhirWork& work) {
  std::set<std::string> listed;
  for (const auto& activity : work.plan().all("activity")) {
    listed.insert(tie_name(reference_of(activity)));
  }
  // What a task fulfils is not a second action.
  for (const auto& request : work.requests) {
    if (request.type() == "Task") {
      listed.insert(tie_name(request.one("focus")));
    }
  }
  Actions actions(work);
  for (const auto& request : work.requests) {
    const std::string tie = std::string(request.type()).append("/").append(request.text("id"));
    const bool is_action = request.type() != "Consent" && request.type() != "Communication" && request.type() != "DocumentReference";
    if (is_action && !listed.contains(tie)) {
      actions.add_request(request, {});
    }
  }
}

}  // namespace careaudit
