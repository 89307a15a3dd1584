// Loading rules for a command.
#include "cli/rules_in_force.h"

#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "audit/examples.h"
#include "base/strings.h"
#include "encode/terminal.h"
#include "rule/keys.h"

namespace careaudit {

namespace {

/// A path that a file names, from where that file stands.
std::string beside(const std::string& file, const std::string& path) {
  const std::filesystem::path named(path);
  return named.is_absolute() ? path : (std::filesystem::path(file).parent_path() / named).generic_string();
}

bool is_profile_file(const std::string& profile) { return profile.ends_with(".yaml") || profile.ends_with(".yml"); }

}  // namespace

Result<RuleSet> rules_in_force(const std::vector<std::string>& folders, const std::string& typed_profile,
                               std::ostream& err, const std::string& settings) {
  Problems problems;
  std::vector<RuleFile> files = built_in_rules();
  std::string profile = typed_profile;
  std::string called = typed_profile;
  if (!settings.empty()) {
    for (auto& file : read_settings_file(settings, problems)) {
      Problems told_later;   // load_rules reads it again, and complains.
      const Settings known = file.tree.is_empty() ? Settings{} : read_settings({file.tree, file.shown, told_later});
      for (const auto& folder : known.rules) {
        for (auto& rule_file : read_rules(beside(settings, folder.value), problems)) {
          files.push_back(std::move(rule_file));
        }
      }
      if (typed_profile.empty() && is_profile_file(known.profile.value)) {
        called = known.profile.value;
        profile = beside(settings, called);
      }
      files.push_back(std::move(file));
    }
  }
  for (const auto& folder : folders) {
    for (auto& file : read_rules(folder, problems)) {
      files.push_back(std::move(file));
    }
  }
  if (is_profile_file(profile)) {
    for (auto& file : read_rules(profile, problems)) {
      file.name = "profiles/" + std::filesystem::path(profile).filename().string();
      file.called = called;
      files.push_back(std::move(file));
    }
  }
  RuleSet rules = load_rules(std::move(files), problems);
  sort_by_place(problems);
  std::size_t errors = 0;
  for (const auto& problem : problems) {
    err << terminal_lines(filled_problem(problem, true)) << '\n';
    errors += problem.severity == Severity::error ? 1U : 0U;
  }
  if (errors > 0) {
    return Problem{.message = fmt::format("the rules have {} {}", errors, errors == 1 ? "error" : "errors"),
                   .remedy = "mend them, or leave the folder out; `careaudit rules test` checks rule files"};
  }
  return rules;
}

Result<const Rule*> rule_named(const RuleSet& rules, const std::string& id) {
  if (const Rule* rule = rules.find(id)) {
    return rule;
  }
  std::vector<std::string> names;
  for (const auto& rule : rules.rules) {
    names.push_back(rule.id);
  }
  const std::string near = nearest(id, names);
  return Problem{.message = fmt::format("there is no rule `{}`{}", id, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                 .remedy = "`careaudit rules list` lists the rules"};
}

Result<RuleFile> file_of_rule(const std::vector<std::string>& folders, const std::string& id) {
  Problems problems;
  std::vector<RuleFile> files = built_in_rules_in_full();
  for (const auto& folder : folders) {
    for (auto& file : read_rules(folder, problems)) {
      files.push_back(std::move(file));
    }
  }
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    if (rule_id_of(file->name) == id) {
      return std::move(*file);
    }
  }
  return Problem{.message = fmt::format("the file of rule `{}` is not there", id), .remedy = "`careaudit rules list` lists the rules"};
}

}  // namespace careaudit
