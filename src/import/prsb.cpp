// The PRSB Personalised care and support plan v2, by the names of its sections, however they are spelt.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/strings.h"
#include "import/importer.h"
#include "import/plan_writer.h"

namespace careaudit {
namespace {

/// What the standard has no place for.
constexpr auto no_place = std::to_array<std::string_view>({"involvement.copy_given", "involvement.carers.views", "involvement.carers.share", "involvement.working", "involvement.differences", "coordinator.cover",
                                                           "coordinator.hours", "crisis.contacts.hours", "crisis.responds_best_to", "goals.target_date", "goals.measure", "goals.voice", "goals.reason",
                                                           "contingency.coordinator_away", "safety", "shared_with", "transfer", "dialog", "budget", "aftercare", "wrap", "treatments_refused",
                                                           "signed", "witnessed", "assessment", "placement", "admitted", "person.identity", "person.capacity", "person.physical_health",
                                                           "person.life_areas", "sections", "needs.plan", "needs.unmet", "avoid"});

/// A part of the plan, looked into by names of the standard.
class Part {
 public:
  Part() = default;
  Part(const Tree& tree, NodeId node) : tree_(&tree), node_(node) {}

  explicit operator bool() const { return node_ != no_node && tree_ != nullptr; }
  /// Every part of one of these names right below, lists and lists' wrappers opened.
  std::vector<Part> all(std::initializer_list<std::string_view> names) const {
    std::vector<Part> found;
    if (!*this) {
      return found;
    }
    for (NodeId child = (*tree_)[node_].first_child; child != no_node; child = (*tree_)[child].next) {
      const std::string key = letters_and_digits((*tree_)[child].key);
      if (std::find(names.begin(), names.end(), key) != names.end()) {
        add(child, found);
      }
    }
    return found;
  }
  Part one(std::initializer_list<std::string_view> names) const {
    const auto found = all(names);
    return found.empty() ? Part() : found.front();
  }
  /// Where its text stands: its own, else that of its free text, coded value, name or value.
  Part text_part() const {
    if (!*this || !own_text().empty()) {
      return *this;
    }
    for (const std::string_view name : {"freetext", "codedvalue", "display", "text", "value", "need", "goal", "name", "description", "date"}) {
      if (const Part found = one({name}).text_part(); found && !found.own_text().empty()) {
        return found;
      }
    }
    return *this;
  }
  std::string_view text() const { return text_part().own_text(); }
  Place place() const {
    const Part at = text_part();
    return at ? Place{(*at.tree_)[at.node_].at, (*at.tree_)[at.node_].offset} : Place{};
  }

 private:
  std::string_view own_text() const { return *this ? trim((*tree_)[node_].text) : std::string_view(); }
  void add(NodeId node, std::vector<Part>& found) const {
    if ((*tree_)[node].kind != Kind::list) {
      found.emplace_back(*tree_, node);
      return;
    }
    for (NodeId item = (*tree_)[node].first_child; item != no_node; item = (*tree_)[item].next) {
      found.emplace_back(*tree_, item);
    }
  }

  const Tree* tree_ = nullptr;
  NodeId node_ = no_node;
};

constexpr std::string_view plan_name = "careandsupportplan";

bool is_wrapper(std::string_view key) {
  const std::string name = letters_and_digits(key);
  return name == "personalisedcareandsupportplan" || name == "pcsp" || name == "record";
}

/// Sections that no other format has together.
bool holds_sections(const Tree& tree, NodeId node) {
  static constexpr auto sections = std::to_array<std::string_view>({plan_name, "contingencysafetyplans", "contingencysafetyplan", "contingencyplans", "aboutme", "needsconcernsorproblems", "additionalsupportingplans", "formulation"});
  std::size_t count = 0;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    const std::string key = letters_and_digits(tree[child].key);
    count += std::find(sections.begin(), sections.end(), key) != sections.end() ? 1U : 0U;
    if (key == plan_name || key == "needsconcernsorproblems") {
      return true;
    }
  }
  return count >= 2;
}

NodeId record_of(const Tree& tree) {
  const NodeId root = tree.root();
  if (root == no_node || tree[root].kind != Kind::map) {
    return no_node;
  }
  if (holds_sections(tree, root)) {
    return root;
  }
  for (NodeId child = tree[root].first_child; child != no_node; child = tree[child].next) {
    if (is_wrapper(tree[child].key) && tree[child].kind == Kind::map && holds_sections(tree, child)) {
      return child;
    }
  }
  return no_node;
}

bool recognises(const Tree& tree) { return record_of(tree) != no_node; }

/// One plan on its way to the vocabulary.
class Reader {
 public:
  Reader(PlanWriter& out, Part record) : out_(out), record_(record), plan_(record.one({plan_name}) ? record.one({plan_name}) : record) {}

  void read() {
    read_head();
    read_people();
    for (const auto& need : plan_.all({"needsconcernsorproblems", "needconcernorproblem"})) {
      read_need(need);
    }
    for (const auto& goal : plan_.all({"goalsandhopes", "goalorhope"})) {
      read_goal(goal, "");
    }
    read_actions(plan_, "", "");
    for (const auto& part : record_.all({"contingencysafetyplans", "contingencysafetyplan", "contingencyplans"})) {
      read_contingency(part);
    }
  }

 private:
  void set(NodeId map, std::string_view key, const Part& part) { (void)out_.text(map, key, part.text(), part.place()); }

  void set_first(NodeId map, std::string_view key, std::initializer_list<Part> parts) {
    for (const auto& part : parts) {
      set(map, key, part);
    }
  }

  void add(NodeId map, std::string_view list, const Part& part) {
    if (!part.text().empty()) {
      (void)out_.item_text(out_.list(map, list, part.place()), part.text(), part.place());
    }
  }

  /// A date; or an interval such as "6 months", counted from the day the plan was last updated.
  void set_review(NodeId map, std::string_view key, const Part& part) {
    const auto from = Date::parse(out_.text_of(out_.root(), "updated"));
    const auto words = split(part.text(), ' ');
    const bool is_interval = words.size() == 2 && from && has_digit(words[0]) && words[0].size() <= 2 && words[0].find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_interval) {
      set(map, key, part);
      return;
    }
    int count = 0;
    for (const char c : words[0]) {
      count = count * 10 + (c - '0');
    }
    const std::string unit = fold_ascii(words[1]);
    const std::string day = unit.starts_with("month") ? from->plus_months(count).iso()
                            : unit.starts_with("week") ? from->plus_days(count * 7).iso()
                            : unit.starts_with("year") ? from->plus_months(count * 12).iso()
                            : unit.starts_with("day")  ? from->plus_days(count).iso()
                                                       : std::string(part.text());
    (void)out_.text(map, key, day, part.place());
  }

  void read_head() {
    const NodeId root = out_.root();
    const Part completing = record_.one({"personcompletingrecord"});
    set_first(root, "id", {record_.one({"id", "planid", "identifier", "reference"}), plan_.one({"id", "planid", "identifier", "reference"})});
    set_first(root, "title", {plan_.one({"planname", "title", "nameofplan"})});
    set_first(root, "status", {plan_.one({"planstatus"})});
    set_first(root, "updated", {plan_.one({"datethisplanwaslastupdated", "lastupdated"}), completing.one({"datecompleted"})});
    set_first(root, "created", {completing.one({"datecompleted"}), plan_.one({"datethisplanwaslastupdated"})});
    set_review(root, "review_date", plan_.one({"plannedreviewdateinterval", "plannedreviewdate", "reviewdate"}));
    const Part performer = record_.one({"performingprofessional"}) ? record_.one({"performingprofessional"}) : plan_.one({"performingprofessional"});
    set_first(root, "ward", {plan_.one({"location"}), performer.one({"organisation"})});
  }

  void set_party(NodeId map, const Part& who) {
    set_first(map, "name", {who.one({"name", "fullname", "personfullname"})});
    set_first(map, "role", {who.one({"role", "relationshiptype", "relationship"})});
    set_first(map, "phone", {who.one({"contactdetails", "telephone", "phone"})});
  }

  void read_people() {
    const Part review = plan_.one({"responsibilityforreview"});
    if (!review.one({"name"}).text().empty()) {
      set_party(out_.map(out_.root(), "coordinator", review.place()), review);
    }
    for (const auto& contact : record_.all({"professionalcontacts"})) {
      const std::string is_key = fold_ascii(contact.one({"keyworker"}).text());
      if (is_key == "true" || is_key == "yes") {
        set_party(out_.map(out_.root(), "coordinator", contact.place()), contact);
      }
      set(out_.root(), "team", contact.one({"team"}));
    }
    for (const auto& contact : record_.all({"personalcontacts"})) {
      if (fold_ascii(contact.one({"relationshiptype", "relationship"}).text()).find("carer") != std::string::npos) {
        const NodeId involvement = out_.map(out_.root(), "involvement", contact.place());
        const NodeId carer = out_.item(out_.list(involvement, "carers", contact.place()), contact.place());
        set_first(carer, "name", {contact.one({"name", "fullname"})});
        set_first(carer, "relationship", {contact.one({"relationship", "relationshiptype"})});
      }
    }
    read_views();
    read_agreement(plan_);
  }

  void read_views() {
    const Part about = record_.one({"aboutme"});
    const Part formulation = record_.one({"formulation"});
    for (const auto& part : {about.one({"whatismostimportanttome"}), about.one({"pleasedoandpleasedont"}), about.one({"howandwhentosupportme"}), formulation}) {
      if (!part.text().empty()) {
        set(out_.map(out_.root(), "person", part.place()), "views", part);
      }
    }
    const Part communication = about.one({"howtocommunicatewithme", "communication"});
    if (!communication.text().empty()) {
      set(out_.map(out_.root(), "person", communication.place()), "communication", communication);
    }
    for (const auto& strength : plan_.all({"strengths"})) {
      if (!strength.text().empty()) {
        add(out_.map(out_.root(), "person", strength.place()), "strengths", strength);
      }
    }
  }

  void read_agreement(const Part& from) {
    const Part agreed = from.one({"agreedwithpersonorlegitimaterepresentative"});
    const Part who = agreed.one({"personorlegitimaterepresentative"});
    const Part said = who ? who : agreed;
    if (!said.text().empty()) {
      const std::string folded = fold_ascii(said.text());
      const NodeId involvement = out_.map(out_.root(), "involvement", said.place());
      (void)out_.text(involvement, "agreed", folded == "no" || folded == "false" ? "no" : Date::parse(said.text()) ? said.text() : "yes", said.place());
    }
  }

  void read_need(const Part& need) {
    const std::string id = "n" + std::to_string(++needs_);
    const NodeId item = out_.item(out_.list(out_.root(), "needs", need.place()), need.place());
    (void)out_.text(item, "id", id, need.place());
    set(item, "text", need);
    for (const auto& goal : need.all({"goalsandhopes", "goalorhope"})) {
      read_goal(goal, id);
    }
    read_actions(need, id, "");
  }

  void read_goal(const Part& goal, const std::string& need) {
    const std::string id = "g" + std::to_string(++goals_);
    const NodeId item = out_.item(out_.list(out_.root(), "goals", goal.place()), goal.place());
    (void)out_.text(item, "id", id, goal.place());
    (void)out_.text(item, "need", need, goal.place());
    set(item, "text", goal);
    set(item, "status", goal.one({"goalstatus", "status"}));
    read_actions(goal, need, id);
  }

  void read_actions(const Part& from, const std::string& need, const std::string& goal) {
    for (const auto& action : from.all({"actionsandactivities", "actionoractivity"})) {
      const Part what = action.one({"what"}) ? action.one({"what"}) : action;
      const NodeId item = out_.item(out_.list(out_.root(), "actions", what.place()), what.place());
      set(item, "text", what);
      (void)out_.text(item, "need", need, action.place());
      (void)out_.text(item, "goal", goal, action.place());
      set(item, "when", action.one({"when"}));
      set(item, "status", action.one({"status"}));
      const Part who = action.one({"who"});
      if (who) {
        const NodeId party = out_.map(item, "responsible", who.place());
        set_first(party, "name", {who.one({"name"})});
        set_first(party, "role", {who.one({"role"}), who.one({"team"})});
        if (!out_.has(party, "name") && !out_.has(party, "role")) {
          set(party, "name", who);
        }
      }
      for (const auto& strategy : action.all({"suggestedstrategies"})) {
        if (!strategy.text().empty()) {
          add(out_.map(out_.root(), "crisis", strategy.place()), "what_helps", strategy);
        }
      }
    }
  }

  void read_contingency(const Part& part) {
    const NodeId crisis = out_.map(out_.root(), "crisis", part.place());
    for (const auto& sign : part.all({"relapseindicatorsearlywarningsigns", "relapseindicators", "earlywarningsigns"})) {
      add(crisis, "warning_signs", sign);
    }
    for (const auto& trigger : part.all({"triggerfactors", "triggerfactor"})) {
      add(crisis, "warning_signs", trigger);
    }
    for (const auto& strategy : part.all({"copingstrategies"})) {
      add(crisis, "what_helps", strategy);
    }
    for (const auto& step : part.all({"whatshouldhappen"})) {
      set(out_.item(out_.list(crisis, "actions", step.place()), step.place()), "text", step);
    }
    for (const auto& contact : part.all({"whoshouldbecontacted"})) {
      const NodeId item = out_.item(out_.list(crisis, "contacts", contact.place()), contact.place());
      set_party(item, contact);
    }
    const Part wishes = part.one({"advancestatement"});
    if (!wishes.text().empty()) {
      set(out_.map(out_.root(), "person", wishes.place()), "advance_wishes", wishes);
    }
    const Part name = part.one({"contingencyplanname", "planname", "name"});
    if (!name.text().empty()) {
      const NodeId contingency = out_.map(out_.root(), "contingency", name.place());
      const NodeId element = out_.item(out_.list(contingency, "elements", name.place()), name.place());
      set(element, "if", name);
      set(element, "then", part.one({"whatshouldhappen"}));
    }
    read_agreement(part);
  }

  PlanWriter& out_;
  Part record_;
  Part plan_;
  int needs_ = 0;
  int goals_ = 0;
};

Result<Imported> import(Tree tree, const ImportContext& context) {
  const NodeId record = record_of(tree);
  Imported imported;
  if (record == no_node) {
    imported.what = "a record without the sections of the PRSB plan";
    return imported;
  }
  const Part part(tree, record);
  PlanWriter out(Place{tree[record].at, tree[record].offset});
  Reader(out, part).read();
  Plan plan = out.finish(tree, context.file, context.vocabulary, context.problems);
  const std::string status = fold_ascii(plan.text("status"));
  plan.status = status == "draft" || status == "closed" || status == "template" ? status : "active";
  plan.type = "personalised-care";
  set_not_carried(plan, no_place, "the format of this export has no place for it");
  imported.plans.push_back(std::move(plan));
  return imported;
}

}  // namespace

constinit const Importer importers::prsb{
    .name = "prsb",
    .summary = "the PRSB Personalised care and support plan v2, by the names of its sections",
    .records = {},
    .recognises = recognises,
    .import = import,
};

}  // namespace careaudit
