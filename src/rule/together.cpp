// Rules, measures and profiles name each other; here the names are looked up.
#include "rule/together.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/strings.h"
#include "read/keys.h"

namespace careaudit {
namespace {

constexpr std::string_view list_rules = "`careaudit rules list` lists the rules";

/// Looks names up while all files are at hand.
class Together {
 public:
  Together(const std::vector<RuleFile>& files, std::vector<std::string> ids, RuleSet& set, Problems& problems)
      : files_(files), ids_(std::move(ids)), set_(set), problems_(problems) {
    std::sort(ids_.begin(), ids_.end());
  }

  void titles() {
    for (std::size_t i = 1; i < set_.rules.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (set_.rules[i].title == set_.rules[j].title) {
          complain(set_.rules[i], "title", fmt::format("the title is that of `{}` too", set_.rules[j].id), "give each rule a title of its own");
        }
      }
    }
  }

  void former_ids() {
    std::map<std::string, std::string> claimed;
    for (const auto& rule : set_.rules) {
      if (rule.formerly.empty()) {
        continue;
      }
      if (is_id(rule.formerly)) {
        complain(rule, "formerly", fmt::format("`formerly: {}` is the id of {}", rule.formerly, rule.formerly == rule.id ? "this rule itself" : "a rule that is there"),
                 "take the line out, or name the id that this rule had before");
      } else if (const auto [first, is_first] = claimed.try_emplace(rule.formerly, rule.id); !is_first) {
        complain(rule, "formerly", fmt::format("`formerly: {}` is claimed by `{}` too", rule.formerly, first->second), "leave it to one of the two");
      }
    }
  }

  void roll_ups() {
    for (const auto& rule : set_.rules) {
      for (const auto& id : rule.members) {
        const Rule* member = set_.find(id);
        if (id == rule.id) {
          complain_of_letter(rule, id, "the roll-up names itself", "name the rules that it gathers");
        } else if (!is_id(id)) {
          complain_of_letter(rule, id, fmt::format("the roll-up names the rule `{}`, which is not there{}", id, did_you_mean(id, ids_)), std::string(list_rules));
        } else if (member != nullptr && member->is_roll_up) {
          complain_of_letter(rule, id, fmt::format("the roll-up names `{}`, which is a roll-up itself", id), "name the rules that it gathers");
        }
      }
    }
  }

  void measures() {
    for (const auto& measure : set_.measures) {
      std::vector<std::string> named = measure.rules;
      named.insert(named.end(), measure.applies.empty() ? 0U : 1U, measure.applies);
      for (const auto& id : named) {
        if (!measure.is_built_in && !names_rule(id)) {
          problems_.push_back({.file = measure.file, .at = measure.at, .message = fmt::format("the measure `{}` names the rule `{}`, which is not there{}", measure.id, id, did_you_mean(id, ids_)),
                               .remedy = std::string(list_rules)});
        }
      }
    }
    std::erase_if(set_.measures, [&](const Measure& measure) {
      return std::any_of(measure.rules.begin(), measure.rules.end(), [&](const std::string& id) { return set_.find(id) == nullptr; });
    });
  }

  void profiles() {
    for (const auto& file : files_) {
      if (!file.name.starts_with("profiles/") || file.tree.is_empty()) {
        continue;
      }
      const RuleText text{file.tree, file.shown, problems_};
      for (const std::string_view key : {"include", "exclude"}) {
        patterns(text, key);
      }
      framework_of_profile(text);
    }
  }

 private:
  bool is_id(const std::string& id) const { return std::binary_search(ids_.begin(), ids_.end(), id); }

  bool names_rule(const std::string& pattern) const {
    const bool is_group = pattern.ends_with(".*");
    const std::string group = is_group ? pattern.substr(0, pattern.size() - 1) : "";
    return pattern == "*" || is_id(pattern) || set_.find(pattern) != nullptr ||
           (is_group && std::any_of(ids_.begin(), ids_.end(), [&](const std::string& id) { return id.starts_with(group); }));
  }

  /// Ids, and the groups they stand in.
  std::vector<std::string> known_patterns() const {
    std::vector<std::string> known = ids_;
    for (const auto& id : ids_) {
      const std::string group = id.substr(0, id.find('.')) + ".*";
      if (known.back() != group) {
        known.push_back(group);
      }
    }
    return known;
  }

  void patterns(const RuleText& text, std::string_view key) {
    const NodeId node = text.tree.child(text.tree.root(), key);
    if (node == no_node) {
      return;
    }
    const bool is_one = text.tree[node].kind == Kind::scalar;
    for (const NodeId item : is_one ? std::vector<NodeId>{node} : text.tree.children(node)) {
      const std::string pattern(trim(text.tree[item].text));
      if (text.tree[item].kind != Kind::scalar || names_rule(pattern)) {
        continue;
      }
      const bool is_several = is_one && pattern.find_first_of(", ") != std::string::npos;
      text.complain(item, fmt::format("`{}: {}` names no rule{}", key, pattern, did_you_mean(pattern, known_patterns())),
                    is_several ? fmt::format("write several as a list: `{}: [goal.smart, action.*]`", key) : "`careaudit rules list` shows every rule; `action.*` names a group");
    }
  }

  void framework_of_profile(const RuleText& text) {
    const NodeId node = text.tree.child(text.tree.root(), "framework");
    const std::string id(node == no_node ? "" : trim(text.tree[node].text));
    std::vector<std::string> known;
    for (const auto& framework : set_.frameworks) {
      known.push_back(framework.id);
    }
    if (!id.empty() && set_.framework(id) == nullptr) {
      text.complain(node, fmt::format("`framework: {}` names no framework{}", id, did_you_mean(id, known)), fmt::format("frameworks: {}", listed(known)));
    }
    const NodeId time = text.tree.child(text.tree.root(), "not_before");
    const std::string field = time == no_node ? "" : text.text(time, "field");
    const Field* known_field = set_.knowledge->vocabulary.at(field);
    if (!field.empty() && (known_field == nullptr || known_field->type != FieldType::date)) {
      text.complain(text.tree.child(time, "field"), fmt::format("`field: {}` names no date of the vocabulary", field), "name a date such as `admitted` or `created`");
    }
  }

  const RuleFile* file_of(const Rule& rule) const {
    const auto found = std::find_if(files_.begin(), files_.end(), [&](const RuleFile& file) { return file.shown == rule.file; });
    return found == files_.end() ? nullptr : &*found;
  }

  void complain(const Rule& rule, std::string_view key, std::string message, std::string remedy) {
    if (const RuleFile* file = file_of(rule)) {
      RuleText{file->tree, file->shown, problems_}.complain(file->tree.child(file->tree.root(), key), std::move(message), std::move(remedy));
    }
  }

  /// At the letter that stands for `id` in the roll-up's options.
  void complain_of_letter(const Rule& rule, std::string_view id, std::string message, std::string remedy) {
    const RuleFile* file = file_of(rule);
    if (file == nullptr) {
      return;
    }
    const Tree& tree = file->tree;
    for (const NodeId letter : tree.children(tree.child(tree.child(tree.root(), "options"), "letters"))) {
      if (trim(tree[letter].text) == id) {
        RuleText{tree, file->shown, problems_}.complain(letter, std::move(message), std::move(remedy));
        return;
      }
    }
  }

  const std::vector<RuleFile>& files_;
  std::vector<std::string> ids_;
  RuleSet& set_;
  Problems& problems_;
};

}  // namespace

void check_together(const std::vector<RuleFile>& files, const std::vector<std::string>& ids, RuleSet& set, Problems& problems) {
  Together together(files, ids, set, problems);
  together.titles();
  together.former_ids();
  together.roll_ups();
  together.measures();
  together.profiles();
}

}  // namespace careaudit
