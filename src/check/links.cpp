// Links by id; where a plan's items carry no ids, by the content words they share.
#include "check/links.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 70> empty_words{
    "about", "after", "again", "all",  "also", "and",   "any",   "are",   "at",    "be",    "been",  "before", "but",   "by",
    "can",   "day",   "days",  "do",   "each", "every", "for",   "from",  "get",   "go",    "has",   "have",   "he",    "help",
    "her",   "him",   "his",   "if",   "in",   "into",  "is",    "it",    "like",  "make",  "me",    "more",   "my",    "need",
    "needs", "not",   "of",    "on",   "or",   "out",   "she",   "so",    "that",  "the",   "their", "them",   "they",  "this",
    "to",    "up",    "want",  "wants", "was", "we",    "week",  "when",  "who",   "will",  "with",  "would",  "you",   "i"};

std::string_view id_of(const Plan& plan, std::string_view key, NodeId item) { return plan.text(key, item); }

bool any_names(const Plan& plan, std::string_view list, std::string_view key, std::string_view wanted) {
  if (wanted.empty()) {
    return false;
  }
  for (const NodeId item : plan.tree.children(plan.find(list))) {
    if (id_of(plan, key, item) == wanted) {
      return true;
    }
  }
  return false;
}

bool has_links(const Plan& plan) {
  for (const auto* list : {"actions", "goals"}) {
    for (const NodeId item : plan.tree.children(plan.find(list))) {
      if (!id_of(plan, "goal", item).empty() || !id_of(plan, "need", item).empty()) {
        return true;
      }
    }
  }
  return false;
}

NodeId text_of(const Plan& plan, NodeId item) {
  const NodeId node = plan.find("text", item);
  return node != no_node && plan.tree[node].kind == Kind::scalar ? node : no_node;
}

/// A content word that both texts have, in any inflection.
std::string shared_word(const Subject& subject, NodeId a, NodeId b) {
  const NodeId first = text_of(subject.plan, a);
  const NodeId second = text_of(subject.plan, b);
  if (first == no_node || second == no_node) {
    return "";
  }
  const Reading& one = subject.scratch.reading(first);
  const Reading& two = subject.scratch.reading(second);
  for (std::size_t i = 0; i < one.words.size(); ++i) {
    const auto& word = one.words[i];
    const bool is_empty = !word.is_word || one.folded[i].size() < 3 || std::find(empty_words.begin(), empty_words.end(), one.folded[i]) != empty_words.end();
    if (is_empty) {
      continue;
    }
    if (std::any_of(two.words.begin(), two.words.end(), [&](const Word& other) { return other.stem == word.stem; })) {
      return one.folded[i];
    }
  }
  return "";
}

/// There is none in the list; whether that says anything hangs on the plan's source having a place for it.
LinkFound none_in(const Plan& plan, std::string_view list) { return {plan.why_not_carried(list).empty() ? Link::not_linked : Link::unknown, {}}; }

LinkFound by_words(const Subject& subject, NodeId item, std::string_view list) {
  const Plan& plan = subject.plan;
  const auto others = plan.tree.children(plan.find(list));
  for (const NodeId other : others) {
    if (std::string word = shared_word(subject, item, other); !word.empty()) {
      return {Link::linked, {std::move(word)}};
    }
  }
  return others.empty() ? none_in(plan, list) : LinkFound{Link::unknown, {}};
}

/// When an item carries no id or the plan links nothing, words decide; else the missing link is one.
LinkFound by_words_if_unlinked(const Subject& subject, NodeId item, std::string_view list) {
  const bool has_id = !id_of(subject.plan, "id", item).empty();
  if (has_id && has_links(subject.plan)) {
    return {Link::not_linked, {}};
  }
  return by_words(subject, item, list);
}

}  // namespace

LinkFound action_for_goal(const Subject& subject, NodeId goal) {
  const Plan& plan = subject.plan;
  if (plan.tree.count(plan.find("actions")) == 0) {
    return none_in(plan, "actions");
  }
  const auto own = id_of(plan, "id", goal);
  const auto need = id_of(plan, "need", goal);
  if (any_names(plan, "actions", "goal", own)) {
    return {Link::linked, {std::string(own)}};
  }
  if (any_names(plan, "actions", "need", need)) {
    return {Link::linked, {std::string(need)}};
  }
  return by_words_if_unlinked(subject, goal, "actions");
}

LinkFound action_for_need(const Subject& subject, NodeId need) {
  const Plan& plan = subject.plan;
  if (plan.tree.count(plan.find("actions")) == 0) {
    return none_in(plan, "actions");
  }
  const auto own = id_of(plan, "id", need);
  if (any_names(plan, "actions", "need", own)) {
    return {Link::linked, {std::string(own)}};
  }
  for (const NodeId goal : plan.tree.children(plan.find("goals"))) {
    if (!own.empty() && id_of(plan, "need", goal) == own && action_for_goal(subject, goal).link == Link::linked) {
      return {Link::linked, {std::string(own)}};
    }
  }
  return by_words_if_unlinked(subject, need, "actions");
}

LinkFound purpose_of_action(const Subject& subject, NodeId action) {
  const Plan& plan = subject.plan;
  for (const auto& [key, list] : {std::pair{"goal", "goals"}, std::pair{"need", "needs"}}) {
    const auto wanted = id_of(plan, key, action);
    if (any_names(plan, list, "id", wanted)) {
      return {Link::linked, {std::string(wanted)}};
    }
  }
  if (has_links(plan)) {
    return {Link::not_linked, {}};
  }
  const LinkFound goal = by_words(subject, action, "goals");
  if (goal.link == Link::linked) {
    return goal;
  }
  const LinkFound need = by_words(subject, action, "needs");
  return need.link == Link::linked || goal.link == Link::not_linked ? need : goal;
}

}  // namespace careaudit
