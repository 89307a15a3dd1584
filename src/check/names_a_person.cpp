// Judges whether somebody who could be rung up is named: as responsible, or as coordinator.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "check/check.h"
#include "text/party.h"

namespace careaudit {
namespace {

/// Who is said to hold a role: nodes of the plan.
struct Holder {
  NodeId role = no_node;
  NodeId name = no_node;
};

NodeId scalar_child(const Plan& plan, NodeId parent, std::string_view key) {
  const NodeId child = plan.tree.child(parent, key);
  return child != no_node && plan.tree[child].kind == Kind::scalar && !plan.tree.is_blank(child)
             ? child
             : no_node;
}

/// Adds the person of a field that holds a text ("key worker: Ravi") or a map of name and role.
void add_holder(const Plan& plan, NodeId node, std::vector<Holder>& holders) {
  if (node == no_node) {
    return;
  }
  if (plan.tree[node].kind == Kind::scalar) {
    holders.push_back({.role = node, .name = node});
    return;
  }
  const NodeId name = scalar_child(plan, node, "name");
  const NodeId role = scalar_child(plan, node, "role");
  if (name != no_node) {
    holders.push_back({.role = role == no_node ? name : role, .name = name});
  }
}

void add_responsible(const Plan& plan, std::string_view list, std::vector<Holder>& holders) {
  const NodeId items = plan.find(list);
  if (items == no_node) {
    return;
  }
  for (const NodeId item : plan.tree.children(items)) {
    add_holder(plan, plan.tree.child(item, "responsible"), holders);
  }
}

std::vector<Holder> holders_of(const Plan& plan) {
  std::vector<Holder> holders;
  for (const std::string_view path : {"coordinator", "coordinator.cover", "crisis.responds_best_to"}) {
    add_holder(plan, plan.find(path), holders);
  }
  for (const std::string_view path : {"actions", "crisis.actions", "safety.actions"}) {
    add_responsible(plan, path, holders);
  }
  for (const std::string_view path : {"crisis.contacts", "shared_with"}) {
    const NodeId items = plan.find(path);
    if (items == no_node) {
      continue;
    }
    for (const NodeId item : plan.tree.children(items)) {
      add_holder(plan, item, holders);
    }
  }
  return holders;
}

/// One rule's way of reading parties.
class Judge {
 public:
  Judge(const PrepareContext& context)
      : words_(context.knowledge.lexicon),
        roles_(context.knowledge.lexicon.list("roles")),
        label_(context.options.text("label", "responsible")),
        label_of_type_(context.options.map("label_of_type")),
        coordinator_entry_(coordinator_entry(context.knowledge.lexicon)) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const auto parties = read(subject);
    for (const auto& party : parties) {
      if (can_be_found(party.kind)) {
        out.pass({party.words});
        return;
      }
    }
    if (parties.empty() ||
        std::all_of(parties.begin(), parties.end(),
                    [](const Party& party) { return party.kind == PartyKind::blank; })) {
      out.fail("no one is named as " + sought(subject) + ": write a name, then the role");
      return;
    }
    for (const auto& party : parties) {
      if (const std::string name = only_holder(subject, party.roles); !name.empty()) {
        out.pass({party.words, name});
        return;
      }
    }
    const auto telling = std::find_if(parties.begin(), parties.end(), [](const Party& party) {
      return party.kind != PartyKind::blank;
    });
    out.fail(message(telling->kind), {telling->words});
  }

 private:
  /// "responsible", "the care coordinator", or what the plan's type calls them.
  std::string sought(const Subject& subject) const {
    const PlanType* type = subject.plan.type.empty() ? nullptr : subject.knowledge.types.find(subject.plan.type);
    for (const auto& [id, label] : label_of_type_) {
      if (type != nullptr && type->id == id) {
        return "the " + label;
      }
    }
    return label_ == "responsible" ? label_ : "the " + label_;
  }

  static std::uint16_t coordinator_entry(const Lexicon& lexicon) {
    const ListId roles = lexicon.list("roles");
    if (roles != no_list) {
      const auto& entries = lexicon[roles].entries;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        if (std::find(entries[i].tags.begin(), entries[i].tags.end(), "coordinator") !=
            entries[i].tags.end()) {
          return static_cast<std::uint16_t>(i);
        }
      }
    }
    return 0xFFFF;
  }

  static PartyContext context_of(const Plan& plan) {
    return {.preferred_name = plan.text("person.preferred_name"),
            .ward = plan.text("ward"),
            .team = plan.text("team")};
  }

  /// The parties of the target: its text, or those of its name and role, or of its items.
  std::vector<Party> read(const Subject& subject) const {
    std::vector<Party> parties;
    add(subject, subject.target, parties);
    return parties;
  }

  void add(const Subject& subject, NodeId node, std::vector<Party>& parties) const {
    if (node == no_node || subject.plan.tree.is_blank(node)) {
      return;
    }
    const Tree& tree = subject.plan.tree;
    switch (tree[node].kind) {
      case Kind::null:
        return;
      case Kind::scalar:
        parties.push_back(words_.read(subject.scratch.reading(node), context_of(subject.plan)));
        return;
      case Kind::list:
        for (const NodeId item : tree.children(node)) {
          add(subject, item, parties);
        }
        return;
      case Kind::map:
        for (const std::string_view key : {"name", "role", "text"}) {
          add(subject, tree.child(node, key), parties);
        }
        return;
    }
  }

  /// The name of the one person whom the plan gives one of these roles; "" when none or several.
  std::string only_holder(const Subject& subject, const std::vector<std::uint16_t>& wanted) const {
    if (wanted.empty()) {
      return "";
    }
    const PartyContext context = context_of(subject.plan);
    for (const auto entry : wanted) {
      std::string found;
      bool is_one = true;
      for (const auto& holder : holders_of(subject.plan)) {
        if (!holds(subject, holder, entry)) {
          continue;
        }
        const Party party = words_.read(subject.scratch.reading(holder.name), context);
        if (party.kind != PartyKind::named) {
          continue;
        }
        is_one = is_one && (found.empty() || is_same_person(found, party.words));
        found = party.words.size() > found.size() ? party.words : found;
      }
      if (is_one && !found.empty()) {
        return found;
      }
    }
    return "";
  }

  bool holds(const Subject& subject, const Holder& holder, std::uint16_t entry) const {
    const auto key = subject.plan.tree[subject.plan.tree[holder.name].parent].key;
    if (entry == coordinator_entry_ &&
        (key == "coordinator" || subject.plan.tree[holder.name].key == "coordinator")) {
      return true;
    }
    const auto& hits = subject.scratch.reading(holder.role).hits;
    return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
      return hit.list == roles_ && hit.entry == entry;
    });
  }

  /// "Ravi" and "Ravi Menon" are taken for one person.
  static bool is_same_person(std::string_view a, std::string_view b) {
    return a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a);
  }

  std::string message(PartyKind kind) const {
    switch (kind) {
      case PartyKind::role:
        return "`{0}` is a role, and the plan names no one person who holds it: write the name, "
               "then the role";
      case PartyKind::team:
        return "`{0}` is a team, service or place, not a person: write who in it will do this";
      case PartyKind::group:
        return "`{0}` is not one person: write the name, or the relation (my sister)";
      case PartyKind::generic:
        return "`{0}` could be anyone: write the person's own name, or I";
      case PartyKind::everyone:
        return "`{0}` leaves it to everyone: write the name of one person who will see to it";
      case PartyKind::open:
        return "`{0}` leaves open who it is: write a name, then the role";
      case PartyKind::named:
      case PartyKind::relation:
      case PartyKind::self:
      case PartyKind::unclear:
      case PartyKind::blank:
        break;
    }
    return "`{0}` does not name a person: write a name, then the role";
  }

  PartyWords words_;
  ListId roles_;
  std::string label_;
  std::vector<std::pair<std::string, std::string>> label_of_type_;
  std::uint16_t coordinator_entry_;
};

constexpr std::array options{
    OptionSpec{.name = "label",
               .help = "what the named person is called in messages: responsible, care coordinator"},
    OptionSpec{.name = "label_of_type",
               .type = OptionType::map,
               .help = "plan type: what the type calls them"},
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context)](const Subject& subject, Verdicts& out) {
    judge(subject, out);
  });
}

}  // namespace

constinit const CheckType checks::names_a_person{
    .name = "names_a_person",
    .summary = "A person who can be found is named: a name, a relation of the person, or the "
               "person; not a role, team or group.",
    .options = options,
    .prepare = prepare,
};

}  // namespace careaudit
