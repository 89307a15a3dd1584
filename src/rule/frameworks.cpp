// rules/frameworks/: what standards ask for, and which rules give evidence of it.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "rule/data_files.h"
#include "rule/together.h"

namespace careaudit {
namespace {

constexpr std::string_view of_no_framework = "house/good-record";

bool holds_slash(std::string_view id) { return id.find('/') != std::string_view::npos; }

/// What is wrong with one `framework/criterion`; nothing when both are there.
std::optional<Problem> stranger(const RuleSet& set, const std::string& reference) {
  const auto slash = std::min(reference.find('/'), reference.size());
  const std::string id = reference.substr(0, slash);
  const Framework* framework = set.framework(id);
  std::vector<std::string> known;
  if (framework == nullptr) {
    for (const auto& one : set.frameworks) {
      known.push_back(one.id);
    }
    return Problem{.message = fmt::format("`evidences: {}` names no framework{}", reference, did_you_mean(id, known)),
                   .remedy = fmt::format("frameworks: {}; a file frameworks/<id>.yaml adds one", listed(known))};
  }
  const std::string criterion = reference.substr(std::min(slash + 1, reference.size()));
  if (framework->find(criterion) == nullptr) {
    for (const auto& one : framework->criteria) {
      known.push_back(one.id);
    }
    return Problem{.message = fmt::format("`evidences: {}` names no criterion of {}{}", reference, id, did_you_mean(criterion, known)),
                   .remedy = fmt::format("its criteria: {}", listed(known))};
  }
  if (framework->find(criterion)->needs_person) {
    return Problem{.message = fmt::format("`evidences: {}`: that criterion needs a person, so that no rule is evidence of it", reference),
                   .remedy = "take it out, or take `person: yes` out of the framework's file"};
  }
  return std::nullopt;
}

}  // namespace

const Criterion* Framework::find(std::string_view criterion) const {
  const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const Criterion& one) { return one.id == criterion; });
  return found == criteria.end() ? nullptr : &*found;
}

bool is_evidence_of(const Rule& rule, const Framework& framework, const Criterion& criterion) {
  return std::any_of(rule.evidences.begin(), rule.evidences.end(), [&](const std::string& reference) {
    return reference.size() == framework.id.size() + 1 + criterion.id.size() && reference.starts_with(framework.id) && reference[framework.id.size()] == '/' && reference.ends_with(criterion.id);
  });
}

Framework read_framework(const RuleText& file, std::string id) {
  static constexpr std::array<std::string_view, 3> keys{"title", "about", "criteria"};
  static constexpr std::array<std::string_view, 4> criterion_keys{"id", "heading", "person", "checked"};
  const NodeId root = file.tree.root();
  file.accept(root, keys, "a framework");
  Framework framework{.id = std::move(id), .title = file.required(root, "title", "a framework"), .about = file.text(root, "about"), .criteria = {}};
  for (const NodeId node : file.required_items(root, "criteria", "a framework")) {
    file.accept(node, criterion_keys, "a criterion");
    if (file.tree[node].kind != Kind::map) {
      continue;
    }
    Criterion criterion{.id = file.required(node, "id", "a criterion"), .heading = file.required(node, "heading", "a criterion"), .needs_person = file.yes(node, "person"), .is_checked = file.yes(node, "checked")};
    if (framework.find(criterion.id) != nullptr) {
      file.complain(node, fmt::format("the criterion `{}` stands here twice", criterion.id), "give each an id of its own");
    } else if (holds_slash(criterion.id)) {
      file.complain(node, fmt::format("the criterion `{}` has a slash in its id", criterion.id), "rules name it as framework/criterion: leave slashes out");
    } else if (!criterion.id.empty()) {
      framework.criteria.push_back(std::move(criterion));
    }
  }
  return framework;
}

void join_frameworks(const std::vector<RuleFile>& files, RuleSet& set, Problems& problems) {
  for (auto& rule : set.rules) {
    if (rule.evidences.empty()) {
      rule.evidences.emplace_back(of_no_framework);
      continue;
    }
    const auto file = std::find_if(files.begin(), files.end(), [&](const RuleFile& one) { return one.shown == rule.file; });
    for (const auto& reference : rule.evidences) {
      const auto problem = set.frameworks.empty() ? std::nullopt : stranger(set, reference);
      if (problem && file != files.end()) {
        RuleText{file->tree, file->shown, problems}.complain(file->tree.child(file->tree.root(), "evidences"), problem->message, problem->remedy);
      }
    }
  }
  for (const auto& framework : set.frameworks) {
    if (set.profile(framework.id) == nullptr) {
      set.profiles.push_back({.name = framework.id, .title = framework.title, .framework = framework.id, .include = {}, .exclude = {}, .severities = {}});
    }
  }
  std::sort(set.profiles.begin(), set.profiles.end(), [](const Profile& a, const Profile& b) { return a.name < b.name; });
}

}  // namespace careaudit
