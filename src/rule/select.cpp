// Which rules a run judges by.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/strings.h"
#include "rule/keys.h"
#include "rule/rule.h"

namespace careaudit {
namespace {

std::optional<Problem> unknown(const RuleSet& rules, std::string_view option, const std::string& pattern) {
  if (names_any_rule(rules, pattern)) {
    return std::nullopt;
  }
  return Problem{.message = fmt::format("`{} {}` names no rule{}", option, pattern, near_rule(rules, pattern)), .remedy = "`careaudit rules list` shows every rule; `action.*` names a group"};
}

bool matches_any(const std::vector<std::string>& patterns, const Rule& rule) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) { return is_named_by(rule, pattern); });
}

/// Whether the rule gives evidence of anything that the framework asks for.
bool serves(const Rule& rule, const std::string& framework) {
  return !framework.empty() && std::any_of(rule.evidences.begin(), rule.evidences.end(), [&](const std::string& reference) { return reference.starts_with(framework + "/"); });
}

bool is_chosen(const Profile& profile, const Rule& rule) {
  const bool has_severity = profile.severities.empty() || std::find(profile.severities.begin(), profile.severities.end(), name_of(rule.severity)) != profile.severities.end();
  return has_severity && (matches_any(profile.include, rule) || serves(rule, profile.framework)) && !matches_any(profile.exclude, rule);
}

}  // namespace

bool is_named_by(const Rule& rule, std::string_view pattern) {
  if (pattern == "*") {
    return true;
  }
  if (pattern.ends_with(".*")) {
    return rule.id.starts_with(pattern.substr(0, pattern.size() - 1));
  }
  return rule.id == pattern || (!rule.formerly.empty() && rule.formerly == pattern);
}

bool names_any_rule(const RuleSet& set, std::string_view pattern) {
  return std::any_of(set.rules.begin(), set.rules.end(), [&](const Rule& rule) { return is_named_by(rule, pattern); });
}

std::string near_rule(const RuleSet& set, std::string_view pattern) {
  std::vector<std::string> known;
  std::set<std::string> groups;
  for (const auto& rule : set.rules) {
    known.push_back(rule.id);
    groups.insert(rule.id.substr(0, rule.id.find('.')) + ".*");
  }
  known.insert(known.end(), groups.begin(), groups.end());
  return did_you_mean(pattern, known);
}

Result<Selection> select_rules(const RuleSet& rules, const std::string& profile_name, const std::vector<std::string>& only, const std::vector<std::string>& skip) {
  const Profile* profile = rules.profile(profile_name);
  if (profile == nullptr) {
    std::vector<std::string> names;
    for (const auto& known : rules.profiles) {
      names.push_back(known.name);
    }
    const std::string near = nearest(profile_name, names);
    return Problem{.message = fmt::format("unknown profile `{}`{}", profile_name, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                   .remedy = fmt::format("profiles: {}; or the path of a profile file ending in .yaml", listed(names))};
  }
  for (const auto& [option, patterns] : {std::pair{"--only", &only}, std::pair{"--skip", &skip}}) {
    for (const auto& pattern : *patterns) {
      if (auto problem = unknown(rules, option, pattern)) {
        return *problem;
      }
    }
  }
  Selection selection;
  selection.framework = rules.framework(profile->framework);
  selection.not_before = profile->not_before;
  std::set<std::string_view> needed;
  for (const auto& rule : rules.rules) {
    const auto& off = rules.settings.off;
    const bool is_off = std::any_of(off.begin(), off.end(), [&](const RuleOff& one) { return is_named_by(rule, one.rule); });
    const bool is_shown = !is_off && is_chosen(*profile, rule) && (only.empty() || matches_any(only, rule)) && !matches_any(skip, rule);
    if (is_shown) {
      selection.shown.push_back(&rule);
      needed.insert(rule.members.begin(), rule.members.end());
    }
  }
  for (const auto& rule : rules.rules) {
    const bool is_shown = std::find(selection.shown.begin(), selection.shown.end(), &rule) != selection.shown.end();
    if (needed.contains(rule.id) && !is_shown) {
      selection.hidden.push_back(&rule);
    }
  }
  return selection;
}

}  // namespace careaudit
