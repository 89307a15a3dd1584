// Runs one check of texts over a plan written as JSON, for tests of wording rules.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "check/judged.h"

/// One worker with the built-in words, to be kept for many judgements.
class TextJudge {
 public:
  explicit TextJudge(const std::string& check, std::vector<std::pair<std::string, std::string>> options = {})
      : rules_(built_in_words()) {
    careaudit::Options all;
    for (auto& [name, value] : options) {
      all.set(name, {{"", value}});
    }
    auto prepared = careaudit::find_check_type(check)->prepare({.options = all, .knowledge = *rules_.knowledge});
    check_ = std::move(*prepared);
  }

  /// Every verdict on a plan; its texts are all scalars but names and numbers.
  careaudit::Verdicts judge(const std::string& json) const {
    using namespace careaudit;
    Plan plan;
    plan.root = add_json(plan.tree, no_node, "", nlohmann::ordered_json::parse(json));
    std::vector<NodeId> texts;
    for (NodeId node = 0; node < plan.tree.size(); ++node) {
      const auto key = plan.tree[node].key;
      const bool is_text = key != "responsible" && key != "name" && key != "phone" && key != "preferred_name" && key != "role";
      if (plan.tree[node].kind == Kind::scalar && is_text) {
        texts.push_back(node);
      }
    }
    Scratch scratch(*rules_.knowledge);
    scratch.start(plan);
    const Subject subject{.plan = plan,
                          .item = plan.root,
                          .target = plan.root,
                          .texts = texts,
                          .knowledge = *rules_.knowledge,
                          .as_of = *Date::of(2026, 6, 1),
                          .scratch = scratch,
                          .prior = {}};
    Verdicts verdicts;
    check_(subject, verdicts);
    return verdicts;
  }

  /// What is found in one action of Ivy's plan, words joined by "; ".
  std::string found(const std::string& text) const {
    nlohmann::ordered_json plan;
    plan["person"]["preferred_name"] = "Ivy";
    plan["actions"] = {{{"text", text}}};
    std::string words;
    for (const auto& verdict : judge(plan.dump()).all) {
      for (const auto& word : verdict.evidence) {
        words += (words.empty() ? "" : "; ") + word;
      }
    }
    return words;
  }

 private:
  const careaudit::RuleSet& rules_;
  careaudit::Check check_;
};
