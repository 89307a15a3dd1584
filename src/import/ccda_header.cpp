// Who, when and where: what a C-CDA document says before its body.
#include <algorithm>

#include "base/nhs_number.h"
#include "base/strings.h"
#include "import/ccda_work.h"

namespace careaudit {
namespace {

constexpr std::string_view review_code = "425268008";  // SNOMED CT: review of care plan

void write_ids(CcdaWork& work) {
  for (const std::string_view path : {"setId", "id"}) {
    const Element id = work.document.one(path);
    const auto text = id.text("extension").empty() ? id.text("root") : id.text("extension");
    (void)work.out.text(work.out.root(), "id", text, id.place());
  }
  const Element title = work.document.one("title");
  (void)work.out.text(work.out.root(), "title", own_text(title), title.place());
  const Element type = work.document.one("code.displayName");
  (void)work.out.text(work.out.root(), "type", type.text(), type.place());
}

/// A review after the document was made is the next one, the earliest of several; one before was held.
void write_reviews(CcdaWork& work, const std::string& made) {
  std::string next;
  std::string last;
  Place next_at;
  Place last_at;
  for (const auto& participant : work.document.all("participant")) {
    const Element time = participant.one("time").one("low") ? participant.one("time").one("low") : participant.one("time");
    const std::string day = ccda_day(work, time);
    if (participant.text("typeCode") != "VRF" || participant.text("functionCode.code") != review_code || day.empty()) {
      continue;
    }
    if (day > made && (next.empty() || day < next)) {
      next = day;
      next_at = time.place();
    } else if (day <= made && day > last) {
      last = day;
      last_at = time.place();
    }
  }
  (void)work.out.text(work.out.root(), "review_date", next, next_at);
  (void)work.out.text(work.out.root(), "last_review", last, last_at);
}

void write_dates(CcdaWork& work) {
  const Element made = work.document.one("effectiveTime");
  const std::string day = ccda_day(work, made);
  (void)work.out.text(work.out.root(), "created", day, made.place());
  (void)work.out.text(work.out.root(), "updated", day, made.place());
  write_reviews(work, day);
}

/// The person signed, by their own id or as "self".
void write_agreement(CcdaWork& work) {
  const auto person = work.document.all("recordTarget.patientRole.id");
  for (const auto& authenticator : work.document.all("authenticator")) {
    const Element signer = authenticator.one("assignedEntity");
    const auto ids = signer.all("id");
    const bool is_same = std::any_of(ids.begin(), ids.end(), [&](const Element& id) {
      return std::any_of(person.begin(), person.end(), [&](const Element& own) { return !ccda_id(id).empty() && ccda_id(id) == ccda_id(own); });
    });
    if (!is_same && signer.text("code.code") != "ONESELF" && signer.text("code.code") != "SELF") {
      continue;
    }
    const Element time = authenticator.one("time");
    const std::string day = ccda_day(work, time);
    const NodeId involvement = work.out.map(work.out.root(), "involvement", time.place());
    (void)work.out.text(involvement, "agreed", day.empty() ? "yes" : day, day.empty() ? authenticator.place() : time.place());
  }
}

struct Contact {
  std::string name;
  std::string phone;
  std::string role;
  Place place;
};

/// One person who is both carer and emergency contact is one contact.
void write_contact(CcdaWork& work, const Contact& contact) {
  const NodeId contacts = work.out.list(work.out.map(work.out.root(), "crisis", contact.place), "contacts", contact.place);
  for (const NodeId known : work.out.tree().children(contacts)) {
    if (work.out.text_of(known, "name") == contact.name) {
      return;
    }
  }
  const NodeId item = work.out.item(contacts, contact.place);
  (void)work.out.text(item, "name", contact.name, contact.place);
  (void)work.out.text(item, "role", contact.role, contact.place);
  (void)work.out.text(item, "phone", contact.phone, contact.place);
}

void write_carer(CcdaWork& work, const Contact& contact) {
  const NodeId carers = work.out.list(work.out.map(work.out.root(), "involvement", contact.place), "carers", contact.place);
  const NodeId item = work.out.item(carers, contact.place);
  (void)work.out.text(item, "name", contact.name, contact.place);
  (void)work.out.text(item, "relationship", contact.role, contact.place);
  (void)work.out.text(item, "phone", contact.phone, contact.place);
}

void write_contacts(CcdaWork& work) {
  for (const auto& participant : work.document.all("participant")) {
    const Element entity = participant.one("associatedEntity");
    const auto kind = entity.text("classCode");
    const Element name = entity.one("associatedPerson.name");
    const Contact contact{.name = ccda_name(name), .phone = ccda_telecom(entity, false), .role = std::string(entity.text("code.displayName")), .place = name.place()};
    if (participant.text("typeCode") != "IND" || contact.name.empty()) {
      continue;
    }
    if (kind == "ECON" || kind == "NOK" || kind == "PRS" || kind == "CAREGIVER") {
      write_contact(work, contact);
    }
    if (kind == "CAREGIVER") {
      write_carer(work, contact);
    }
  }
  for (const auto& guardian : work.document.all("recordTarget.patientRole.patient.guardian")) {
    const Element name = guardian.one("guardianPerson.name");
    const Contact contact{.name = ccda_name(name), .phone = ccda_telecom(guardian, false), .role = std::string(guardian.text("code.displayName")), .place = name.place()};
    if (!contact.name.empty()) {
      write_carer(work, contact);
    }
  }
}

bool write_coordinator(CcdaWork& work, const Element& entity, const Element& name, std::string_view role) {
  const std::string text = ccda_name(name);
  if (text.empty()) {
    return false;
  }
  const NodeId coordinator = work.out.map(work.out.root(), "coordinator", name.place());
  (void)work.out.text(coordinator, "name", text, name.place());
  const auto own_role = entity.text("code.displayName");
  (void)work.out.text(coordinator, "role", own_role.empty() ? role : own_role, name.place());
  (void)work.out.text(coordinator, "phone", ccda_telecom(entity, false), name.place());
  (void)work.out.text(coordinator, "email", ccda_telecom(entity, true), name.place());
  return true;
}

void write_coordinators(CcdaWork& work) {
  for (const auto& performer : work.document.all("documentationOf.serviceEvent.performer")) {
    const Element entity = performer.one("assignedEntity");
    const bool says_what = performer.one("functionCode") || entity.one("code");
    if (says_what && write_coordinator(work, entity, entity.one("assignedPerson.name"), performer.text("functionCode.displayName"))) {
      return;
    }
  }
  for (const auto& author : work.document.all("author.assignedAuthor")) {
    if (write_coordinator(work, author, author.one("assignedPerson.name"), "author of the plan")) {
      return;
    }
  }
}

void write_unit(CcdaWork& work) {
  for (const std::string_view path : {"componentOf.encompassingEncounter.location.healthCareFacility.location.name",
                                      "componentOf.encompassingEncounter.location.healthCareFacility.serviceProviderOrganization.name", "author.assignedAuthor.representedOrganization.name",
                                      "custodian.assignedCustodian.representedCustodianOrganization.name"}) {
    const Element name = work.document.one(path);
    (void)work.out.text(work.out.root(), "ward", own_text(name), name.place());
  }
}

}  // namespace

void write_ccda_header(CcdaWork& work) {
  write_ids(work);
  write_dates(work);
  const Element id = work.document.one("recordTarget.patientRole.id");
  if (!id.text("extension").empty() && !is_nhs_number(id.text("extension"))) {
    (void)work.out.text(work.out.map(work.out.root(), "person", id.place()), "ref", ccda_id(id), id.place());
  }
  write_agreement(work);
  write_contacts(work);
  if (!work.out.has(work.out.root(), "coordinator")) {
    write_coordinators(work);  // else a care team named a lead
  }
  write_unit(work);
}

}  // namespace careaudit
