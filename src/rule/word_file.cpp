// rules/words/, rules/measures.yaml and rules/profiles/.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "rule/data_files.h"

namespace careaudit {
namespace {

constexpr std::array<std::pair<std::string_view, MeasureKind>, 5> kinds{{
    {"items", MeasureKind::items}, {"all_pass", MeasureKind::all_pass}, {"one_item", MeasureKind::one_item},
    {"none_fails", MeasureKind::none_fails}, {"no_severity", MeasureKind::no_severity}}};

LexiconEntry read_entry(const RuleText& file, NodeId node) {
  static constexpr std::array<std::string_view, 5> keys{"find", "say", "unless", "tags", "source"};
  LexiconEntry entry;
  if (file.tree[node].kind == Kind::scalar) {
    entry.find = {std::string(trim(file.tree[node].text))};
    return entry;
  }
  file.accept(node, keys, "a word entry");
  if (file.tree[node].kind == Kind::list) {
    return entry;
  }
  entry.find = file.words(node, "find");
  entry.say = file.text(node, "say");
  entry.unless = file.words(node, "unless");
  entry.tags = file.words(node, "tags");
  entry.source = file.text(node, "source");
  const bool has_blank = std::any_of(entry.find.begin(), entry.find.end(), [](const std::string& phrase) { return phrase.empty(); });
  if (entry.find.empty() || has_blank) {
    file.complain(node, "a word entry has nothing in `find`", "write `- {find: [word], say: better wording}`, or just the word");
    std::erase(entry.find, "");
  }
  return entry;
}

MeasureKind kind_of(const RuleText& file, NodeId node) {
  const std::string name = file.required(node, "count", "a measure");
  std::vector<std::string> names;
  for (const auto& [known, kind] : kinds) {
    if (known == name) {
      return kind;
    }
    names.emplace_back(known);
  }
  if (!name.empty()) {
    file.complain(file.tree.child(node, "count"), fmt::format("unknown `count: {}`{}", name, did_you_mean(name, names)), fmt::format("it takes {}", listed(names)));
  }
  return MeasureKind::all_pass;
}

/// Of a measure: error when none is given.
Severity severity_of(const RuleText& file, NodeId node) {
  const std::string name = file.text(node, "severity");
  for (const Severity severity : {Severity::error, Severity::warning, Severity::advice}) {
    if (name == name_of(severity)) {
      return severity;
    }
  }
  if (!name.empty()) {
    const std::array<std::string, 3> known{"error", "warning", "advice"};
    file.complain(file.tree.child(node, "severity"), fmt::format("unknown severity `{}`{}", name, did_you_mean(name, known)), fmt::format("it takes {}", listed(known)));
  }
  return Severity::error;
}

}  // namespace

LexiconList read_words(const RuleText& file, std::string name) {
  static constexpr std::array<std::string_view, 2> keys{"about", "entries"};
  LexiconList list;
  list.name = std::move(name);
  file.accept(file.tree.root(), keys, "a word list");
  list.about = file.text(file.tree.root(), "about");
  for (const NodeId node : file.required_items(file.tree.root(), "entries", "a word list")) {
    LexiconEntry entry = read_entry(file, node);
    if (!entry.find.empty()) {
      list.entries.push_back(std::move(entry));
    }
  }
  return list;
}

void read_measures(const RuleText& file, bool is_built_in, std::vector<Measure>& measures) {
  static constexpr std::array<std::string_view, 1> keys{"measures"};
  static constexpr std::array<std::string_view, 8> measure_keys{"id", "title", "definition", "count", "rules", "outright", "applies", "severity"};
  file.accept(file.tree.root(), keys, "this file");
  for (const NodeId node : file.required_items(file.tree.root(), "measures", "this file")) {
    file.accept(node, measure_keys, "a measure");
    if (file.tree[node].kind != Kind::map) {
      continue;
    }
    Measure measure;
    measure.id = file.required(node, "id", "a measure");
    measure.title = file.required(node, "title", "a measure");
    measure.definition = file.required(node, "definition", "a measure");
    measure.kind = kind_of(file, node);
    measure.rules = file.words(node, "rules");
    measure.is_outright = file.yes(node, "outright");
    measure.applies = file.text(node, "applies");
    measure.severity = severity_of(file, node);
    measure.file = file.file;
    measure.at = file.tree[node].at;
    measure.is_built_in = is_built_in;
    if (measure.rules.empty() && measure.kind != MeasureKind::no_severity) {
      file.complain(node, fmt::format("measure `{}` names no `rules`", measure.id), "list the rules that it counts");
    }
    std::erase_if(measures, [&](const Measure& old) { return old.id == measure.id; });
    measures.push_back(std::move(measure));
  }
}

namespace {

NotBefore read_not_before(const RuleText& file, NodeId root) {
  static constexpr std::array<std::string_view, 2> keys{"field", "days"};
  const NodeId node = file.tree.child(root, "not_before");
  if (node == no_node) {
    return {};
  }
  file.accept(node, keys, "`not_before`");
  NotBefore time{.field = file.required(node, "field", "`not_before`"), .days = file.number(node, "days").value_or(0)};
  if (time.days <= 0) {
    file.complain(node, "`not_before` has no number of days", "write it as `not_before: {field: admitted, days: 10}`");
  }
  return time;
}

}  // namespace

Profile read_profile(const RuleText& file, std::string name) {
  static constexpr std::array<std::string_view, 6> keys{"title", "framework", "include", "exclude", "severities", "not_before"};
  const std::array<std::string, 3> severities{"error", "warning", "advice"};
  const NodeId root = file.tree.root();
  file.accept(root, keys, "a profile");
  Profile profile;
  profile.name = std::move(name);
  profile.title = file.required(root, "title", "a profile");
  profile.framework = file.text(root, "framework");
  profile.include = file.words(root, "include");
  profile.exclude = file.words(root, "exclude");
  profile.severities = file.words(root, "severities");
  profile.not_before = read_not_before(file, root);
  const bool has_include = file.tree.child(root, "include") != no_node && !file.tree.is_blank(file.tree.child(root, "include"));
  if (!has_include && profile.framework.empty()) {
    file.complain(root, "a profile has no `include`", "list ids and groups there, or write `include: ['*']` for every rule, or `framework:` for those of a framework");
  }
  for (const auto& severity : profile.severities) {
    if (std::find(severities.begin(), severities.end(), severity) == severities.end()) {
      file.complain(file.tree.child(root, "severities"), fmt::format("unknown severity `{}`{}", severity, did_you_mean(severity, severities)), fmt::format("it takes {}", listed(severities)));
    }
  }
  return profile;
}

}  // namespace careaudit
