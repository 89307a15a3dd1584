// `careaudit completion`: a shell's script, made from the options themselves.
#include <algorithm>
#include <array>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "report/report.h"

namespace careaudit {
namespace {

/// Where a shell finds the ids of rules: the program itself knows.
constexpr std::string_view rule_ids = "$(careaudit rules list 2>/dev/null | cut -d' ' -f1)";

/// One command as a shell needs it: `rules list`, its options, what its options and arguments take.
struct Completed {
  std::string path;     ///< "check", "rules list"; "" for the program itself.
  const CLI::App* app = nullptr;
};

std::string values_of(const std::string& option, const std::string& command) {
  if (option == "--format") {
    if (command != "check") {
      return "text json markdown";
    }
    std::string names;
    for (const ReportFormat* format : report_formats()) {
      names += (names.empty() ? "" : " ") + std::string(format->name);
    }
    return names;
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> known{{
      {"--profile", "full essentials template"},
      {"--status", "active draft closed template all"},
      {"--fail-on", "error warning advice never"},
      {"--evidence", "none words full"},
      {"--color", "auto always never"},
      {"--by", "ward team type"},
      {"--input-format", "auto native"},
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

/// Also zsh's, which reads it by bashcompinit.
std::string bash_script(const std::vector<Completed>& all) {
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
  out += "    esac\n  done\n  local words=\n  case \"$path $before\" in\n";
  for (const auto& one : all) {
    for (const CLI::Option* option : one.app->get_options()) {
      for (const auto& name : option->get_lnames()) {
        const std::string values = values_of("--" + name, one.path);
        if (!values.empty()) {
          const std::string shorts = option->get_snames().empty() ? "" : fmt::format(" | \"{} -{}\"", one.path, option->get_snames().front());
          out += fmt::format("    \"{} --{}\"{}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n", one.path, name, shorts, values);
        }
      }
    }
  }
  out += "  esac\n  case \"$path\" in\n";
  for (const auto& one : all) {
    out += fmt::format("    \"{}\") words=\"{} {}\" ;;\n", one.path, words_of(*one.app), arguments_of(one.path));
  }
  out +=
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "  [[ $word == -* ]] || COMPREPLY+=($(compgen -f -- \"$word\"))\n"
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

std::string fish_script(const std::vector<Completed>& all) {
  std::string out;
  for (const auto& one : all) {
    const std::string condition = in_quotes(fish_condition(one));
    for (const CLI::App* below : one.app->get_subcommands([](const CLI::App*) { return true; })) {
      out += fmt::format("complete -c careaudit -n {} -f -a {} -d {}\n", condition, below->get_name(), in_quotes(below->get_description()));
    }
    for (const CLI::Option* option : one.app->get_options()) {
      for (const auto& name : option->get_lnames()) {
        std::string values = values_of("--" + name, one.path);
        values = values == rule_ids ? "(careaudit rules list 2>/dev/null | string split -f1 ' ')" : values;
        const std::string takes = values.empty() ? option->get_expected_max() > 0 ? " -r" : "" : " -x -a " + in_quotes(values);
        const std::string shorts = option->get_snames().empty() ? "" : " -s " + option->get_snames().front();
        out += fmt::format("complete -c careaudit -n {} -l {}{}{} -d {}\n", condition, name, shorts, takes, in_quotes(option->get_description()));
      }
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
  if (shell == "bash") {
    console.out << bash_script(all);
  } else if (shell == "zsh") {
    console.out << "#compdef careaudit\nautoload -U +X bashcompinit && bashcompinit\n" << bash_script(all);
  } else if (shell == "fish") {
    console.out << fish_script(all);
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
