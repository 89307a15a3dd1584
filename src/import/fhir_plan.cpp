// The plan's own fields, its children, and what can be said of it as a whole.
#include "import/fhir_plan.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/nhs_number.h"
#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

/// What FHIR R4 has no place for in and around a CarePlan.
constexpr auto no_place = std::to_array<std::string_view>({"crisis", "contingency", "safety", "coordinator.cover", "coordinator.hours", "crisis.contacts.hours", "involvement.copy_given", "involvement.carers",
                                                           "involvement.carers.views", "involvement.carers.share", "involvement.working", "involvement.differences", "shared_with",
                                                           "transfer", "dialog", "budget", "aftercare", "wrap", "treatments_refused", "signed", "witnessed", "last_review", "reviews",
                                                           "assessment", "placement", "admitted", "person.identity", "person.communication", "person.capacity", "person.advance_wishes",
                                                           "person.physical_health", "person.life_areas", "person.strengths", "sections", "needs.plan", "medicines", "appointments"});

/// Categories that say nothing of the plan's type.
bool is_empty_category(const Element& category) {
  return has_code(category, "734163000") || has_code(category, "assess-plan");
}

void write_type(FhirWork& work, std::vector<std::string>& names) {
  const Element& plan = work.plan();
  for (const auto& category : plan.all("category")) {
    if (is_empty_category(category)) {
      continue;
    }
    if (const Element text = concept_of(category)) {
      names.emplace_back(text.text());
      (void)work.out.text(work.out.root(), "type", text.text(), text.place());
    }
    for (const auto& display : category.all("coding.display")) {
      names.emplace_back(display.text());
    }
  }
  if (const Element title = plan.one("title")) {
    names.emplace_back(title.text());
  }
}

void write_title(FhirWork& work) {
  const Element& plan = work.plan();
  const Element title = plan.one("title");
  const Element description = plan.one("description");
  constexpr std::size_t longest_title = 80;
  if (!work.out.text(work.out.root(), "title", title.text(), title.place()) && description.text().size() <= longest_title) {
    (void)work.out.text(work.out.root(), "title", description.text(), description.place());
    return;
  }
  (void)work.out.text(work.out.map(work.out.root(), "sections", description.place()), "description", description.text(), description.place());
}

/// The first of several dates that is there.
void write_first_day(FhirWork& work, std::string_view field, std::initializer_list<Element> candidates) {
  for (const auto& one : candidates) {
    if (work.out.text(work.out.root(), field, fhir_day(one.text()), one.place())) {
      return;
    }
  }
}

/// The newest of progress notes, when the server does not say when it changed the plan.
Element newest_note(const Element& plan) {
  Element newest;
  for (const std::string_view path : {"activity.progress.time", "note.time"}) {
    for (const auto& time : plan.all(path)) {
      newest = !newest || newest.text() < time.text() ? time : newest;
    }
  }
  for (const auto& activity : plan.all("activity")) {
    const Element revised = activity.extension("RevisionDate").choice("value");
    newest = revised && (!newest || newest.text() < revised.text()) ? revised : newest;
  }
  return newest;
}

void write_dates(FhirWork& work) {
  const Element& plan = work.plan();
  write_first_day(work, "created", {plan.one("created"), plan.one("period.start"), plan.one("modified"), plan.one("meta.lastUpdated")});
  write_first_day(work, "updated", {plan.one("meta.lastUpdated"), plan.one("modified"), newest_note(plan)});
  for (const std::string_view end : {"review", "reviewdate", "review-date", "nextreview", "next-review"}) {
    const Element value = plan.extension(end).choice("value");
    write_first_day(work, "review_date", {value, value.one("end"), value.one("start")});
  }
  const Element created = plan.one("created");
  for (const std::string_view bound : {"end", "start"}) {
    const std::string day = fhir_day(plan.text(std::string("period.").append(bound)));
    if (!day.empty() && day < fhir_day(created.text())) {
      work.warn(created.place(), fmt::format("the plan was created after the {} of its own period", bound), "correct `created` or `period`");
      return;
    }
  }
}

/// Only when nothing else gave one, after the requests were read.
void write_fallback_review(FhirWork& work) {
  const Element end = work.plan().one("period.end");
  if (work.out.text(work.out.root(), "review_date", fhir_day(end.text()), end.place())) {
    work.warn(end.place(), "no review is planned; the end of the plan's period is taken as its review", "export the next review: a Task or Appointment with the code 425268008, or an extension that ends in `review`");
  }
}

void write_person(FhirWork& work) {
  const Element subject = work.plan().one("subject");
  const std::string tie = tie_name(subject);
  const auto id = std::string_view(tie).substr(tie.rfind('/') == std::string::npos ? 0 : tie.rfind('/') + 1);
  if (!id.empty() && !is_nhs_number(id)) {
    (void)work.out.text(work.out.map(work.out.root(), "person", subject.place()), "ref", tie, subject.place());
  }
}

/// What the person says, and what they are good at.
void write_observations(FhirWork& work, const Element& part) {
  for (const auto& reference : part.all("supportingInfo")) {
    const Element observation = type_of_reference(reference) == "Condition" ? Element() : work.resolver.resolve(reference);
    if (observation.type() != "Observation") {
      continue;
    }
    const Element code = observation.one("code");
    const Element value = observation.choice("value");
    const Element text = value.text().empty() ? concept_of(value) : value;
    const NodeId person = work.out.map(work.out.root(), "person", reference.place());
    if (fold_ascii(concept_of(code).text()).find("strength") != std::string::npos) {
      (void)work.out.item_text(work.out.list(person, "strengths", text.place()), text.text(), text.place());
    } else if (has_code(code, "95541-9") || has_code(code, "75773-2") || fold_ascii(concept_of(code).text()).find("preference") != std::string::npos) {
      (void)work.out.text(person, "views", text.text(), text.place());
    }
  }
}

void write_notes(FhirWork& work) {
  for (const auto& note : work.plan().all("note")) {
    const FhirParty author = party_of(work.resolver, note.one("authorReference"));
    const Element text = note.one("text");
    if (author.type == PartyType::person_themself) {
      (void)work.out.text(work.out.map(work.out.root(), "person", text.place()), "views", text.text(), text.place());
    } else if (author.type != PartyType::relation) {
      (void)work.out.text(work.out.map(work.out.root(), "sections", text.place()), "note", text.text(), text.place());
    }
  }
}

/// Contained plans that say they belong to it, or that it has among its activities.
std::vector<Element> contained_children(const Element& plan) {
  std::vector<Element> children;
  for (const auto& one : contained_with(plan)) {
    if (one.type() == "CarePlan") {
      children.push_back(one);
    }
  }
  return children;
}

void gather_children(FhirWork& work, FhirHandle parent, std::set<FhirHandle>& met, std::vector<Element>& all) {
  for (const FhirHandle child : work.resolver.references()->children_of(parent)) {
    if (met.insert(child).second) {
      all.push_back(work.resolver.read(child, work.plan().place()).resource);
      gather_children(work, child, met, all);
    }
  }
}

/// All plans folded into this one, and the requests that point at it.
std::vector<Element> gather(FhirWork& work, const FhirSource& source) {
  std::vector<Element> children = contained_children(work.plan());
  const FhirReferences* references = work.resolver.references();
  const auto handle = references == nullptr ? std::nullopt : references->handle_of(work.plan(), work.context.file, work.context.envelope, source.tree.first_line);
  if (handle) {
    std::set<FhirHandle> met{*handle};
    gather_children(work, *handle, met, children);
    for (const FhirHandle request : references->pointing_at(*handle, work.entry)) {
      work.requests.push_back(work.resolver.read(request, work.plan().place()).resource);
    }
    return children;
  }
  for (const auto& entry : work.resolver.own()) {
    const auto based_on = entry.resource.all("basedOn");
    if (std::any_of(based_on.begin(), based_on.end(), [&](const Element& one) { return work.resolver.resolve(one) == work.plan(); })) {
      work.requests.push_back(entry.resource);
    }
  }
  return children;
}

/// A need that nothing is done about, when the plan says of others what is done about them.
void mark_unmet(FhirWork& work) {
  const NodeId needs = work.out.tree().child(work.out.root(), "needs");
  if (work.reached.empty() || needs == no_node) {
    return;
  }
  for (const NodeId need : work.out.tree().children(needs)) {
    const std::string id(work.out.text_of(need, "id"));
    if (!id.empty() && std::find(work.reached.begin(), work.reached.end(), id) == work.reached.end()) {
      (void)work.out.text(need, "unmet", "yes", work.out.place_of(need));
    }
  }
}

std::string_view version_of(FhirWork& work) {
  const Element& plan = work.plan();
  if (!plan.all("plannedActivityReference").empty() || plan.one("addresses.reference.reference") || plan.one("addresses.concept") || plan.one("activity.plannedActivityReference") || plan.one("custodian")) {
    return "R5";
  }
  if (plan.one("modified") || (plan.one("status") && !plan.one("intent") && plan.one("participant"))) {
    return "DSTU2";
  }
  if (plan.one("context") || plan.one("definition")) {
    return "STU3";
  }
  for (const auto& reference : plan.all("goal")) {
    const Element goal = work.resolver.resolve(reference);
    if (goal && !goal.one("description").text().empty()) {
      return "DSTU2";
    }
    if (goal && goal.one("status") && !goal.one("lifecycleStatus")) {
      return "STU3";
    }
    if (goal && goal.one("source") && !goal.one("expressedBy")) {
      return "R5";
    }
  }
  return "";
}

/// An unfilled place: `$patientID`, `{{id}}`, `[id]`.
bool is_template(const Element& plan) {
  const Element subject = plan.one("subject");
  if (!subject) {
    return false;
  }
  const auto reference = subject.text("reference");
  const bool has_prompt = reference.find('$') != std::string_view::npos || reference.find("{{") != std::string_view::npos || reference.find('[') != std::string_view::npos;
  return has_prompt || (subject.is_empty() && plan.all("goal").empty() && plan.all("activity").empty());
}

void set_status(FhirWork& work, Plan& plan) {
  const Element& element = work.plan();
  const auto status = element.text("status");
  if (status == "entered-in-error") {
    plan.status = "entered in error";
  } else if (is_template(element)) {
    plan.status = "template";
  } else if (status == "draft" || status == "on-hold" || status == "proposed") {
    plan.status = "draft";
  } else if (status == "completed" || status == "revoked" || status == "cancelled") {
    plan.status = "closed";
  } else if (status != "active") {
    work.warn(element.one("status") ? element.one("status").place() : element.place(), status.empty() ? "the plan has no `status`; it is taken as `active`" : "the plan's `status` is not one that FHIR knows; it is taken as `active`",
              "it is one of active, draft, on-hold, revoked, completed and entered-in-error");
  }
}

/// The id is the person's own NHS number, or one of their identifiers by that name.
bool is_persons_number(FhirWork& work, std::string_view id) {
  if (id.empty()) {
    return false;
  }
  const Element subject = work.plan().one("subject");
  std::vector<Element> identifiers = work.resolver.resolve(subject).all("identifier");
  for (const Element& more : {subject.one("identifier"), work.plan().one("identifier")}) {
    identifiers.push_back(more);
  }
  return std::any_of(identifiers.begin(), identifiers.end(), [&](const Element& one) {
    return one.text("value") == id && fold_ascii(one.text("system")).find("nhs-number") != std::string::npos;
  });
}

/// Everything stands in the text for people: then nothing can be judged, rather than being absent.
void tell_of_narrative(FhirWork& work, Plan& plan) {
  const Element div = work.plan().one("text.div");
  const std::size_t characters = code_points(fhir_plain(div));
  constexpr std::size_t fewest = 40;
  const auto status = work.plan().text("text.status");
  const bool is_bare = plan.find("goals") == no_node && plan.find("actions") == no_node && plan.find("needs") == no_node && plan.find("crisis") == no_node;
  const bool has_needs_only = plan.find("goals") == no_node && plan.find("actions") == no_node && status == "additional";
  if (characters <= fewest || status == "empty" || (!is_bare && !has_needs_only)) {
    return;
  }
  work.warn(div.place(), fmt::format("the content of this plan is in its narrative only ({} characters); needs, goals and actions cannot be judged", characters), "export goals and activities as fields of their own");
  constexpr auto content = std::to_array<std::string_view>({"goals", "actions", "needs"});
  set_not_carried(plan, content, "the content of this plan is in its narrative only");
}

}  // namespace

Plan read_fhir_plan(FhirResolver& resolver, const FhirEntry& entry, const FhirSource& source, const ImportContext& context) {
  PlanWriter out(entry.resource.place());
  FhirWork work{.resolver = resolver, .context = context, .out = out, .entry = entry, .problems = context.problems};
  const Element& element = entry.resource;
  (void)resolver.take_unresolved();
  const std::vector<Element> children = gather(work, source);
  std::vector<std::string> type_names;
  const auto id = fhir_plan_id(element);
  (void)out.text(out.root(), "id", id, element.one("identifier") ? element.one("identifier.value").place() : element.one("id").place());
  write_title(work);
  write_type(work, type_names);
  write_dates(work);
  write_person(work);
  write_fhir_people(work);
  write_fhir_unit(work);
  write_notes(work);
  std::vector<Element> parts{element};
  parts.insert(parts.end(), children.begin(), children.end());
  for (const auto& part : parts) {
    if (write_fhir_crisis(work, part)) {
      continue;
    }
    write_fhir_needs(work, part);
    write_fhir_goals(work, part);
    write_fhir_actions(work, part);
    write_observations(work, part);
  }
  write_fhir_requests(work);
  write_fallback_review(work);
  mark_unmet(work);
  if (const auto version = version_of(work); !version.empty()) {
    work.warn(element.place(), fmt::format("this plan is FHIR {}, not R4; what is the same is read", version), "export FHIR R4 to have all of it read");
  }
  if (const std::size_t unresolved = resolver.take_unresolved(); unresolved > 0) {
    work.warn(element.place(), fmt::format("{} {} to nothing in the files read", unresolved, unresolved == 1 ? "reference of this plan leads" : "references of this plan lead"),
              "name the files that hold them too, or the whole folder of the export");
  }
  const bool is_private = is_persons_number(work, id);
  Plan plan = out.finish(source.tree, context.file, context.vocabulary, context.problems);
  plan.type_names = std::move(type_names);
  plan.id_is_private = is_private;
  plan.elsewhere = std::move(work.elsewhere);
  set_status(work, plan);
  tell_of_narrative(work, plan);
  set_not_carried(plan, no_place, "the format of this export has no place for it");
  return plan;
}

}  // namespace careaudit
