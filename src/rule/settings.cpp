// careaudit.yaml: read, and put over rules, words and types.
#include "rule/settings.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "plan/plan.h"
#include "rule/keys.h"
#include "rule/rule.h"
#include "rule/settings_over.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 8> keys{"profile", "rules", "severities", "off", "wards", "targets", "review_limits", "words"};
const std::array<std::string, 3> severity_names{"error", "warning", "advice"};

/// Reads the parts of one file.
class SettingsReader {
 public:
  explicit SettingsReader(const RuleText& file) : file_(file) {}

  Settings read() {
    const NodeId root = file_.tree.root();
    Settings settings;
    settings.file = file_.file;
    file_.accept(root, keys, "careaudit.yaml");
    settings.profile = {file_.text(root, "profile"), at(file_.tree.child(root, "profile"))};
    for (const auto& folder : file_.words(root, "rules")) {
      settings.rules.push_back({folder, at(file_.tree.child(root, "rules"))});
    }
    for (const NodeId node : entries(root, "severities", "`goal.relevant: advice`")) {
      read_severity(node, settings);
    }
    for (const NodeId node : entries(root, "off", "`language.reading-age: why it is off`")) {
      read_off(node, settings);
    }
    read_wards(file_.tree.child(root, "wards"), settings);
    for (const NodeId node : entries(root, "targets", "`personal-goals: 70`")) {
      read_target(node, settings);
    }
    for (const NodeId node : entries(root, "review_limits", "`inpatient: {days: 28}`")) {
      read_limit(node, settings);
    }
    for (const NodeId node : entries(root, "words", "`jargon: {add: [snagging list], allow: [care coordinator]}`")) {
      read_local_words(node, settings);
    }
    return settings;
  }

 private:
  Location at(NodeId node) const { return node == no_node ? Location{} : file_.tree[node].key_at.line > 0 ? file_.tree[node].key_at : file_.tree[node].at; }

  /// The keys below a key; complains of what holds none.
  std::vector<NodeId> entries(NodeId root, std::string_view key, std::string_view example) {
    const NodeId node = file_.tree.child(root, key);
    if (node == no_node || !file_.holds_keys(node, fmt::format("`{}`", key), fmt::format("write each as {}", example))) {
      return {};
    }
    return file_.tree.children(node);
  }

  std::string value_of(NodeId node) { return std::string(trim(file_.tree[node].text)); }

  void read_severity(NodeId node, Settings& settings) {
    const std::string name = value_of(node);
    for (const Severity severity : {Severity::error, Severity::warning, Severity::advice}) {
      if (name == name_of(severity)) {
        settings.severities.emplace_back(file_.tree[node].key, Set<Severity>{severity, at(node)});
        return;
      }
    }
    file_.complain(node, fmt::format("`{}` has no severity `{}`{}", excerpt(file_.tree[node].key), excerpt(name), did_you_mean(name, severity_names)), fmt::format("it takes {}", listed(severity_names)));
  }

  void read_off(NodeId node, Settings& settings) {
    const std::string reason = value_of(node);
    if (reason.empty() || yes_or_no(reason)) {
      file_.complain(node, fmt::format("`{}` is off without a reason", excerpt(file_.tree[node].key)), "write why, behind the rule's id: the report's reader sees it");
      return;
    }
    settings.off.push_back({.rule = std::string(file_.tree[node].key), .reason = reason, .at = at(node)});
  }

  void read_wards(NodeId node, Settings& settings) {
    static constexpr std::array<std::string_view, 2> ward_keys{"aliases", "order"};
    if (node == no_node) {
      return;
    }
    file_.accept(node, ward_keys, "`wards`");
    settings.wards_at = at(node);
    settings.ward_order = file_.words(node, "order");
    std::set<std::string> claimed;
    for (const NodeId ward : entries(node, "aliases", "`Elm Ward: [Elm, ELM1]`")) {
      const std::string name(file_.tree[ward].key);
      const auto others = file_.words(file_.tree.child(node, "aliases"), name);
      for (const auto& other : others) {
        if (!claimed.insert(fold_ascii(other)).second) {
          file_.complain(ward, fmt::format("`{}` is an alias of two wards", excerpt(other)), "leave it to one of them");
        }
      }
      settings.ward_aliases.emplace_back(name, others);
    }
  }

  void read_target(NodeId node, Settings& settings) {
    const auto number = file_.number(file_.tree[node].parent, file_.tree[node].key);
    if (!number || *number < 0 || *number > 100) {
      file_.complain(node, fmt::format("the target of `{}` is no whole per cent", excerpt(file_.tree[node].key)), "write a number from 0 to 100, as in `personal-goals: 70`");
      return;
    }
    settings.targets.emplace_back(file_.tree[node].key, Set<int>{*number, at(node)});
  }

  void read_limit(NodeId node, Settings& settings) {
    static constexpr std::array<std::string_view, 2> limit_keys{"months", "days"};
    file_.accept(node, limit_keys, "a review limit");
    if (file_.tree[node].kind != Kind::map) {
      return;
    }
    ReviewLimit limit{.type = std::string(file_.tree[node].key), .months = file_.number(node, "months"), .days = file_.number(node, "days"), .at = at(node)};
    const bool is_one = limit.months.has_value() != limit.days.has_value();
    const int number = limit.months.value_or(limit.days.value_or(0));
    if (!is_one || number < 1 || number > 3660) {
      file_.complain(node, fmt::format("the review limit of `{}` is neither `months` nor `days`, one of them, from 1 on", excerpt(limit.type)), "write it as `inpatient: {days: 28}`");
      return;
    }
    settings.review_limits.push_back(std::move(limit));
  }

  void read_local_words(NodeId node, Settings& settings) {
    static constexpr std::array<std::string_view, 2> word_keys{"add", "allow"};
    file_.accept(node, word_keys, "words of a list");
    settings.words.push_back({.list = std::string(file_.tree[node].key), .add = file_.words(node, "add"), .allow = file_.words(node, "allow"), .at = at(node)});
  }

  const RuleText& file_;
};

void complain(const Settings& settings, const Location& at, std::string message, std::string remedy, Problems& problems) {
  problems.push_back({.file = settings.file, .at = at, .message = std::move(message), .remedy = std::move(remedy)});
}

/// Takes a phrase out of every entry of the list; whether it was there.
bool take_out(LexiconList& list, const std::string& phrase) {
  bool was_there = false;
  for (auto& entry : list.entries) {
    was_there = std::erase_if(entry.find, [&](const std::string& one) { return fold_ascii(one) == fold_ascii(phrase); }) > 0 || was_there;
  }
  std::erase_if(list.entries, [](const LexiconEntry& entry) { return entry.find.empty(); });
  return was_there;
}

std::vector<std::string> phrases_of(const LexiconList& list) {
  std::vector<std::string> phrases;
  for (const auto& entry : list.entries) {
    phrases.insert(phrases.end(), entry.find.begin(), entry.find.end());
  }
  return phrases;
}

}  // namespace

Settings read_settings(const RuleText& file) { return SettingsReader(file).read(); }

void put_over_words(const Settings& settings, std::vector<LexiconList>& lists, Problems& problems) {
  for (const auto& local : settings.words) {
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const LexiconList& one) { return one.name == local.list; });
    if (list == lists.end()) {
      std::vector<std::string> names;
      for (const auto& one : lists) {
        names.push_back(one.name);
      }
      complain(settings, local.at, fmt::format("`words: {}` names no list of words{}", local.list, did_you_mean(local.list, names)), fmt::format("lists: {}", listed(names)), problems);
      continue;
    }
    for (const auto& phrase : local.allow) {
      const auto known = phrases_of(*list);
      if (!take_out(*list, phrase)) {
        complain(settings, local.at, fmt::format("`{}` is no phrase of the list `{}`{}", phrase, local.list, did_you_mean(phrase, known)), "`allow` takes phrases as they stand in the list's file; `careaudit explain` shows which one was found", problems);
      }
    }
    for (const auto& phrase : local.add) {
      LexiconEntry entry;
      entry.find = {phrase};
      list->entries.push_back(std::move(entry));
    }
  }
}

void put_over_types(const Settings& settings, PlanTypes& types, Problems& problems) {
  for (const auto& limit : settings.review_limits) {
    const PlanType* known = types.find(limit.type);
    if (known == nullptr) {
      std::vector<std::string> ids;
      for (const auto& type : types.all) {
        ids.push_back(type.id);
      }
      complain(settings, limit.at, fmt::format("`review_limits: {}` names no plan type{}", limit.type, did_you_mean(limit.type, ids)), fmt::format("types: {}", listed(ids)), problems);
      continue;
    }
    PlanType& type = types.all[static_cast<std::size_t>(known - types.all.data())];
    type.review_months = limit.months;
    type.review_days = limit.days;
  }
}

void put_over_rules(RuleSet& set, Problems& problems) {
  const Settings& settings = set.settings;
  for (const auto& [pattern, severity] : settings.severities) {
    if (!names_any_rule(set, pattern)) {
      complain(settings, severity.at, fmt::format("`severities: {}` names no rule{}", pattern, near_rule(set, pattern)), "`careaudit rules list` lists the rules", problems);
    }
    for (auto& rule : set.rules) {
      rule.severity = is_named_by(rule, pattern) ? severity.value : rule.severity;
    }
  }
  for (const auto& off : settings.off) {
    if (!names_any_rule(set, off.rule)) {
      complain(settings, off.at, fmt::format("`off: {}` names no rule{}", off.rule, near_rule(set, off.rule)), "`careaudit rules list` lists the rules", problems);
    }
  }
  std::vector<std::string> measures;
  for (const auto& measure : set.measures) {
    measures.push_back(measure.id);
  }
  for (const auto& [id, target] : settings.targets) {
    for (auto& measure : set.measures) {
      measure.target = measure.id == id ? std::optional(target.value) : measure.target;
    }
    if (std::find(measures.begin(), measures.end(), id) == measures.end()) {
      complain(settings, target.at, fmt::format("`targets: {}` names no measure{}", id, did_you_mean(id, measures)), fmt::format("measures: {}", listed(measures)), problems);
    }
  }
}

std::string what_they_change(const Settings& settings) {
  std::string text;
  for (const auto& [rule, severity] : settings.severities) {
    text += fmt::format("severity {} {}\n", rule, name_of(severity.value));
  }
  for (const auto& off : settings.off) {
    text += fmt::format("off {}\n", off.rule);
  }
  for (const auto& limit : settings.review_limits) {
    text += fmt::format("limit {} {} {}\n", limit.type, limit.months.value_or(0), limit.days.value_or(0));
  }
  for (const auto& words : settings.words) {
    text += fmt::format("words {} +{} -{}\n", words.list, fmt::join(words.add, "|"), fmt::join(words.allow, "|"));
  }
  return text;
}

}  // namespace careaudit
