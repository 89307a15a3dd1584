// A plan is made around a text, and judged like any other.
#include "audit/explain.h"

#include <algorithm>
#include <array>
#include <utility>

#include "audit/judge.h"
#include "base/strings.h"
#include "import/importer.h"
#include "read/syntax.h"

namespace careaudit {
namespace {

/// Adds the fields of a dotted path below a node, the last one holding `text`.
void add_path(Tree& tree, NodeId above, std::string_view path, std::string_view text) {
  while (true) {
    const auto dot = path.find('.');
    const bool is_last = dot == std::string_view::npos;
    Node node{.kind = is_last ? Kind::scalar : Kind::map, .is_quoted = true, .key = path.substr(0, dot), .at = {1, 1}, .key_at = {1, 1}};
    if (is_last) {
      node.text = text;
      tree.add(above, node);
      return;
    }
    above = tree.add(above, node);
    path.remove_prefix(dot + 1);
  }
}

/// Whether a text is a plan by itself: `goals: [...]`, with a field that the vocabulary knows.
bool is_a_plan(std::string_view text, const Vocabulary& vocabulary) {
  text = trim(text);
  text.remove_prefix(text.starts_with('{') ? 1 : 0);
  const auto colon = text.find(':');
  return colon != std::string_view::npos && vocabulary.plan.find(trim(text.substr(0, colon))) != nullptr;
}

Result<Tree> plan_around(const Rule& rule, std::string_view text, const Vocabulary& vocabulary) {
  if (is_a_plan(text, vocabulary)) {
    Problems problems;
    Piece piece;
    piece.text = text;
    return syntaxes::yaml.read(std::move(piece), "--text", problems);
  }
  Tree tree;
  tree.set_source(std::string(text));
  const auto kept = tree.source();
  const NodeId root = tree.add(no_node, {.kind = Kind::map, .at = {1, 1}});
  if (rule.each == "texts") {
    add_path(tree, root, "sections.text", kept);
  } else if (rule.each == "plan" || rule.each.empty()) {
    add_path(tree, root, rule.on.empty() ? std::string_view("crisis.notes") : std::string_view(rule.on), kept);
  } else {
    std::string_view path = rule.each;
    NodeId above = root;
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
      above = tree.add(above, {.kind = Kind::map, .key = path.substr(0, dot), .at = {1, 1}, .key_at = {1, 1}});
      path.remove_prefix(dot + 1);
    }
    const NodeId list = tree.add(above, {.kind = Kind::list, .key = path, .at = {1, 1}, .key_at = {1, 1}});
    const NodeId item = tree.add(list, {.kind = Kind::map, .at = {1, 1}, .key_at = {1, 1}});
    add_path(tree, item, rule.on.empty() ? std::string_view("text") : std::string_view(rule.on), kept);
  }
  return tree;
}

/// Gives the one item of a list of goals, needs or actions what a whole plan would: an id, a need, a goal
/// and an action that are linked to it.
void add_surroundings(Tree& tree, std::string_view list) {
  const NodeId root = tree.root();
  const NodeId items = tree.child(root, list);
  const NodeId own = items == no_node ? no_node : tree[items].first_child;
  if (own == no_node) {
    return;
  }
  static constexpr std::array<std::string_view, 3> lists{"needs", "goals", "actions"};
  for (const auto name : lists) {
    NodeId item = own;
    if (name != list) {
      const NodeId made = tree.add(root, {.kind = Kind::list, .key = name, .at = {1, 1}, .key_at = {1, 1}});
      item = tree.add(made, {.kind = Kind::map, .at = {1, 1}, .key_at = {1, 1}});
      add_path(tree, item, "text", "Swim");
    }
    add_path(tree, item, "id", name);
    if (name == "goals" || name == "actions") {
      add_path(tree, item, "need", "needs");
    }
    if (name == "actions") {
      add_path(tree, item, "goal", "goals");
    }
  }
}

/// A plan with which to try a goal, a need and an action together.
std::string small_plan(std::string_view each) {
  return each == "needs" ? "{needs: [{id: n1, text: …}], actions: [{text: …, need: n1}]}" : "{goals: [{id: g1, text: …, need: n1}], needs: [{id: n1, text: …}], actions: [{text: …, goal: g1}]}";
}

std::vector<OutcomeRow> judge_tree(const RuleSet& rules, const Rule& rule, Tree tree, Date as_of) {
  Problems problems;
  const std::string file = "--text";
  const auto imported = find_importer("native")->import(std::move(tree), {.file = file, .vocabulary = rules.knowledge->vocabulary, .problems = problems});
  if (!imported) {
    return {};
  }
  Selection selection;
  for (const auto& member : rule.members) {
    if (const Rule* found = rules.find(member)) {
      selection.shown.push_back(found);
    }
  }
  selection.shown.push_back(&rule);
  Scratch scratch(*rules.knowledge);
  return judge_plan(imported->plans.front(), selection, rules, as_of, scratch);
}

/// The row of the same rule for the same item.
const OutcomeRow* same_in(const std::vector<OutcomeRow>& rows, const OutcomeRow& row) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const OutcomeRow& one) { return one.rule == row.rule && one.item == row.item; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::vector<OutcomeRow> judge_text(const RuleSet& rules, const Rule& rule, std::string_view text, Date as_of) {
  auto tree = plan_around(rule, text, rules.knowledge->vocabulary);
  return tree ? judge_tree(rules, rule, std::move(*tree), as_of) : std::vector<OutcomeRow>{};
}

Explanation explain_text(const RuleSet& rules, const Rule& rule, std::string_view text, Date as_of) {
  Explanation said{.rows = judge_text(rules, rule, text, as_of)};
  if (is_a_plan(text, rules.knowledge->vocabulary) || (rule.each != "goals" && rule.each != "needs" && rule.each != "actions")) {
    return said;
  }
  auto tree = plan_around(rule, text, rules.knowledge->vocabulary);
  add_surroundings(*tree, rule.each);
  const auto in_a_plan = judge_tree(rules, rule, std::move(*tree), as_of);
  for (auto& row : said.rows) {
    const OutcomeRow* same = same_in(in_a_plan, row);
    if (row.outcome != Outcome::fail || same == nullptr) {
      continue;
    }
    if (row.rule->is_roll_up && same->outcome == Outcome::fail) {
      row = *same;  // names only the letters that the text itself fails
    } else if (same->outcome != Outcome::fail) {
      row.outcome = Outcome::not_assessable;
      row.reason = row.rule->is_roll_up ? "a lone text does not show every letter" : "a lone text does not show it; in a plan it fails where " + row.message.substr(0, row.message.find(';'));
      row.message.clear();
      said.hint = "to have it judged with what belongs to it, give a small plan: --text \"" + small_plan(rule.each) + "\"";
    }
  }
  return said;
}

}  // namespace careaudit
