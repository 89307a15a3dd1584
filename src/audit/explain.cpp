// A plan is made around a text, and judged like any other.
#include "audit/explain.h"

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

}  // namespace

std::vector<OutcomeRow> judge_text(const RuleSet& rules, const Rule& rule, std::string_view text, Date as_of) {
  auto tree = plan_around(rule, text, rules.knowledge->vocabulary);
  if (!tree) {
    return {};
  }
  Problems problems;
  const auto plan = find_importer("native")->import(std::move(*tree), "--text", rules.knowledge->vocabulary, problems);
  if (!plan) {
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
  return judge_plan(*plan, selection, rules, as_of, scratch);
}

}  // namespace careaudit
