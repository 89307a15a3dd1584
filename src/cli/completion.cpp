// `careaudit completion`: a shell's script, made from the options themselves.
#include <algorithm>
#include <array>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/mappings.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/input_formats.h"
#include "report/report.h"
#include "rule/rule.h"

namespace careaudit {
namespace {

/// Where a shell finds the ids of rules: the program itself knows.
constexpr std::string_view rule_ids = "$(careaudit rules list 2>/dev/null | cut -d' ' -f1)";

/// What the built-in rules know: an option may take a measure or a field.
struct Known {
  std::string measures;   ///< `personal-goals=`, ready for its number.
  std::string fields;     ///< `ward`, `coordinator.name`, `created:month`.
  std::string formats;    ///< Of input: auto, importers and mappings.
};

void add_field_names(const Field& above, const std::string& prefix, std::string& names) {
  for (const auto& field : above.fields) {
    if (field.is_list || field.type == FieldType::open || field.type == FieldType::text) {
      continue;
    }
    const std::string name = prefix + field.key;
    if (field.type == FieldType::map) {
      add_field_names(field, name + ".", names);
      continue;
    }
    names += (names.empty() ? "" : " ") + name;
    if (field.type == FieldType::date) {
      names += fmt::format(" {0}:month {0}:quarter", name);
    }
  }
}

Known known_to_rules() {
  Problems problems;
  const RuleSet rules = load_rules(built_in_rules(), problems);
  Known known;
  for (const auto& measure : rules.measures) {
    known.measures += fmt::format("{}{}=", known.measures.empty() ? "" : " ", measure.id);
  }
  add_field_names(rules.knowledge->vocabulary.plan, "", known.fields);
  known.formats = fmt::format("{}", fmt::join(input_format_names(read_mappings({}, rules.knowledge->vocabulary, problems)), " "));
  return known;
}

/// One command as a shell needs it: `rules list`, its options, what its options and arguments take.
struct Completed {
  std::string path;     ///< "check", "rules list"; "" for the program itself.
  const CLI::App* app = nullptr;
};

/// What `--format` of another command than check takes.
std::string formats_of(const std::string& command) {
  if (command == "history") {
    return "text json";
  }
  if (command == "sample" || command == "agree") {
    return command == "sample" ? "csv xlsx" : "text csv json";
  }
  return command == "trend" ? "text html svg csv json" : command == "compare" ? "text html csv json" : "text json markdown";
}

std::string values_of(const std::string& option, const std::string& command, const Known& rules) {
  if (option == "--by") {
    return command == "trend" ? "ward" : rules.fields;
  }
  if (option == "--require" || option == "--target") {
    return rules.measures;
  }
  if (option == "--input-format") {
    return rules.formats;
  }
  if (option == "--format") {
    if (command != "check" && command != "report") {
      return formats_of(command);
    }
    std::string names;
    for (const ReportFormat* format : report_formats()) {
      names += (names.empty() ? "" : " ") + std::string(format->name);
    }
    return names;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known{{
      {"--profile", "full essentials template"},
      {"--status", "active draft closed template all"},
      {"--fail-on", "error warning advice never"},
      {"--evidence", "none words full"},
      {"--color", "auto always never"},
      {"--suppress", "off lt5 hes"},
      {"--chart", "p xmr"},
      {"--rule-set", "nhsrplotthedots mdc-excel"},
      {"--only", rule_ids},
      {"--skip", rule_ids},
  }};
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& row) { return row.first == option; });
  return found == known.end() ? "" : std::string(found->second);
}

void gather(const CLI::App& app, const std::string& path, std::vector<Completed>& all) {
  all.push_back({path, &app});
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    gather(*below, path.empty() ? below->get_name() : path + " " + below->get_name(), all);
  }
}

/// Commands below, then options.
std::string words_of(const CLI::App& app) {
  std::string words;
  const auto add = [&words](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    add(below->get_name());
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) {
      add("--" + name);
    }
    for (const auto& name : option->get_snames()) {
      add("-" + name);
    }
  }
  return words;
}

std::string arguments_of(const std::string& path) {
  if (path == "explain" || path == "rules show") {
    return std::string(rule_ids);
  }
  return path == "completion" ? "bash zsh fish" : "";
}

/// Whether an option, or what stands after a command, is a file or folder.
bool takes_files(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type == "FILE" || type == "DIR" || type == "PATH";
}

bool takes_files(const CLI::App& app) {
  const auto options = app.get_options();
  return std::any_of(options.begin(), options.end(), [](const CLI::Option* option) { return option->get_positional() && takes_files(*option); });
}

/// What comes after each option that takes a value.
std::string bash_values(const Completed& one, const Known& rules) {
  std::string out;
  for (const CLI::Option* option : one.app->get_options()) {
    if (option->get_expected_max() == 0 || option->get_lnames().empty()) {
      continue;
    }
    const std::string name = option->get_lnames().front();
    const std::string values = values_of("--" + name, one.path, rules);
    const std::string shorts = option->get_snames().empty() ? "" : fmt::format(" | \"{} -{}\"", one.path, option->get_snames().front());
    const std::string files = takes_files(*option) || name == "profile" || name == "input-format" ? "COMPREPLY+=($(compgen -f -- \"$word\")); " : "";
    const std::string joined = name == "require" || name == "target" ? "compopt -o nospace 2>/dev/null; " : "";
    out += fmt::format("    \"{} --{}\"{}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); {}{}return ;;\n", one.path, name, shorts, values, files, joined);
  }
  return out;
}

/// Also zsh's, which reads it by bashcompinit.
std::string bash_script(const std::vector<Completed>& all, const Known& rules) {
  std::string out =
      "_careaudit() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case \"$path ${COMP_WORDS[i]}\" in\n";
  for (const auto& one : all) {
    if (!one.path.empty()) {
      const auto space = one.path.rfind(' ');
      const std::string above = space == std::string::npos ? "" : one.path.substr(0, space);
      const std::string name = one.path.substr(space == std::string::npos ? 0 : space + 1);
      out += fmt::format("      \"{} {}\") path=\"{}\" ;;\n", above, name, one.path);
    }
  }
  out += "    esac\n  done\n  COMPREPLY=()\n  case \"$path $before\" in\n";
  for (const auto& one : all) {
    out += bash_values(one, rules);
  }
  out += "  esac\n  local words= files=\n  case \"$path\" in\n";
  for (const auto& one : all) {
    out += fmt::format("    \"{}\") words=\"{} {}\"{} ;;\n", one.path, words_of(*one.app), arguments_of(one.path), takes_files(*one.app) ? " files=yes" : "");
  }
  out +=
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "  [[ $files == yes && $word != -* ]] && COMPREPLY+=($(compgen -f -- \"$word\"))\n"
      "  return 0\n"
      "}\n"
      "complete -o filenames -F _careaudit careaudit\n";
  return out;
}

std::string in_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    out += c == '\'' ? std::string("\\'") : std::string(1, c);
  }
  return out + "'";
}

/// The condition under which fish offers something: the commands on the line so far.
std::string fish_condition(const Completed& one) {
  if (one.path.empty()) {
    return "__fish_use_subcommand";
  }
  std::string condition;
  for (const auto word : split(one.path, ' ')) {
    condition += (condition.empty() ? "" : "; and ") + fmt::format("__fish_seen_subcommand_from {}", word);
  }
  return condition;
}

std::string fish_script(const std::vector<Completed>& all, const Known& rules) {
  std::string out = "complete -c careaudit -f\n";
  for (const auto& one : all) {
    const std::string condition = in_quotes(fish_condition(one));
    for (const CLI::App* below : one.app->get_subcommands([](const CLI::App*) { return true; })) {
      out += fmt::format("complete -c careaudit -n {} -f -a {} -d {}\n", condition, below->get_name(), in_quotes(below->get_description()));
    }
    for (const CLI::Option* option : one.app->get_options()) {
      for (const auto& name : option->get_lnames()) {
        std::string values = values_of("--" + name, one.path, rules);
        values = values == rule_ids ? "(careaudit rules list 2>/dev/null | string split -f1 ' ')" : values;
        const std::string takes = values.empty() ? option->get_expected_max() == 0 ? "" : takes_files(*option) ? " -r -F" : " -x" : " -x -a " + in_quotes(values);
        const std::string shorts = option->get_snames().empty() ? "" : " -s " + option->get_snames().front();
        out += fmt::format("complete -c careaudit -n {} -l {}{}{} -d {}\n", condition, name, shorts, takes, in_quotes(option->get_description()));
      }
    }
    if (takes_files(*one.app)) {
      out += fmt::format("complete -c careaudit -n {} -F\n", condition);
    }
    const std::string arguments = arguments_of(one.path);
    if (!arguments.empty()) {
      const std::string list = arguments == rule_ids ? "(careaudit rules list 2>/dev/null | string split -f1 ' ')" : arguments;
      out += fmt::format("complete -c careaudit -n {} -f -a {}\n", condition, in_quotes(list));
    }
  }
  return out;
}

int run(const std::string& shell, const CLI::App& program, Console& console) {
  std::vector<Completed> all;
  gather(program, "", all);
  const Known rules = known_to_rules();
  if (shell == "bash") {
    console.out << bash_script(all, rules);
  } else if (shell == "zsh") {
    console.out << "#compdef careaudit\nautoload -U +X bashcompinit && bashcompinit\n" << bash_script(all, rules);
  } else if (shell == "fish") {
    console.out << fish_script(all, rules);
  } else {
    return complain(console, {.message = fmt::format("there is no completion for `{}`", shell), .remedy = "it takes `bash`, `zsh` and `fish`"});
  }
  return console.out.flush() ? status_fine : status_trouble;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("completion", "Print a completion script for a shell");
  auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, "bash, zsh or fish")->required()->type_name("SHELL");
  command->footer("Example: careaudit completion bash > /etc/bash_completion.d/careaudit");
  command->callback([shell, &program, &console] { console.run = [shell, &program, &console] { return run(*shell, program, console); }; });
}

}  // namespace

constinit const Command commands::completion{.name = "completion", .add = add};

}  // namespace careaudit
