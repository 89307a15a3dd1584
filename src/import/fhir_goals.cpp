// Needs and goals from CarePlan.addresses, supportingInfo and goal.
#include <algorithm>

#include <fmt/format.h>

#include "base/date.h"
#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

/// R5 wraps a reference once more, beside a concept.
Element unwrapped(const Element& reference) {
  const Element inner = reference.one("reference");
  return inner && inner.text().empty() && !inner.text("reference").empty() ? inner : reference;
}

/// What a condition, observation or the like is about.
Element subject_of(const Element& resource) {
  if (const Element code = concept_of(resource.one("code"))) {
    return code;
  }
  return resource.one("description");
}

void add_need(FhirWork& work, const Element& reference, const Element& text) {
  const NodeId needs = work.out.list(work.out.root(), "needs", reference.place());
  const NodeId need = work.out.item(needs, text ? text.place() : reference.place());
  (void)work.out.text(need, "id", tie_name(reference), reference.place());
  (void)work.out.text(need, "text", text.text(), text.place());
  if (!text) {
    work.elsewhere.push_back(need);
  }
}

void read_need(FhirWork& work, const Element& reference) {
  const Element display = reference.one("display");
  const Element concept_text = concept_of(reference.one("concept"));
  const Element resource = work.resolver.resolve(reference);
  const Element subject = subject_of(resource);
  const Element text = !subject.text().empty() ? subject : !display.text().empty() ? display : concept_text;
  if (text && !says_something(text.text())) {
    return;  // "?????": letters that were lost on the way
  }
  if (!text && (resource || reference.text("reference").empty())) {
    return;
  }
  if (text == subject && display && !equal_ignoring_case(text.text(), display.text()) && fold_ascii(text.text()).find(fold_ascii(display.text())) == std::string::npos) {
    work.warn(display.place(), "a need is called one thing where the plan refers to it, and another where it is recorded; the record counts", "correct the `display` of the reference");
  }
  add_need(work, reference, text);
}

bool is_need(const Element& resource) {
  if (resource.type() != "Condition") {
    return false;
  }
  const auto categories = resource.all("category");
  return std::any_of(categories.begin(), categories.end(), [](const Element& one) {
    return has_code(one, "health-concern") || has_code(one, "assessed-need") || has_code(one, "sdoh");
  });
}

/// `Body weight 160-180 lbs`.
std::string measure_of(const Element& goal) {
  std::string out;
  for (const auto& target : goal.all("target")) {
    const auto name = concept_of(target.one("measure")).text();
    const std::string amount = fhir_amount(target.choice("detail"));
    const std::string one = name.empty() || amount.empty() ? std::string(name) + amount : fmt::format("{} {}", name, amount);
    out += (out.empty() || one.empty() ? "" : "; ") + one;
  }
  return out;
}

/// A duration in whole days or months, from the day it counts from.
std::string after(std::string_view start, const Element& duration) {
  const auto from = Date::parse(fhir_day(start));
  const auto number = duration.text("value");
  const auto unit = duration.text("code").empty() ? duration.text("unit") : duration.text("code");
  int count = 0;
  for (const char c : number) {
    if (c < '0' || c > '9' || count > 9999) {
      return "";
    }
    count = count * 10 + (c - '0');
  }
  if (!from || number.empty()) {
    return "";
  }
  if (unit.starts_with("d") || unit.starts_with("wk") || unit.starts_with("week")) {
    return from->plus_days(unit.starts_with("d") ? count : count * 7).iso();
  }
  if (unit.starts_with("mo") || unit.starts_with("a") || unit.starts_with("y")) {
    return from->plus_months(unit.starts_with("mo") ? count : count * 12).iso();
  }
  return "";
}

void write_target_date(FhirWork& work, const Element& goal, NodeId item) {
  for (const auto& target : goal.all("target")) {
    if (const Element due = target.one("dueDate")) {
      if (work.out.text(item, "target_date", fhir_day(due.text()), due.place())) {
        return;
      }
    }
    if (const Element duration = target.one("dueDuration")) {
      const Element& plan = work.plan();
      for (const auto start : {goal.text("startDate"), plan.text("created"), plan.text("period.start")}) {
        if (!start.empty()) {
          (void)work.out.text(item, "target_date", after(start, duration), duration.place());
          return;
        }
      }
    }
  }
}

void write_voice(FhirWork& work, const Element& goal, NodeId item) {
  const Element by = goal.one("expressedBy") ? goal.one("expressedBy") : goal.one("source");
  if (!by) {
    return;
  }
  const FhirParty party = party_of(work.resolver, by);
  const std::string_view voice = party.type == PartyType::person_themself ? "person" : party.type == PartyType::relation ? "carer" : party.type == PartyType::unknown ? "" : "staff";
  (void)work.out.text(item, "voice", voice, by.place());
}

/// Words that audits know; others stay as FHIR has them.
std::string_view status_of(const Element& goal) {
  if (has_code(goal.one("achievementStatus"), "achieved")) {
    return "achieved";
  }
  const auto status = goal.text("lifecycleStatus").empty() ? goal.text("status") : goal.text("lifecycleStatus");
  return status == "rejected" || status == "entered-in-error" ? "stopped" : status;
}

/// Who accepted the goal: the person, when they are among them.
void read_acceptance(FhirWork& work, const Element& goal) {
  for (const auto& extension : goal.all("extension")) {
    if (!extension.text("url").ends_with("goal-acceptance")) {
      continue;
    }
    const Element individual = extension.extension("individual").choice("value");
    const auto status = extension.extension("status").choice("value").text();
    if (party_of(work.resolver, individual).type == PartyType::person_themself && !status.empty()) {
      const NodeId involvement = work.out.map(work.out.root(), "involvement", extension.place());
      (void)work.out.text(involvement, "agreed", status == "agree" ? "yes" : status == "disagree" ? "no" : "", extension.place());
    }
  }
}

void link_need(FhirWork& work, const Element& from, std::string_view path, NodeId item) {
  for (const auto& reference : from.all(path)) {
    const std::string tie = tie_name(reference);
    if (!tie.empty()) {
      work.reached.push_back(tie);
      (void)work.out.text(item, "need", tie, reference.place());
    }
  }
}

Element text_of_goal(const Element& goal, const Element& reference) {
  const Element description = goal.one("description");
  if (!description.text().empty()) {
    return description;  // DSTU2
  }
  if (const Element text = concept_of(description)) {
    return text;
  }
  return reference.one("display").text().empty() ? Element() : reference.one("display");
}

void read_goal(FhirWork& work, const Element& reference) {
  const Element goal = work.resolver.resolve(reference);
  const Element text = text_of_goal(goal, reference);
  if (!goal && !text && reference.text("reference").empty()) {
    return;
  }
  const Place place = text ? text.place() : goal ? goal.place() : reference.place();
  const NodeId item = work.out.item(work.out.list(work.out.root(), "goals", reference.place()), place);
  (void)work.out.text(item, "id", tie_name(reference), reference.place());
  (void)work.out.text(item, "text", text.text(), text.place());
  if (!goal) {
    if (!text) {
      work.elsewhere.push_back(item);
    }
    return;
  }
  if (!text) {
    // Weak: what a viewer would show.
    (void)work.out.text(item, "text", goal.text("text.status") == "additional" ? fhir_plain(goal.one("text.div")) : "", goal.one("text.div").place());
  }
  write_target_date(work, goal, item);
  if (const Element target = goal.one("target")) {
    (void)work.out.text(item, "measure", measure_of(goal), target.place());
  }
  write_voice(work, goal, item);
  (void)work.out.text(item, "status", status_of(goal), goal.place());
  link_need(work, goal, "addresses", item);
  read_acceptance(work, goal);
}

}  // namespace

void write_fhir_needs(FhirWork& work, const Element& part) {
  for (const auto& reference : part.all("addresses")) {
    read_need(work, unwrapped(reference));
  }
  for (const auto& reference : part.all("supportingInfo")) {
    if (!type_of_reference(reference).empty() && type_of_reference(reference) != "Condition") {
      continue;
    }
    if (const Element resource = work.resolver.resolve(reference); resource && is_need(resource)) {
      add_need(work, reference, subject_of(resource));
    }
  }
}

void write_fhir_goals(FhirWork& work, const Element& part) {
  for (const auto& reference : part.all("goal")) {
    read_goal(work, reference);
  }
}

}  // namespace careaudit
