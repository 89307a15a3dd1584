// Concerns, goals and interventions: entries of sections, nested or flat.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "import/ccda_work.h"

namespace careaudit {
namespace {

struct KnownSection {
  CcdaSection section;
  std::string_view template_root;
  std::string_view code;   ///< LOINC, for sections without a template.
};

constexpr std::array<KnownSection, 7> known_sections{{{CcdaSection::health_concerns, "2.16.840.1.113883.10.20.22.2.58", "75310-3"},
                                                      {CcdaSection::goals, "2.16.840.1.113883.10.20.22.2.60", "61146-7"},
                                                      {CcdaSection::interventions, "2.16.840.1.113883.10.20.21.2.3", "62387-6"},
                                                      {CcdaSection::outcomes, "2.16.840.1.113883.10.20.22.2.61", "11383-7"},
                                                      {CcdaSection::plan_of_treatment, "2.16.840.1.113883.10.20.22.2.10", "18776-5"},
                                                      {CcdaSection::plan_of_treatment, "2.16.840.1.113883.10.20.22.2.9", "51847-2"},
                                                      {CcdaSection::care_teams, "2.16.840.1.113883.10.20.22.2.500", "85847-2"}}};

constexpr std::string_view entry_template = "2.16.840.1.113883.10.20.22.4.";

std::string entry_root(std::string_view number) { return std::string(entry_template).append(number); }

CcdaSection section_of(const Element& section) {
  for (const auto& known : known_sections) {
    if (has_template(section, known.template_root)) {
      return known.section;
    }
  }
  const auto code = section.text("code.code");
  const auto found = std::find_if(known_sections.begin(), known_sections.end(), [&](const KnownSection& one) { return one.code == code; });
  return found == known_sections.end() ? CcdaSection::other : found->section;
}

/// Acts, observations and their like right below an entry or relationship.
std::vector<Element> statements_in(const Element& holder) {
  std::vector<Element> all;
  for (const std::string_view name : {"act", "observation", "procedure", "encounter", "substanceAdministration", "supply", "organizer"}) {
    for (const auto& one : holder.all(name)) {
      all.push_back(one);
    }
  }
  return all;
}

/// "no goal", "not applicable": a goal that was left out, not one that somebody has.
bool is_placeholder(const Element& entry, std::string_view text) {
  static constexpr auto words = std::to_array<std::string_view>({"no goal", "not applicable", "excluded", "not available", "none", "no known", "no planned"});
  const std::string folded = fold_ascii(text);
  const bool says_none = std::any_of(words.begin(), words.end(), [&](std::string_view word) { return folded.find(word) != std::string::npos; });
  const bool is_null = !entry.text("code.nullFlavor").empty() || entry.text("negationInd") == "true";
  return text.empty() || (is_null && says_none);
}

class Body {
 public:
  explicit Body(CcdaWork& work) : work_(work) {}

  void read() {
    find_sections(work_.document);
    for (const auto& [section, kind] : sections_) {
      if (kind == CcdaSection::health_concerns) {
        read_concerns(section);
      } else if (kind == CcdaSection::care_teams) {
        read_teams(section);
      }
      find_goals(section);
    }
    for (const auto& [section, kind] : sections_) {
      if (kind == CcdaSection::interventions || kind == CcdaSection::plan_of_treatment) {
        read_actions(section);
      }
    }
  }

 private:
  struct Found {
    Element section;
    CcdaSection kind = CcdaSection::other;
  };

  void find_sections(const Element& at) {
    const Tree& tree = at.source()->tree;
    for (NodeId child = tree[at.node()].first_child; child != no_node; child = tree[child].next) {
      const Element element(*at.source(), child);
      if (tree[child].key == "section") {
        sections_.push_back({element, section_of(element)});
        tell_of_null(sections_.back());
      }
      if (tree[child].key == "section" || tree[child].key == "component" || tree[child].key == "structuredBody") {
        find_sections(element);
      }
    }
  }

  void tell_of_null(const Found& found) const {
    const auto why = found.section.text("nullFlavor");
    if (!why.empty() && found.kind != CcdaSection::other) {
      work_.warn(found.section.place(), "a section of this plan says that there is no information, and counts as empty", "record needs, goals and interventions, or leave the plan out");
    }
  }

  std::string text_at(const Element& entry, Place& place) const {
    std::string text;
    const Element at = ccda_text(work_, entry, text);
    place = at ? at.place() : entry.place();
    return text;
  }

  void read_concerns(const Element& section) {
    for (const auto& entry : section.all("entry")) {
      for (const auto& act : entry.all("act")) {
        if (has_template(act, entry_root("132")) || has_template(act, entry_root("136"))) {
          read_concern(act);
        }
      }
    }
  }

  void read_concern(const Element& act) {
    const std::size_t before = needs_.size();
    for (const auto& relationship : act.all("entryRelationship")) {
      const auto type = relationship.text("typeCode");
      if (type != "REFR" && type != "SUBJ") {
        continue;
      }
      for (const auto& statement : statements_in(relationship)) {
        read_problem(act, statement);
      }
    }
    if (needs_.size() == before) {
      Place place;
      const std::string text = own_text_of(act, place);
      add_need(act, text, place);
    }
  }

  /// What the act itself says: its text, not its code, which says "Health Concern".
  std::string own_text_of(const Element& act, Place& place) const {
    std::string text;
    const Element at = ccda_text(work_, act, text);
    const bool is_code = at && at.key() == "displayName";
    place = at ? at.place() : act.place();
    return is_code ? "" : text;
  }

  void read_problem(const Element& act, const Element& statement) {
    if (statement.text("negationInd") == "true" || has_template(statement, entry_root("122")) || has_template(statement, entry_root("143"))) {
      return;
    }
    for (const auto& observation : statement.key() == "observation" ? std::vector{statement} : statement.all("entryRelationship.observation")) {
      const Element value = observation.one("value.displayName");
      Place place = value.place();
      std::string text(value.text());
      if (text.empty()) {
        text = text_at(observation, place);
      }
      add_need(act, text, place);
    }
  }

  void add_need(const Element& act, const std::string& text, Place place) {
    const bool is_known = std::any_of(needs_.begin(), needs_.end(), [&](const std::string& one) { return equal_ignoring_case(one, text); });
    if (text.empty() || is_known) {
      return;
    }
    needs_.push_back(text);
    const NodeId need = work_.out.item(work_.out.list(work_.out.root(), "needs", place), place);
    const std::string id = ccda_id(act.one("id"));
    // One act may hold several problems: its id stands for the first.
    if (std::find(need_ids_.begin(), need_ids_.end(), id) == need_ids_.end()) {
      (void)work_.out.text(need, "id", id, act.one("id").place());
      need_ids_.push_back(id);
    }
    (void)work_.out.text(need, "text", text, place);
  }

  /// Goals stand in any section, and inside other entries.
  void find_goals(const Element& at) {
    const Tree& tree = at.source()->tree;
    for (NodeId child = tree[at.node()].first_child; child != no_node; child = tree[child].next) {
      const Element element(*at.source(), child);
      if (tree[child].key == "observation" && element.text("moodCode") == "GOL") {
        read_goal(element);
      } else if (tree[child].key != "section" && tree[child].key != "text" && tree[child].kind == Kind::map) {
        find_goals(element);
      }
    }
  }

  void read_goal(const Element& goal) {
    Place place;
    const std::string text = text_at(goal, place);
    if (is_placeholder(goal, text)) {
      ++placeholders_;
      return;
    }
    const NodeId item = work_.out.item(work_.out.list(work_.out.root(), "goals", place), place);
    (void)work_.out.text(item, "id", ccda_id(goal.one("id")), goal.one("id").place());
    (void)work_.out.text(item, "text", text, place);
    const Element time = goal.one("effectiveTime");
    const Element due = time.text().empty() ? time.one("high") : time;
    (void)work_.out.text(item, "target_date", ccda_day(work_, due), due.place());
    write_measure(item, goal);
    write_voice(item, goal);
    for (const auto& id : linked_ids(goal, "REFR")) {
      if (std::find(need_ids_.begin(), need_ids_.end(), ccda_id(id)) != need_ids_.end()) {
        (void)work_.out.text(item, "need", ccda_id(id), id.place());
      }
    }
  }

  void write_measure(NodeId item, const Element& goal) {
    for (const auto& value : goal.all("value")) {
      std::string text(value.text("displayName"));
      const auto low = value.text("low");
      const auto high = value.text("high");
      if (text.empty() && (!low.empty() || !high.empty())) {
        const auto unit = value.one("low.unit") ? value.text("low.unit") : value.text("high.unit");
        text = low.empty() ? fmt::format("at most {} {}", high, unit) : high.empty() ? fmt::format("at least {} {}", low, unit) : fmt::format("{}-{} {}", low, high, unit);
      } else if (text.empty()) {
        text = fmt::format("{} {}", value.text(), value.text("unit"));
      }
      (void)work_.out.text(item, "measure", text, value.place());
    }
  }

  /// By the ids of those who wrote it down.
  void write_voice(NodeId item, const Element& goal) {
    const auto own = work_.document.all("recordTarget.patientRole.id");
    bool is_persons = false;
    bool is_staffs = false;
    Place place;
    for (const auto& author : goal.all("author")) {
      const Element id = author.one("assignedAuthor.id");
      place = id.place();
      const bool is_person = std::any_of(own.begin(), own.end(), [&](const Element& one) { return ccda_id(one) == ccda_id(id) && !ccda_id(id).empty(); });
      is_persons = is_persons || is_person;
      is_staffs = is_staffs || (!is_person && (author.one("assignedAuthor.assignedPerson.name") || work_.people.contains(ccda_id(id))));
    }
    (void)work_.out.text(item, "voice", is_persons && is_staffs ? "person and staff" : is_persons ? "person" : is_staffs ? "staff" : "", place);
  }

  static std::vector<Element> linked_ids(const Element& from, std::string_view type) {
    std::vector<Element> ids;
    for (const auto& relationship : from.all("entryRelationship")) {
      if (relationship.text("typeCode") != type) {
        continue;
      }
      for (const auto& act : relationship.all("act")) {
        if (has_template(act, entry_root("122"))) {
          ids.push_back(act.one("id"));
        }
      }
    }
    return ids;
  }

  static bool is_planned(const Element& statement) {
    static constexpr auto moods = std::to_array<std::string_view>({"APT", "ARQ", "INT", "PRMS", "PRP", "RQO"});
    return std::binary_search(moods.begin(), moods.end(), statement.text("moodCode"));
  }

  void read_actions(const Element& section) {
    for (const auto& entry : section.all("entry")) {
      for (const auto& statement : statements_in(entry)) {
        if (is_planned(statement)) {
          read_planned(statement);
        }
      }
    }
  }

  /// A wrapper's planned parts are the actions when it has any, else the wrapper itself.
  void read_planned(const Element& statement) {
    std::size_t parts = 0;
    for (const auto& relationship : statement.all("entryRelationship")) {
      for (const auto& part : statements_in(relationship)) {
        if (relationship.text("typeCode") == "REFR" && is_planned(part)) {
          add_action(part, statement);
          ++parts;
        }
      }
    }
    if (parts == 0) {
      add_action(statement, statement);
    }
  }

  void add_action(const Element& statement, const Element& wrapper) {
    constexpr std::string_view intervention = "362956003";  // says nothing more
    Place place;
    std::string text = text_at(statement, place);
    if (statement.text("code.code") == intervention && equal_ignoring_case(text, "intervention")) {
      text.clear();
    }
    if (is_placeholder(statement, text)) {
      ++placeholders_;
      return;
    }
    const NodeId action = work_.out.item(work_.out.list(work_.out.root(), "actions", place), place);
    (void)work_.out.text(action, "id", ccda_id(statement.one("id")), statement.one("id").place());
    (void)work_.out.text(action, "text", text, place);
    write_responsible(action, statement);
    const Element time = statement.one("effectiveTime");
    for (const Element& one : {time, time.one("low"), time.one("center")}) {
      (void)work_.out.text(action, "when", ccda_day(work_, one), one.place());
    }
    (void)work_.out.text(action, "status", statement.text("statusCode.code"), statement.one("statusCode.code").place());
    for (const std::string_view type : {"RSON", "REFR", "GEVL"}) {
      for (const auto& id : linked_ids(statement == wrapper ? statement : wrapper, type)) {
        (void)work_.out.text(action, "goal", ccda_id(id), id.place());
      }
    }
  }

  /// Who performs it; an author only ordered it.
  void write_responsible(NodeId action, const Element& statement) {
    for (const auto& performer : statement.all("performer")) {
      const Element entity = performer.one("assignedEntity");
      Element name = entity.one("assignedPerson.name");
      if (const auto known = work_.people.find(ccda_id(entity.one("id"))); !name && known != work_.people.end()) {
        name = known->second;
      }
      const Element organisation = entity.one("representedOrganization.name");
      const Element at = name ? name : organisation;
      if (!at) {
        continue;
      }
      const NodeId party = work_.out.map(action, "responsible", at.place());
      (void)work_.out.text(party, name ? "name" : "role", name ? ccda_name(name) : as_body(own_text(organisation)), at.place());
      (void)work_.out.text(party, "role", entity.text("code.displayName"), at.place());
      return;
    }
  }

  /// The lead of a care team coordinates.
  void read_teams(const Element& section) {
    for (const auto& organizer : section.all("entry.organizer")) {
      std::vector<Element> leads;
      for (const auto& participant : organizer.all("participant")) {
        if (participant.text("typeCode") == "PPRF") {
          leads.push_back(participant.one("participantRole.id"));
        }
      }
      for (const auto& performer : organizer.all("component.act.performer")) {
        const Element entity = performer.one("assignedEntity");
        const Element name = entity.one("assignedPerson.name");
        const bool is_lead = std::any_of(leads.begin(), leads.end(), [&](const Element& id) { return !ccda_id(id).empty() && ccda_id(id) == ccda_id(entity.one("id")); });
        if (!is_lead || ccda_name(name).empty()) {
          continue;
        }
        const NodeId coordinator = work_.out.map(work_.out.root(), "coordinator", name.place());
        (void)work_.out.text(coordinator, "name", ccda_name(name), name.place());
        (void)work_.out.text(coordinator, "role", performer.text("functionCode.displayName"), name.place());
        (void)work_.out.text(coordinator, "phone", ccda_telecom(entity, false), name.place());
      }
    }
  }

  CcdaWork& work_;
  std::vector<Found> sections_;
  std::vector<std::string> needs_;
  std::vector<std::string> need_ids_;
  std::size_t placeholders_ = 0;
};

}  // namespace

void write_ccda_body(CcdaWork& work) { Body(work).read(); }

}  // namespace careaudit
