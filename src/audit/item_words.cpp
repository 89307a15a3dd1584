// Items counted from 1 and called by their singular; fields by their names.
#include "audit/item_words.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "text/identifier.h"

namespace careaudit {
namespace {

/// `warning_signs` → `warning_sign` when one item is called `sign`.
std::string singular(std::string_view key, const Field* field) {
  const bool is_regular = field != nullptr && !field->item.empty() && key.ends_with(field->item + "s");
  return std::string(is_regular ? key.substr(0, key.size() - 1) : key);
}

bool is_list_item(const Plan& plan, NodeId node) {
  return node != plan.root && plan.tree[node].parent != no_node && plan.tree[plan.tree[node].parent].kind == Kind::list;
}

/// The nearest item of a list at or above a node; the node itself when it stands in no list.
NodeId item_around(const Plan& plan, NodeId node) {
  for (NodeId above = node; above != plan.root && above != no_node; above = plan.tree[above].parent) {
    if (is_list_item(plan, above)) {
      return above;
    }
  }
  return node;
}

/// A scalar, or a map's text field; no_node when there is none.
NodeId text_node_of(const Plan& plan, NodeId node) {
  const NodeId text = plan.tree[node].kind == Kind::map ? plan.tree.child(node, "text") : node;
  return text == no_node || text == plan.root || plan.tree[text].kind != Kind::scalar ? no_node : text;
}

std::string text_of(const Plan& plan, const Knowledge& knowledge, Date as_of, Scratch& scratch, NodeId node) {
  if (node == no_node) {
    return "";
  }
  const std::string_view text = plan.tree[node].text;
  if (!may_hold_identifier(text)) {
    return std::string(trim(text));
  }
  const IdentifierWords words(knowledge.lexicon);
  return std::string(trim(masked(text, words.find(scratch.reading(node), as_of, plan.tree[node].key))));
}

/// "this goal", "this action's `responsible`", "the `review_date`": said where nothing may be quoted.
std::string thing_quoted(const Plan& plan, const PlanPaths& paths, const Vocabulary& vocabulary, NodeId item, NodeId node) {
  if (node == plan.root) {
    return "the text";
  }
  if (!is_list_item(plan, item)) {
    return fmt::format("the `{}`", paths.discreet(node));
  }
  const std::string words = path_in_words(paths.discreet(item), vocabulary);
  const std::string thing = "this " + words.substr(0, words.rfind(' '));
  const std::string path = paths.discreet(node).substr(paths.discreet(item).size());
  return path.empty() || path == ".text" ? thing : fmt::format("{}'s `{}`", thing, path.substr(1));
}

}  // namespace

std::string path_in_words(std::string_view path, const Vocabulary& vocabulary) {
  std::string words;
  const Field* field = &vocabulary.plan;
  while (!path.empty()) {
    const auto part = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    const auto bracket = part.find('[');
    const auto key = part.substr(0, bracket);
    field = field == nullptr ? nullptr : field->find(key);
    words += words.empty() ? "" : " ";
    if (bracket == std::string_view::npos) {
      words += key;
      continue;
    }
    std::size_t index = 0;
    std::from_chars(part.data() + bracket + 1, part.data() + part.size(), index);
    words += fmt::format("{} {}", singular(key, field), index + 1);
  }
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

AboutItem about(const Plan& plan, const PlanPaths& paths, const Knowledge& knowledge, Date as_of, Scratch& scratch, NodeId item, NodeId node) {
  const Vocabulary& vocabulary = knowledge.vocabulary;
  AboutItem found;
  const NodeId around = item == plan.root ? item_around(plan, node) : item;
  found.quoted = thing_quoted(plan, paths, vocabulary, around, node);
  found.text = text_of(plan, knowledge, as_of, scratch, text_node_of(plan, around == plan.root ? node : around));
  found.at = plan.tree[around].at;
  if (around != plan.root) {
    found.name = path_in_words(paths.discreet(around), vocabulary);
    found.full_name = path_in_words(paths.full_if_own(around), vocabulary);
  }
  return found;
}

}  // namespace careaudit
