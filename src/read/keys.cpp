// Keys and values of rule files.
#include "read/keys.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "plan/plan.h"

namespace careaudit {

std::string did_you_mean(std::string_view word, std::span<const std::string> known) {
  const std::string near = nearest(word, known);
  return near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
}

void RuleText::complain(NodeId at, std::string message, std::string remedy) const {
  problems.push_back({.file = file,
                      .at = at == no_node ? Location{} : tree[at].key_at.line > 0 ? tree[at].key_at : tree[at].at,
                      .message = std::move(message),
                      .remedy = std::move(remedy)});
}

namespace {

std::string_view name_of(Kind kind) { return kind == Kind::list ? "a list" : kind == Kind::map ? "a set of keys" : "a text"; }

}  // namespace

bool RuleText::holds_keys(NodeId node, std::string_view what, std::string remedy) const {
  if (node == no_node || tree[node].kind == Kind::map || tree[node].kind == Kind::null) {
    return true;
  }
  complain(node, fmt::format("{} is {}, where keys are due", what, name_of(tree[node].kind)), std::move(remedy));
  return false;
}

std::vector<NodeId> RuleText::items(NodeId node, std::string_view key) const {
  const NodeId child = tree.child(node, key);
  if (child == no_node || tree[child].kind == Kind::null) {
    return {};
  }
  if (tree[child].kind != Kind::list) {
    complain(child, fmt::format("`{}` is {}, where a list is due", key, name_of(tree[child].kind)), "begin each item with `- `");
    return {};
  }
  return tree.children(child);
}

std::vector<NodeId> RuleText::required_items(NodeId node, std::string_view key, std::string_view what) const {
  const NodeId child = tree.child(node, key);
  auto found = items(node, key);
  if (child == no_node || tree[child].kind == Kind::null || (found.empty() && tree[child].kind == Kind::list)) {
    complain(child == no_node ? node : child, child == no_node ? fmt::format("{} has no `{}`", what, key) : fmt::format("`{}` holds nothing", key),
             fmt::format("write a list below `{}:`, each item after `- `", key));
  }
  return found;
}

void RuleText::accept(NodeId node, std::span<const std::string_view> accepted, std::string_view what) const {
  const std::vector<std::string> names(accepted.begin(), accepted.end());
  if (!holds_keys(node, what, fmt::format("{} takes {}; write each as `key: value`", what, listed(names)))) {
    return;
  }
  for (const NodeId child : tree.children(node)) {
    const auto key = tree[child].key;
    if (std::find(accepted.begin(), accepted.end(), key) == accepted.end()) {
      complain(child, fmt::format("unknown key `{}`{}", excerpt(key), did_you_mean(key, names)), fmt::format("{} takes {}", what, listed(names)));
    }
  }
}

std::string RuleText::text(NodeId node, std::string_view key) const {
  const NodeId child = tree.child(node, key);
  if (child == no_node) {
    return "";
  }
  if (tree[child].kind == Kind::list || tree[child].kind == Kind::map) {
    complain(child, fmt::format("`{}` takes a text", key));
    return "";
  }
  return std::string(trim(tree[child].text));
}

std::string RuleText::required(NodeId node, std::string_view key, std::string_view what) const {
  std::string value = text(node, key);
  if (value.empty()) {
    const NodeId child = tree.child(node, key);
    complain(child == no_node ? node : child, child == no_node ? fmt::format("{} has no `{}`", what, key) : fmt::format("`{}` is blank", key), fmt::format("fill in `{}`", key));
  }
  return value;
}

std::vector<std::string> RuleText::words(NodeId node, std::string_view key) const {
  std::vector<std::string> list;
  const NodeId child = tree.child(node, key);
  if (child == no_node || tree[child].kind == Kind::null) {
    return list;
  }
  if (tree[child].kind == Kind::scalar) {
    list.emplace_back(trim(tree[child].text));
    return list;
  }
  if (tree[child].kind == Kind::map) {
    complain(child, fmt::format("`{}` is a set of keys, where a list of texts is due", key), "begin each item with `- `");
    return list;
  }
  for (const NodeId item : tree.children(child)) {
    if (tree[item].kind != Kind::scalar) {
      complain(item, fmt::format("`{}` takes a list of texts", key));
      return list;
    }
    list.emplace_back(trim(tree[item].text));
  }
  return list;
}

bool RuleText::yes(NodeId node, std::string_view key) const {
  const std::string value = text(node, key);
  const auto answer = yes_or_no(value);
  if (!value.empty() && !answer) {
    complain(tree.child(node, key), fmt::format("`{}` takes yes or no", key));
  }
  return answer.value_or(false);
}

std::optional<int> RuleText::number(NodeId node, std::string_view key) const {
  const std::string value = text(node, key);
  if (value.empty()) {
    return std::nullopt;
  }
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) {
    complain(tree.child(node, key), fmt::format("`{}` takes a whole number", key));
    return std::nullopt;
  }
  return number;
}

}  // namespace careaudit
