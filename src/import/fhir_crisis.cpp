// Safety plans made of child plans: by category, by zone, or told in a description.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "import/fhir_work.h"

namespace careaudit {
namespace {

/// Where the entries of a child plan with that category go.
struct Category {
  std::string_view code;
  std::string_view field;
};

constexpr std::array<Category, 12> categories{{{"warningsigns", "warning_signs"},
                                               {"warning-signs", "warning_signs"},
                                               {"triggers", "warning_signs"},
                                               {"copingstrategies", "what_helps"},
                                               {"coping-strategies", "what_helps"},
                                               {"distractionstrategies", "what_helps"},
                                               {"distraction-strategies", "what_helps"},
                                               {"professionalcontacts", "contacts"},
                                               {"professional-contacts", "contacts"},
                                               {"socialcontacts", "contacts"},
                                               {"personalbeliefs", "notes"},
                                               {"motivation", "notes"}}};

/// The code behind a last slash: older exports write `securityplan/warningSigns`.
std::string_view category_field(const Element& part) {
  for (const auto& coding : part.all("category.coding")) {
    auto code = coding.text("code");
    code = code.substr(code.rfind('/') == std::string_view::npos ? 0 : code.rfind('/') + 1);
    const std::string folded = fold_ascii(code);
    const auto found = std::find_if(categories.begin(), categories.end(), [&](const Category& one) { return one.code == folded; });
    if (found != categories.end()) {
      return found->field;
    }
  }
  return "";
}

/// "Die Dargebotene Hand (143)": the name, and the number inside the text.
void write_contact_text(FhirWork& work, NodeId contacts, std::string_view text, Place place) {
  const auto is_of_number = [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '+' || c == '-' || c == '/' || c == '.'; };
  std::string_view number;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from;
    while (to < text.size() && is_of_number(text[to])) {
      ++to;
    }
    const auto run = trim(text.substr(from, to - from));
    if (has_digit(run) && std::count_if(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 3 && run.size() > number.size()) {
      number = run;
    }
    from = to + 1;
  }
  std::string name(text);
  if (!number.empty()) {
    name.erase(static_cast<std::size_t>(number.data() - text.data()), number.size());
    std::erase_if(name, [](char c) { return c == '(' || c == ')' || c == ':'; });
  }
  const NodeId contact = work.out.item(contacts, place);
  (void)work.out.text(contact, "name", trim(name), place);
  (void)work.out.text(contact, "phone", number, place);
}

std::vector<Element> texts_of(FhirWork& work, const Element& part) {
  std::vector<Element> texts;
  for (const auto& activity : part.all("activity")) {
    const Element detail = activity.one("detail");
    const Element reference = activity.one("reference");
    const Element resource = reference ? work.resolver.resolve(reference) : Element();
    for (const Element& text : {detail.one("description"), concept_of(detail.one("code")), resource.one("description"), concept_of(resource.one("code")), reference.one("display")}) {
      if (!text.text().empty()) {
        texts.push_back(text);
        break;
      }
    }
  }
  return texts;
}

bool write_category(FhirWork& work, const Element& part) {
  const auto field = category_field(part);
  if (field.empty()) {
    return false;
  }
  const NodeId crisis = work.out.map(work.out.root(), "crisis", part.place());
  for (const auto& text : texts_of(work, part)) {
    if (field == "contacts") {
      write_contact_text(work, work.out.list(crisis, field, text.place()), text.text(), text.place());
    } else {
      (void)work.out.item_text(work.out.list(crisis, field, text.place()), text.text(), text.place());
    }
  }
  return true;
}

/// `red` and `yellow` zones are for when things go wrong.
bool is_bad_zone(const Element& condition) {
  static constexpr std::array<std::string_view, 4> zones{"yellow", "red", "amber", "orange"};
  const Element severity = condition.one("severity");
  std::string said = fold_ascii(concept_of(severity).text());
  for (const auto& code : severity.all("coding.code")) {
    said.append(" ").append(fold_ascii(code.text()));
  }
  return std::any_of(zones.begin(), zones.end(), [&](std::string_view zone) { return said.find(zone) != std::string::npos; });
}

/// A sign in the condition, what to do in the plan's activities or the condition's notes.
bool write_zone(FhirWork& work, const Element& part) {
  bool is_zone = false;
  for (const auto& reference : part.all("addresses")) {
    const Element condition = work.resolver.resolve(reference);
    if (!is_bad_zone(condition)) {
      continue;
    }
    is_zone = true;
    const NodeId crisis = work.out.map(work.out.root(), "crisis", part.place());
    const Element sign = concept_of(condition.one("code"));
    (void)work.out.item_text(work.out.list(crisis, "warning_signs", sign.place()), sign.text(), sign.place());
    for (const auto& note : condition.all("note.text")) {
      (void)work.out.text(work.out.item(work.out.list(crisis, "actions", note.place()), note.place()), "text", note.text(), note.place());
    }
  }
  if (!is_zone) {
    return false;
  }
  const NodeId crisis = work.out.map(work.out.root(), "crisis", part.place());
  for (const auto& text : texts_of(work, part)) {
    (void)work.out.text(work.out.item(work.out.list(crisis, "actions", text.place()), text.place()), "text", text.text(), text.place());
  }
  return true;
}

/// "Snow Emergencies: …": what might happen, and what then.
bool write_contingency(FhirWork& work, const Element& part) {
  const Element description = part.one("description");
  if (description.text().empty() || !part.all("goal").empty() || !part.all("activity").empty()) {
    return false;
  }
  const NodeId contingency = work.out.map(work.out.root(), "contingency", part.place());
  const NodeId element = work.out.item(work.out.list(contingency, "elements", description.place()), description.place());
  const auto text = description.text();
  const auto colon = text.find(": ");
  constexpr std::size_t longest_heading = 60;
  if (const Element title = part.one("title"); !title.text().empty()) {
    (void)work.out.text(element, "if", title.text(), title.place());
    (void)work.out.text(element, "then", text, description.place());
  } else if (colon != std::string_view::npos && colon <= longest_heading) {
    (void)work.out.text(element, "if", text.substr(0, colon), description.place());
    (void)work.out.text(element, "then", text.substr(colon + 2), description.place());
  } else {
    (void)work.out.text(element, "if", text, description.place());
  }
  return true;
}

}  // namespace

bool write_fhir_crisis(FhirWork& work, const Element& part) {
  const bool is_child = !(part == work.plan());
  return write_category(work, part) || (is_child && (write_zone(work, part) || write_contingency(work, part)));
}

}  // namespace careaudit
