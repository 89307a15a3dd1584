// Loading rules for a command.
#include "cli/rules_in_force.h"

#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "audit/examples.h"
#include "base/strings.h"
#include "encode/terminal.h"

namespace careaudit {

Result<RuleSet> rules_in_force(const std::vector<std::string>& folders, const std::string& profile,
                               std::ostream& err) {
  Problems problems;
  std::vector<RuleFile> files = built_in_rules();
  for (const auto& folder : folders) {
    for (auto& file : read_rules(folder, problems)) {
      files.push_back(std::move(file));
    }
  }
  if (profile.ends_with(".yaml") || profile.ends_with(".yml")) {
    for (auto& file : read_rules(profile, problems)) {
      file.name = "profiles/" + std::filesystem::path(profile).filename().string();
      file.called = profile;
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
