// Judges whether the crisis plan says what each side does: the person, the team, and the family if any.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"
#include "check/wanted.h"
#include "text/party.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// Who is said to do something.
struct Sides {
  bool person = false;
  bool team = false;
  bool family = false;
  bool somebody = false;  ///< A name with nothing to say on which side they stand.
  NodeId first = no_node;
};

bool is_in_first_person(const Reading& reading) {
  constexpr std::array<std::string_view, 4> own{"i", "me", "my", "myself"};
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if ((is_one_of(reading, i, own) || reading.folded[i].starts_with("i'")) && !reading.words[i].is_quoted) {
      return true;
    }
  }
  return false;
}

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon)
      : words_(lexicon), relations_(lexicon.list("relations")), offices_{lexicon.list("roles"), lexicon.list("teams"), lexicon.list("titles")} {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const Plan& plan = subject.plan;
    if (plan.status == "template" && plan.find("crisis.actions") != no_node) {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    const Sides sides = sides_of(subject);
    if (sides.first == no_node) {
      out.fail("the crisis plan does not say who does what: write what the person, the team and the family each do");
      return;
    }
    // One name of unknown side may be staff or family.
    bool spare = sides.somebody;
    const auto is_met = [&spare](bool said) {
      const bool met = said || spare;
      spare = spare && said;
      return met;
    };
    std::vector<std::string_view> missing;
    if (!sides.person) {
      missing.emplace_back("the person");
    }
    if (!is_met(sides.team)) {
      missing.emplace_back("the team");
    }
    if (has_family(plan) && !is_met(sides.family)) {
      missing.emplace_back("the family");
    }
    if (missing.empty()) {
      out.pass({first_text(plan, sides.first)});
    } else {
      out.fail(fmt::format("the crisis plan does not say what {} {}: add what each does", fmt::join(missing, " and "), missing.size() == 1 ? "does" : "do"), {}, sides.first);
    }
  }

 private:
  /// Unless the carers are recorded as none, or not at all.
  static bool has_family(const Plan& plan) {
    const NodeId carers = plan.find("involvement.carers");
    return carers != no_node && !plan.tree.is_blank(carers) && !says_none(first_text(plan, carers));
  }

  Sides sides_of(const Subject& subject) const {
    const Plan& plan = subject.plan;
    Sides sides;
    for (const NodeId action : plan.tree.children(plan.find("crisis.actions"))) {
      const NodeId responsible = plan.tree.child(action, "responsible");
      const bool is_named = responsible != no_node && !plan.tree.is_blank(responsible);
      add_below(subject, is_named ? responsible : action, is_named, sides);
      add_family(subject, plan.tree.child(action, "text"), sides);
    }
    for (const std::string_view path : {"crisis.notes", "wrap.crisis"}) {
      if (const NodeId text = plan.find(path); text != no_node) {
        add_below(subject, text, false, sides);
      }
    }
    return sides;
  }

  void add_below(const Subject& subject, NodeId node, bool is_party, Sides& sides) const {
    const Tree& tree = subject.plan.tree;
    if (tree[node].kind == Kind::scalar && !tree.is_blank(node)) {
      sides.first = sides.first == no_node ? node : sides.first;
      is_party ? add_party(subject, node, sides) : add_sentence(subject, node, sides);
      return;
    }
    for (const NodeId child : tree.children(node)) {
      add_below(subject, child, is_party, sides);
    }
  }

  /// "Ring Delroy and sit with Leroy until he comes" says what Delroy does.
  void add_family(const Subject& subject, NodeId text, Sides& sides) const {
    if (text != no_node && subject.plan.tree[text].kind == Kind::scalar) {
      sides.family = sides.family || subject.scratch.reading(text).has(relations_) || is_carer(subject.plan, subject.plan.tree[text].text);
    }
  }

  void add_party(const Subject& subject, NodeId node, Sides& sides) const {
    const Plan& plan = subject.plan;
    const Reading& reading = subject.scratch.reading(node);
    const Party party = words_.read(reading, {.preferred_name = plan.text("person.preferred_name"), .ward = plan.text("ward"), .team = plan.text("team")});
    const bool is_person = party.includes_the_person || is_in_first_person(reading) || party.kind == PartyKind::self || party.kind == PartyKind::generic;
    const bool is_family = reading.has(relations_) || party.kind == PartyKind::group || is_carer(plan, plan.tree[node].text);
    const bool is_team = has_office(reading) || party.kind == PartyKind::role || party.kind == PartyKind::team || party.kind == PartyKind::everyone || is_coordinator(plan, plan.tree[node].text);
    sides.person = sides.person || is_person;
    sides.family = sides.family || is_family;
    sides.team = sides.team || is_team;
    sides.somebody = sides.somebody || (party.kind == PartyKind::named && !is_person && !is_family && !is_team);
  }

  /// Of running text, words for each side anywhere in it.
  void add_sentence(const Subject& subject, NodeId node, Sides& sides) const {
    const Plan& plan = subject.plan;
    const Reading& reading = subject.scratch.reading(node);
    const auto text = plan.tree[node].text;
    sides.person = sides.person || is_in_first_person(reading) || holds_name(text, plan.text("person.preferred_name"));
    sides.family = sides.family || reading.has(relations_) || is_carer(plan, text);
    sides.team = sides.team || has_office(reading) || is_coordinator(plan, text);
  }

  bool has_office(const Reading& reading) const {
    return std::any_of(offices_.begin(), offices_.end(), [&](ListId list) { return reading.has(list); });
  }

  static bool is_carer(const Plan& plan, std::string_view text) {
    const auto carers = plan.tree.children(plan.find("involvement.carers"));
    return std::any_of(carers.begin(), carers.end(), [&](NodeId carer) { return holds_name(text, plan.text("name", carer)); });
  }

  static bool is_coordinator(const Plan& plan, std::string_view text) {
    const auto name = plan.text("coordinator.name");
    return holds_name(text, name) || holds_name(text, name.substr(0, name.find(' ')));
  }

  static bool holds_name(std::string_view text, std::string_view name) {
    return name.size() > 1 && fold_ascii(text).find(fold_ascii(name)) != std::string::npos;
  }

  PartyWords words_;
  ListId relations_;
  std::array<ListId, 3> offices_;
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::responsibilities{
    .name = "responsibilities",
    .summary = "The crisis plan says what the person, the team and, where carers are named, the family do.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
