// Who a FHIR reference means, by name, role and how to reach them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/fhir_resolver.h"

namespace careaudit {

enum class PartyType : std::uint8_t { person_themself, relation, professional, organisation, unknown };

/// Somebody who has to do with a plan.
struct FhirParty {
  PartyType type = PartyType::unknown;
  std::string name = {};
  std::string role = {};
  std::string phone = {};
  std::string email = {};
  Place place = {};       ///< Of the name, or of the reference.
};

/// `name[use=official or first].text`, else given, family and suffix.
std::string fhir_name(const Element& resource);
/// Text of a CodeableConcept, else the first display of its codings.
Element concept_of(const Element& codeable);
/// Whether one of the codings has that code.
bool has_code(const Element& codeable, std::string_view code);
/// The party a Reference means; of a person themself no name is given, as no report may show it.
FhirParty party_of(FhirResolver& resolver, const Element& reference);
/// Fills `phone` and `email` from a resource's `telecom`, unless they are filled.
void take_telecom(const Element& resource, FhirParty& party);
/// A role that says what somebody does, not that they are about.
bool is_telling_role(std::string_view role);

}  // namespace careaudit
