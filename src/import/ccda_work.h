// One C-CDA document on its way to the vocabulary.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "import/fhir_element.h"
#include "import/plan_writer.h"

namespace careaudit {

/// Sections that plans have to do with.
enum class CcdaSection : std::uint8_t { health_concerns, goals, interventions, outcomes, plan_of_treatment, care_teams, other };

struct CcdaWork {
  PlanWriter& out;
  Element document;
  const std::string& file;
  Problems& problems;
  /// What narrative says, by its `ID`.
  std::map<std::string, Element, std::less<>> narrative = {};
  /// Names of people the header gives in full, by id: entries point at them.
  std::map<std::string, Element, std::less<>> people = {};
  bool has_bad_time = false;   // told of once

  void warn(Place at, std::string message, std::string remedy) const {
    problems.push_back({.severity = Severity::warning, .file = file, .at = at.at, .message = std::move(message), .remedy = std::move(remedy)});
  }
};

/// Whether one of its templateIds has that root, with any extension or none.
bool has_template(const Element& element, std::string_view root);
/// `root|extension` of an id; "" of none.
std::string ccda_id(const Element& id);
/// An element's own text.
std::string_view own_text(const Element& element);
/// Prefix, given names, family name and suffix; or the name as it is.
std::string ccda_name(const Element& name);
/// `20130801` or `201308011024-0800` as a day; what is broken behind the day is told of.
std::string ccda_day(CcdaWork& work, const Element& time);
/// The number or address of a `telecom` by its scheme.
std::string ccda_telecom(const Element& holder, bool wants_email);
/// What an act, observation or the like says it is: its narrative, text, code or value.
Element ccda_text(const CcdaWork& work, const Element& entry, std::string& text);

/// Concerns, goals and interventions of the body.
void write_ccda_body(CcdaWork& work);
/// Dates, people, agreement and unit of the header.
void write_ccda_header(CcdaWork& work);

}  // namespace careaudit
