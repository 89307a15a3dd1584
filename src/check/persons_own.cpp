// Judges whether at least one action is the person's own.
#include <algorithm>
#include <array>

#include "check/check.h"
#include "text/party.h"

namespace careaudit {
namespace {

/// Every text of a responsible field: itself, or those of its map or list.
void add_texts(const Tree& tree, NodeId node, std::vector<NodeId>& texts) {
  if (node == no_node) {
    return;
  }
  if (tree[node].kind == Kind::scalar) {
    texts.push_back(node);
    return;
  }
  for (const NodeId child : tree.children(node)) {
    add_texts(tree, child, texts);
  }
}

/// `{name: Ama Boateng, role: nurse}`.
bool is_of_a_role(const Plan& plan, NodeId text) {
  const NodeId parent = plan.tree[text].parent;
  return plan.tree[parent].kind == Kind::map && plan.tree[text].key == "name" && !plan.text("role", parent).empty();
}

/// "I will…", "I'll do it", outside quotation marks.
bool is_in_first_person(const Reading& reading) {
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    const std::string_view form = reading.folded[i];
    if ((form == "i" || form.starts_with("i'")) && !reading.words[i].is_quoted) {
      return true;
    }
  }
  return false;
}

Result<Check> prepare(const PrepareContext& context) {
  const Lexicon& lexicon = context.knowledge.lexicon;
  // Words that make a name one of staff.
  const std::array offices{lexicon.list("roles"), lexicon.list("teams"), lexicon.list("titles")};
  return Check([words = PartyWords(lexicon), offices](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const NodeId actions = plan.find("actions");
    if (actions == no_node || plan.tree.count(actions) == 0) {
      out.not_applicable("the plan has no actions");
      return;
    }
    const PartyContext names{.preferred_name = plan.text("person.preferred_name"), .ward = {}, .team = {}};
    NodeId perhaps = no_node;  // a name with nothing to say whose it is
    for (const NodeId action : plan.tree.children(actions)) {
      std::vector<NodeId> texts;
      add_texts(plan.tree, plan.tree.child(action, "responsible"), texts);
      for (const NodeId text : texts) {
        const Reading& reading = subject.scratch.reading(text);
        const Party party = words.read(reading, names);
        if (party.includes_the_person || is_in_first_person(reading)) {
          out.pass({std::string(plan.tree[text].text)});
          return;
        }
        if (party.kind == PartyKind::named && !is_of_a_role(plan, text) &&
            std::none_of(offices.begin(), offices.end(), [&](ListId list) { return reading.has(list); })) {
          perhaps = text;
        }
      }
      const NodeId text = plan.tree.child(action, "text");
      if (text != no_node && plan.tree[text].kind == Kind::scalar &&
          is_in_first_person(subject.scratch.reading(text))) {
        out.pass();
        return;
      }
    }
    if (names.preferred_name.empty() && perhaps != no_node) {
      out.not_assessable("the plan does not say what the person is called, and an action names somebody without a role: it may be the person's own", perhaps);
      return;
    }
    out.fail("no action is the person's own: ask what they want to do themselves, and write it in "
             "their words");
  });
}

constexpr std::array<std::string_view, 1> reads{"actions"};

}  // namespace

constinit const CheckType checks::persons_own{
    .name = "persons_own",
    .summary = "At least one action is the person's own: they are responsible, or it is in their voice.",
    .options = {},
    .prepare = prepare,
    .reads = reads,
};

}  // namespace careaudit
