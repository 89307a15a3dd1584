// Who coordinates the plan, who cares, and whom to reach: from care teams, episodes and authors.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

constexpr std::string_view coordinator_code = "768820003";  // SNOMED CT: care coordinator

bool says_coordinator(const Element& role) {
  static constexpr std::array<std::string_view, 9> words{"care coordinator", "care co-ordinator", "care-coordinator", "key worker", "keyworker", "key-worker", "named nurse", "lead professional", "care manager"};
  const std::string text = fold_ascii(concept_of(role).text());
  return has_code(role, coordinator_code) || std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// "Care-coordinator, served by Julie Smith" says it in the member's display.
bool is_coordinator(const FhirMember& member) {
  const auto roles = member.participant.all("role");
  const std::string said = fold_ascii(member.party.role);
  return std::any_of(roles.begin(), roles.end(), says_coordinator) || said.find("coordinator") != std::string::npos || said.find("co-ordinator") != std::string::npos || said.find("key worker") != std::string::npos;
}

bool may_coordinate(const FhirParty& party) {
  return !party.name.empty() && party.type != PartyType::person_themself && party.type != PartyType::organisation;
}

void read_team(FhirWork& work, const Element& reference) {
  const Element team = work.resolver.resolve(reference);
  FhirParty whole;
  take_telecom(team, whole);
  for (const auto& participant : team.all("participant")) {
    const Element reference_to = participant.one("member");
    FhirMember member{.party = party_of(work.resolver, reference_to), .participant = participant, .tie = tie_name(reference_to)};
    for (const auto& role : participant.all("role")) {
      if (const Element text = concept_of(role); is_telling_role(text.text())) {
        member.party.role = text.text();
        break;
      }
    }
    member.party.phone = member.party.phone.empty() ? whole.phone : member.party.phone;
    work.team.push_back(std::move(member));
  }
}

FhirParty manager_of_episode(FhirWork& work) {
  const auto* references = work.resolver.references();
  std::vector<Element> episodes = work.resolver.resolve(work.plan().one("encounter")).all("episodeOfCare");
  for (auto& episode : episodes) {
    episode = work.resolver.resolve(episode);
  }
  const Element person = work.plan().one("subject");
  if (references != nullptr) {
    for (const FhirHandle handle : references->about("EpisodeOfCare", person, work.context.file, work.context.envelope)) {
      episodes.push_back(work.resolver.read(handle, person.place()).resource);
    }
  }
  for (const auto& episode : episodes) {
    if (const Element manager = episode.one("careManager")) {
      return party_of(work.resolver, manager);
    }
  }
  return {};
}

FhirParty manager_by_extension(const FhirWork& work) {
  for (const auto& member : work.team) {
    if (member.participant.extension("manager").choice("value").text() == "true" && may_coordinate(member.party)) {
      return member.party;
    }
  }
  return {};
}

/// The first of the references that is somebody who can coordinate, called what they are.
FhirParty first_of(FhirWork& work, std::initializer_list<std::string_view> paths, std::string_view role) {
  for (const auto path : paths) {
    for (const auto& reference : work.plan().all(path)) {
      FhirParty party = party_of(work.resolver, reference);
      if (may_coordinate(party) && party.type != PartyType::relation) {
        party.role = party.role.empty() ? role : party.role;
        return party;
      }
    }
  }
  return {};
}

FhirParty coordinator_of(FhirWork& work) {
  for (const auto& member : work.team) {
    if (is_coordinator(member) && may_coordinate(member.party)) {
      return member.party;
    }
  }
  if (FhirParty manager = manager_of_episode(work); may_coordinate(manager)) {
    return manager;
  }
  if (FhirParty manager = manager_by_extension(work); may_coordinate(manager)) {
    return manager;
  }
  if (FhirParty custodian = party_of(work.resolver, work.plan().extension("custodian").choice("value")); may_coordinate(custodian)) {
    return custodian;
  }
  if (FhirParty custodian = first_of(work, {"custodian"}, ""); may_coordinate(custodian)) {
    return custodian;
  }
  return first_of(work, {"author", "contributor"}, "author of the plan");
}

void write_party(FhirWork& work, NodeId map, const FhirParty& party) {
  (void)work.out.text(map, "name", party.name, party.place);
  (void)work.out.text(map, "role", party.role, party.place);
  (void)work.out.text(map, "phone", party.phone, party.place);
  (void)work.out.text(map, "email", party.email, party.place);
}

NodeId carer_called(FhirWork& work, const FhirParty& party) {
  const NodeId involvement = work.out.map(work.out.root(), "involvement", party.place);
  const NodeId carers = work.out.list(involvement, "carers", party.place);
  for (const NodeId carer : work.out.tree().children(carers)) {
    if (work.out.text_of(carer, "name") == party.name) {
      return carer;
    }
  }
  const NodeId carer = work.out.item(carers, party.place);
  (void)work.out.text(carer, "name", party.name, party.place);
  (void)work.out.text(carer, "relationship", party.role, party.place);
  (void)work.out.text(carer, "phone", party.phone, party.place);
  return carer;
}

void write_involvement(FhirWork& work) {
  for (const auto& member : work.team) {
    if (member.party.type == PartyType::relation && !member.party.name.empty()) {
      (void)carer_called(work, member.party);
    }
  }
  for (const auto& reference : work.plan().all("contributor")) {
    const FhirParty party = party_of(work.resolver, reference);
    if (party.type == PartyType::person_themself) {
      (void)work.out.text(work.out.map(work.out.root(), "involvement", reference.place()), "agreed", "yes", reference.place());
    } else if (party.type == PartyType::relation && !party.name.empty()) {
      (void)carer_called(work, party);
    }
  }
  for (const auto& note : work.plan().all("note")) {
    const FhirParty party = party_of(work.resolver, note.one("authorReference"));
    if (party.type == PartyType::relation && !party.name.empty()) {
      (void)work.out.text(carer_called(work, party), "views", note.text("text"), note.one("text").place());
    }
  }
}

/// Emergency contact, next of kin.
bool is_emergency_contact(const Element& relationship) {
  static constexpr std::array<std::string_view, 4> codes{"C", "ECON", "N", "NOK"};
  return std::any_of(codes.begin(), codes.end(), [&](std::string_view code) { return has_code(relationship, code); });
}

void write_contact(FhirWork& work, const Element& contact, Place place) {
  FhirParty party{.name = fhir_name(contact), .place = contact.one("name") ? contact.one("name").place() : place};
  for (const auto& relationship : contact.all("relationship")) {
    party.role = party.role.empty() ? concept_of(relationship).text() : party.role;
  }
  take_telecom(contact, party);
  if (party.name.empty() && party.phone.empty()) {
    return;
  }
  const NodeId crisis = work.out.map(work.out.root(), "crisis", party.place);
  const NodeId contacts = work.out.list(crisis, "contacts", party.place);
  for (const NodeId known : work.out.tree().children(contacts)) {
    if (work.out.text_of(known, "name") == party.name) {
      return;
    }
  }
  write_party(work, work.out.item(contacts, party.place), party);
}

void write_emergency_contacts(FhirWork& work) {
  const Element subject = work.plan().one("subject");
  const auto take = [&](const Element& contact) {
    const auto relationships = contact.all("relationship");
    if (std::any_of(relationships.begin(), relationships.end(), is_emergency_contact)) {
      write_contact(work, contact, subject.place());
    }
  };
  for (const auto& contact : work.resolver.resolve(subject).all("contact")) {
    take(contact);
  }
  const auto* references = work.resolver.references();
  if (references == nullptr) {
    return;
  }
  for (const FhirHandle handle : references->about("RelatedPerson", subject, work.context.file, work.context.envelope)) {
    take(work.resolver.read(handle, subject.place()).resource);
  }
}

/// Consent to the plan, and what was sent to the person about it.
void write_agreement(FhirWork& work) {
  const Element subject = work.plan().one("subject");
  const auto* references = work.resolver.references();
  for (const FhirHandle handle : references == nullptr ? std::vector<FhirHandle>() : references->about("Consent", subject, work.context.file, work.context.envelope)) {
    const Element consent = work.resolver.read(handle, work.plan().place()).resource;
    const std::string category = fold_ascii(concept_of(consent.one("category")).text());
    if (consent.text("status") == "active" && category.find("care") != std::string::npos) {
      const std::string day = fhir_day(consent.text("dateTime"));
      const NodeId involvement = work.out.map(work.out.root(), "involvement", consent.place());
      (void)work.out.text(involvement, "agreed", day.empty() ? "yes" : day, consent.place());
    }
  }
  for (const auto& request : work.requests) {
    const Element recipient = request.one("recipient");
    if (request.type() == "Communication" && party_of(work.resolver, recipient).type == PartyType::person_themself) {
      const NodeId involvement = work.out.map(work.out.root(), "involvement", request.place());
      (void)work.out.text(involvement, "copy_given", fhir_day(request.text("sent")), request.one("sent").place());
    }
  }
}

}  // namespace

void write_fhir_people(FhirWork& work) {
  for (const auto& reference : work.plan().all("careTeam")) {
    read_team(work, reference);
  }
  if (const FhirParty coordinator = coordinator_of(work); !coordinator.name.empty()) {
    write_party(work, work.out.map(work.out.root(), "coordinator", coordinator.place), coordinator);
  }
  write_involvement(work);
  write_emergency_contacts(work);
  write_agreement(work);
}

}  // namespace careaudit
