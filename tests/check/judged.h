// Runs one check over a plan written as JSON, for tests of checks.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "text/built_in_words.h"

/// Adds a JSON value and all below it to a tree.
inline careaudit::NodeId add_json(careaudit::Tree& tree, careaudit::NodeId parent, const std::string& key,
                                  const nlohmann::ordered_json& value) {
  careaudit::Node node;
  node.key = tree.keep(key);
  if (value.is_object() || value.is_array()) {
    node.kind = value.is_object() ? careaudit::Kind::map : careaudit::Kind::list;
    const auto id = tree.add(parent, node);
    for (const auto& [name, child] : value.items()) {
      add_json(tree, id, value.is_object() ? name : "", child);
    }
    return id;
  }
  if (!value.is_null()) {
    node.kind = careaudit::Kind::scalar;
    node.text = tree.keep(value.is_string() ? value.get<std::string>() : value.dump());
  }
  return tree.add(parent, node);
}

/// What a check says of one subject: `item` is the path of the item ("" for the plan; "actions.0"
/// for the first of a list), `on` the path below it.
inline careaudit::Verdict judged(const std::string& check, const std::string& json,
                                 const std::string& item, const std::string& on = "",
                                 const careaudit::Options& options = {}) {
  using namespace careaudit;
  const RuleSet& rules = built_in_words();
  Plan plan;
  plan.root = add_json(plan.tree, no_node, "", nlohmann::ordered_json::parse(json));
  plan.id = "T-1";
  NodeId subject_item = plan.root;
  if (const auto dot = item.find('.'); dot != std::string::npos) {
    const auto items = plan.tree.children(plan.find(item.substr(0, dot)));
    subject_item = items.at(static_cast<std::size_t>(std::stoi(item.substr(dot + 1))));
  }
  Scratch scratch(*rules.knowledge);
  scratch.start(plan);
  const Subject subject{.plan = plan,
                        .item = subject_item,
                        .target = on.empty() ? subject_item : plan.find(on, subject_item),
                        .texts = {},
                        .knowledge = *rules.knowledge,
                        .as_of = *Date::of(2026, 6, 1),
                        .scratch = scratch,
                        .prior = {}};
  const auto prepared = find_check_type(check)->prepare({.options = options, .knowledge = *rules.knowledge});
  Verdicts verdicts;
  (*prepared)(subject, verdicts);
  return verdicts.all.at(0);
}
