// Judges whether the plan says whom to contact when its coordinator is away, and how.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/contact_texts.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// One place where cover may be written, and how far it helps.
struct Cover {
  NodeId node = no_node;
  Reached reached;
};

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon) : lexicon_(&lexicon), contacts_(lexicon), words_(lexicon.list("cover_words")), roles_(lexicon.list("roles")) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const Plan& plan = subject.plan;
    Cover best;
    consider(subject, plan.find("coordinator.cover"), best);
    consider(subject, plan.find("contingency.coordinator_away"), best);
    consider_elements(subject, best);
    consider_roles(subject, best);
    if (!best.reached.number.empty()) {
      out.pass({best.reached.number});
      return;
    }
    const NodeId coordinator = plan.find("coordinator");
    const bool is_missing = coordinator == no_node || plan.tree.is_blank(coordinator);
    if (best.node == no_node && is_missing) {
      out.not_applicable("no coordinator is recorded");
    } else if (best.node == no_node) {
      out.fail("it does not say whom to contact when the coordinator is away: write a name or team, and "
               "the number or e-mail address", {}, coordinator);
    } else if (!best.reached.bad.empty()) {
      out.fail(fmt::format("the number of whoever covers for the coordinator (`{{0}}`) {}", explain(best.reached.fault)),
               {best.reached.bad}, best.node);
    } else {
      out.fail("it does not say how to reach whoever covers for the coordinator: write a telephone number "
               "or an e-mail address", {}, best.node);
    }
  }

 private:
  /// Looks whether this is cover; keeps the first, or a better one.
  void consider(const Subject& subject, NodeId node, Cover& best) const {
    if (node == no_node || subject.plan.tree.is_blank(node) || !best.reached.number.empty()) {
      return;
    }
    Cover cover{.node = node, .reached = contacts_.reach(subject, node)};
    if (cover.reached.number.empty()) {
      cover.reached.number = contacts_.reach_by_name(subject, text_of(subject.plan, node)).number;
    }
    if (best.node == no_node || !cover.reached.number.empty()) {
      best = std::move(cover);
    }
  }

  static std::string text_of(const Plan& plan, NodeId node) {
    std::string text(plan.tree[node].text);
    for (NodeId child = plan.tree[node].first_child; child != no_node; child = plan.tree[child].next) {
      text += " " + text_of(plan, child);
    }
    return text;
  }

  /// "if: Jo is on leave, then: ring …".
  void consider_elements(const Subject& subject, Cover& best) const {
    for (const NodeId element : subject.plan.tree.children(subject.plan.find("contingency.elements"))) {
      const NodeId condition = subject.plan.tree.child(element, "if");
      if (condition != no_node && says_cover(subject, condition) && is_of_coordinator(subject, condition)) {
        consider(subject, element, best);
      }
    }
  }

  /// Texts such as the role "covers when Jo is away", of the coordinator, contacts and others.
  void consider_roles(const Subject& subject, Cover& best) const {
    const Tree& tree = subject.plan.tree;
    consider_role(subject, subject.plan.find("coordinator"), "cover", best);
    for (const std::string_view path : {"crisis.contacts", "shared_with"}) {
      for (const NodeId contact : tree.children(subject.plan.find(path))) {
        consider_role(subject, contact, "", best);
      }
    }
    if (const NodeId notes = subject.plan.find("crisis.notes"); notes != no_node && says_cover(subject, notes) && is_of_coordinator(subject, notes)) {
      consider(subject, notes, best);
    }
  }

  void consider_role(const Subject& subject, NodeId holder, std::string_view except, Cover& best) const {
    const Tree& tree = subject.plan.tree;
    if (holder == no_node) {
      return;
    }
    if (tree[holder].kind == Kind::scalar) {
      if (says_cover(subject, holder)) {
        consider(subject, holder, best);
      }
      return;
    }
    for (NodeId child = tree[holder].first_child; child != no_node; child = tree[child].next) {
      if (tree[child].key == except || !says_cover(subject, child)) {
        continue;
      }
      // The coordinator's own number beside it reaches the coordinator.
      consider(subject, tree[holder].key == "coordinator" ? child : holder, best);
    }
  }

  bool says_cover(const Subject& subject, NodeId node) const {
    return subject.plan.tree[node].kind == Kind::scalar && subject.scratch.reading(node).has(words_);
  }

  /// Whether a text speaks of the coordinator: by a part of the name, by the role the plan gives them, or
  /// by one that only coordinators have. Who else is away has no cover here.
  bool is_of_coordinator(const Subject& subject, NodeId node) const {
    const Reading& text = subject.scratch.reading(node);
    const bool has_title = std::any_of(text.hits.begin(), text.hits.end(), [&](const Hit& hit) { return hit.list == roles_ && has_tag((*lexicon_)[roles_].entries[hit.entry], "coordinates"); });
    return has_title || shares_name_or_role(subject, subject.plan.find("coordinator"), text);
  }

  bool shares_name_or_role(const Subject& subject, NodeId node, const Reading& text) const {
    const Tree& tree = subject.plan.tree;
    if (node == no_node) {
      return false;
    }
    if (tree[node].kind != Kind::scalar) {
      return shares_name_or_role(subject, tree.child(node, "name"), text) || shares_name_or_role(subject, tree.child(node, "role"), text);
    }
    const Reading& own = subject.scratch.reading(node);
    const bool has_role = std::any_of(own.hits.begin(), own.hits.end(), [&](const Hit& one) {
      return one.list == roles_ && std::any_of(text.hits.begin(), text.hits.end(), [&](const Hit& other) { return other.list == roles_ && other.entry == one.entry; });
    });
    return has_role || std::any_of(own.folded.begin(), own.folded.end(), [&](const std::string& word) { return has_name(text, word); });
  }

  /// A capital tells a name from a word: "Hope is away".
  static bool has_name(const Reading& text, std::string_view name) {
    for (std::size_t i = 0; i < text.words.size() && name.size() > 1; ++i) {
      const std::string_view form = text.folded[i];
      if (text.words[i].is_word && text.words[i].is_capitalised && (form == name || (form.ends_with("'s") && form.substr(0, form.size() - 2) == name))) {
        return true;
      }
    }
    return false;
  }

  const Lexicon* lexicon_;
  ContactReader contacts_;
  ListId words_, roles_;
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

constexpr std::array<std::string_view, 2> reads{"coordinator.cover", "contingency"};

}  // namespace

constinit const CheckType checks::cover{
    .name = "cover",
    .summary = "Somebody covers for the coordinator, and can be reached.",
    .options = {},
    .prepare = prepare,
    .reads = reads,
};

}  // namespace careaudit
