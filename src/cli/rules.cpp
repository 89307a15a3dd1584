// `careaudit rules`: what is judged, shown, tested and begun.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/output_file.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/list_frameworks.h"
#include "cli/rules_in_force.h"
#include "cli/settings_file.h"
#include "cli/test_rules.h"
#include "encode/json.h"
#include "encode/markdown.h"
#include "encode/terminal.h"
#include "rule/new_rule.h"

namespace careaudit {
namespace {

/// The options of all four commands, as typed.
struct RulesOptions {
  std::vector<std::string> rules;
  std::string profile;
  std::string format = "text";
  bool by_framework = false;
  std::string id;
  std::vector<std::string> paths;
  bool show_wrong = false;
};

int finish(Console& console) { return console.out.flush() ? status_fine : status_trouble; }

void list_as_json(const std::vector<const Rule*>& rules, Console& console) {
  JsonWriter json;
  json.array();
  for (const Rule* rule : rules) {
    json.object().field("id", rule->id).field("title", rule->title).field("severity", name_of(rule->severity));
    json.field("each", rule->each).field("on", rule->on).field("check", rule->check).field("source", rule->source);
    json.field("because", rule->because).field("remedy", rule->remedy).key("evidences").array();
    for (const auto& criterion : rule->evidences) {
      json.text(criterion);
    }
    json.end_array().end_object();
  }
  json.end_array();
  console.out << json.take() << '\n';
}

void list_as_markdown(const std::vector<const Rule*>& rules, Console& console) {
  console.out << "| rule | a plan meets it when | severity | source |\n|---|---|---|---|\n";
  for (const Rule* rule : rules) {
    console.out << fmt::format("| `{}` | {} | {} | {} |\n", rule->id, markdown_text(rule->title), name_of(rule->severity), markdown_text(rule->source));
  }
}

void list_as_text(const std::vector<const Rule*>& rules, Console& console) {
  std::size_t width = 0;
  for (const Rule* rule : rules) {
    width = std::max(width, rule->id.size());
  }
  for (const Rule* rule : rules) {
    console.out << fmt::format("{}  {}  {}\n", padded(rule->id, width), padded(name_of(rule->severity), 7), terminal_text(rule->title));
  }
}

int list(const RulesOptions& options, Console& console) {
  const std::vector<std::string> formats{"text", "json", "markdown"};
  if (std::find(formats.begin(), formats.end(), options.format) == formats.end()) {
    return complain(console, {.message = fmt::format("`--format` does not take `{}`", options.format), .remedy = fmt::format("it takes {}", listed(formats))});
  }
  const auto rules = rules_in_force(options.rules, options.profile, console.err, find_settings(""));
  if (!rules) {
    return complain(console, rules.error());
  }
  const auto selection = select_rules(*rules, profile_in_force(options.profile, *rules), {}, {});
  if (!selection) {
    return complain(console, selection.error());
  }
  if (options.by_framework) {
    list_frameworks(*rules, selection->shown, options.format, console.out);
  } else if (options.format == "json") {
    list_as_json(selection->shown, console);
  } else if (options.format == "markdown") {
    list_as_markdown(selection->shown, console);
  } else {
    list_as_text(selection->shown, console);
  }
  return finish(console);
}

int show(const RulesOptions& options, Console& console) {
  const auto rules = rules_in_force(options.rules, "full", console.err);
  if (!rules) {
    return complain(console, rules.error());
  }
  const auto rule = rule_named(*rules, options.id);
  if (!rule) {
    return complain(console, rule.error());
  }
  const auto file = file_of_rule(options.rules, (*rule)->id);
  if (!file) {
    return complain(console, file.error());
  }
  console.out << "# " << terminal_text(file->shown) << '\n' << file->tree.source();
  return finish(console);
}

int test(const RulesOptions& options, Console& console) { return test_rules(options.paths, options.show_wrong, console); }

int start_new(const RulesOptions& options, Console& console) {
  const auto rules = rules_in_force({}, "full", console.err);
  if (!rules) {
    return complain(console, rules.error());
  }
  if (const auto problem = bad_rule_id(options.id)) {
    return complain(console, *problem);
  }
  if (rules->find(options.id) != nullptr) {
    return complain(console, {.message = fmt::format("the rule `{}` is there already", options.id),
                              .remedy = fmt::format("`careaudit rules show {}` prints it; a file of that name below a `--rules` folder replaces it", options.id)});
  }
  const std::string text = new_rule_text(options.id);
  if (options.rules.empty()) {
    console.out << text;
    return finish(console);
  }
  std::string name = options.id;
  std::replace(name.begin(), name.end(), '.', '/');
  const std::filesystem::path path = std::filesystem::path(options.rules.front()) / (name + ".yaml");
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    return complain(console, {.message = fmt::format("`{}` is there already", path.generic_string()), .remedy = "remove it first, or choose another id"});
  }
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) {
    return complain(console, {.message = fmt::format("the folder `{}` cannot be made: {}", path.parent_path().generic_string(), fold_ascii(error.message())),
                              .remedy = "name a folder below which you may write"});
  }
  OutputFile file(path.string());
  file.write(text);
  if (const auto problem = file.commit()) {
    return complain(console, {.message = fmt::format("`{}` {}", path.generic_string(), problem->message), .remedy = problem->remedy});
  }
  console.err << terminal_text(fmt::format("{}: fill in the blanks, then `careaudit rules test {}`", path.generic_string(), path.generic_string())) << '\n';
  return status_fine;
}

using Action = int (*)(const RulesOptions&, Console&);

CLI::App* add_command(CLI::App& above, const std::string& name, const std::string& help, const std::shared_ptr<RulesOptions>& options, Action action, Console& console) {
  CLI::App* command = above.add_subcommand(name, help);
  command->callback([options, action, &console] { console.run = [options, action, &console] { return action(*options, console); }; });
  return command;
}

void add_rules_option(CLI::App& command, RulesOptions& options, const std::string& help) {
  command.add_option("--rules", options.rules, help)->allow_extra_args(false)->take_all()->type_name("DIR");
}

void add(CLI::App& program, Console& console) {
  CLI::App* rules = program.add_subcommand("rules", "List, show, test and begin rules");
  auto options = std::make_shared<RulesOptions>();
  rules->require_subcommand(0, 1);
  rules->footer("Example: careaudit rules list --frameworks\nThe format of rule files is in careaudit-rules(5).");
  CLI::App* list_command = add_command(*rules, "list", "List the rules, one a line, id first", options, list, console);
  list_command->add_flag("--frameworks", options->by_framework, "By the standards that they give evidence of");
  list_command->add_option("-f,--format", options->format, "text (default), json or markdown")->type_name("F");
  list_command->add_option("--profile", options->profile, "Only the rules of this profile")->type_name("NAME");
  add_rules_option(*list_command, *options, "Rules of this folder too; repeatable");
  list_command->footer("Example: careaudit rules list --profile essentials");
  CLI::App* show_command = add_command(*rules, "show", "Print a rule's file", options, show, console);
  show_command->add_option("id", options->id, "The rule")->required()->type_name("ID");
  add_rules_option(*show_command, *options, "Rules of this folder too; repeatable");
  show_command->footer("Example: careaudit rules show action.named-person");
  CLI::App* test_command = add_command(*rules, "test", "Check rule files and run their examples", options, test, console);
  test_command->add_option("paths", options->paths, "Rule files and folders; the built-in rules when none is named")->type_name("PATH");
  test_command->add_flag("--disagreements", options->show_wrong, "List the labelled texts that the rule reads otherwise");
  test_command->footer("Exit status: 0 all as expected, 1 complaints.\nExample: careaudit rules test our-rules/");
  CLI::App* new_command = add_command(*rules, "new", "Begin a rule: a file with blanks to fill in", options, start_new, console);
  new_command->add_option("id", options->id, "Group and name, as in action.has-budget")->required()->type_name("ID");
  add_rules_option(*new_command, *options, "Write it to its place below this folder; else to standard output");
  new_command->footer("Example: careaudit rules new --rules our-rules action.has-budget");
  rules->callback([rules, options, &console] {
    if (rules->get_subcommands().empty()) {
      console.run = [options, &console] { return list(*options, console); };
    }
  });
}

}  // namespace

constinit const Command commands::rules{.name = "rules", .add = add};

}  // namespace careaudit
