// Names, roles and numbers from practitioners, relatives, organisations and displays.
#include "import/fhir_people.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace careaudit {
namespace {

std::string joined(const Element& name) {
  std::string out;
  for (const std::string_view part : {"given", "family", "suffix"}) {
    for (const auto& one : name.all(part)) {
      out.append(out.empty() || one.text().empty() ? "" : " ").append(one.text());
    }
  }
  return out;
}

/// "Care-coordinator, served by Julie Smith": the role and the one who holds it.
void take_served_by(std::string_view display, FhirParty& party) {
  constexpr std::string_view between = "served by ";
  const auto at = display.find(between);
  if (at == std::string_view::npos) {
    party.name = display;
    return;
  }
  auto role = trim(display.substr(0, at));
  role = role.ends_with(',') ? trim(role.substr(0, role.size() - 1)) : role;
  party.role = role;
  party.name = trim(display.substr(at + between.size()));
}

std::string first_role(const Element& resource) {
  for (const std::string_view path : {"code", "specialty", "relationship", "qualification.code"}) {
    for (const auto& one : resource.all(path)) {
      if (const auto text = concept_of(one).text(); is_telling_role(text)) {
        return std::string(text);
      }
    }
  }
  return "";
}

PartyType type_of(std::string_view type) {
  if (type == "Patient") {
    return PartyType::person_themself;
  }
  if (type == "RelatedPerson") {
    return PartyType::relation;
  }
  if (type == "Practitioner" || type == "PractitionerRole") {
    return PartyType::professional;
  }
  const bool is_body = type == "Organization" || type == "CareTeam" || type == "Device" || type == "HealthcareService" || type == "Group" || type == "Location";
  return is_body ? PartyType::organisation : PartyType::unknown;
}

void take_role_holder(FhirResolver& resolver, const Element& resource, std::string_view display, FhirParty& party) {
  const Element holder = resource.one("practitioner");
  take_telecom(resource, party);
  if (holder) {
    const FhirParty person = party_of(resolver, holder);
    party.name = person.name;
    party.phone = party.phone.empty() ? person.phone : party.phone;
    party.email = party.email.empty() ? person.email : party.email;
    party.place = person.name.empty() ? party.place : person.place;
  } else if (display.find("served by ") != std::string_view::npos) {
    take_served_by(display, party);
  }
  if (const std::string role = first_role(resource); !role.empty()) {
    party.role = role;
  }
}

}  // namespace

Element concept_of(const Element& codeable) {
  if (const Element text = codeable.one("text"); !text.text().empty()) {
    return text;
  }
  for (const auto& display : codeable.all("coding.display")) {
    if (!display.text().empty()) {
      return display;
    }
  }
  return {};
}

bool has_code(const Element& codeable, std::string_view code) {
  const auto codings = codeable.all("coding");
  return std::any_of(codings.begin(), codings.end(), [&](const Element& coding) { return coding.text("code") == code; });
}

bool is_telling_role(std::string_view role) { return !role.empty() && fold_ascii(role) != "person in the healthcare environment" && fold_ascii(role) != "unknown"; }

std::string fhir_name(const Element& resource) {
  const auto names = resource.all("name");
  if (names.empty()) {
    return "";
  }
  if (!names.front().text().empty()) {
    return std::string(names.front().text());  // an Organization's
  }
  const auto official = std::find_if(names.begin(), names.end(), [](const Element& one) { return one.text("use") == "official"; });
  const Element& name = official == names.end() ? names.front() : *official;
  return name.text("text").empty() ? joined(name) : std::string(name.text("text"));
}

void take_telecom(const Element& resource, FhirParty& party) {
  for (const auto& one : resource.all("telecom")) {
    const auto system = one.text("system");
    std::string& to = system == "email" ? party.email : party.phone;
    const bool is_wanted = system == "phone" || system == "sms" || system == "email" || system.empty();
    if (is_wanted && to.empty() && one.text("use") != "old") {
      to = one.text("value");
    }
  }
}

FhirParty party_of(FhirResolver& resolver, const Element& reference) {
  FhirParty party{.place = reference.one("display") ? reference.one("display").place() : reference.place()};
  const auto display = reference.text("display");
  const Element resource = resolver.resolve(reference);
  const auto type = resource ? resource.type() : type_of_reference(reference);
  party.type = type_of(type);
  if (party.type == PartyType::person_themself) {
    party.name = "myself";
    return party;
  }
  if (!resource) {
    take_served_by(display, party);
    return party;
  }
  if (type == "PractitionerRole") {
    take_role_holder(resolver, resource, display, party);
    return party;
  }
  take_telecom(resource, party);
  party.name = fhir_name(resource);
  if (party.name.empty()) {
    take_served_by(display, party);
  } else if (const Element name = resource.one("name")) {
    party.place = name.place();
  }
  if (party.role.empty() && party.type != PartyType::organisation) {
    party.role = first_role(resource);
  }
  return party;
}

}  // namespace careaudit
