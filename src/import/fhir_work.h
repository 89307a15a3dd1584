// One plan on its way from FHIR to the vocabulary: what the parts of the mapping share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/fhir_people.h"
#include "import/fhir_resolver.h"
#include "import/plan_writer.h"

namespace careaudit {

/// A member of the plan's care team.
struct FhirMember {
  FhirParty party;
  Element participant;
  std::string tie;   ///< Of the member's reference.
};

struct FhirWork {
  FhirResolver& resolver;
  const ImportContext& context;
  PlanWriter& out;
  FhirEntry entry;                          ///< The CarePlan.
  std::vector<FhirMember> team = {};
  std::vector<Element> requests = {};       ///< Tasks and requests that point at the plan.
  std::vector<NodeId> elsewhere = {};       ///< Items that were not read.
  std::vector<std::string> reached = {};    ///< Ties of needs that a goal or an action names.
  Problems& problems;

  const Element& plan() const { return entry.resource; }
  void warn(Place at, std::string message, std::string remedy) const {
    problems.push_back({.severity = Severity::warning, .file = context.file, .at = at.at, .message = std::move(message), .remedy = std::move(remedy)});
  }
};

// Each writes its part of the plan `part`: the plan itself, or one that is folded into it.
void write_fhir_needs(FhirWork& work, const Element& part);
void write_fhir_goals(FhirWork& work, const Element& part);
void write_fhir_actions(FhirWork& work, const Element& part);
/// Requests that point at the plan and are not among its activities.
void write_fhir_requests(FhirWork& work);
/// The zones, steps and contacts of a plan for a crisis; false when `part` is none.
bool write_fhir_crisis(FhirWork& work, const Element& part);
void write_fhir_people(FhirWork& work);
void write_fhir_unit(FhirWork& work);
void write_fhir_views(FhirWork& work);

/// The day of a FHIR date or time; what is no whole day stays as it is.
std::string fhir_day(std::string_view text);
/// A Timing, Period, Quantity, Range or plain text as somebody would say it.
std::string fhir_when(const Element& timing);
/// `160-180 lbs`, `>= 92 %`.
std::string fhir_amount(const Element& value);
/// Fills `responsible` of an action from references; several become a list.
void write_fhir_responsible(FhirWork& work, NodeId action, const std::vector<Element>& performers);
/// A narrative without its tags.
std::string fhir_plain(const Element& div);
/// Whether a text has a letter or a digit: `?????` says nothing.
bool says_something(std::string_view text);

}  // namespace careaudit
