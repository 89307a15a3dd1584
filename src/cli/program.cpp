// The program as a whole: sub-commands, --version, and usage errors in our own words.
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/version.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

constexpr std::array listed_commands{
#define COMMAND(name) &commands::name,
#include "cli/all.def"
#undef COMMAND
};

void add_names(const CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
}

/// The sub-command that was being parsed, or the program itself.
const CLI::App& innermost(const CLI::App& program) {
  const CLI::App* app = &program;
  for (auto chosen = app->get_subcommands(); !chosen.empty(); chosen = app->get_subcommands()) {
    app = chosen.back();
  }
  return *app;
}

std::string shown_name(const CLI::App& app, const CLI::App& program) {
  return &app == &program ? "careaudit" : shown_name(*app.get_parent(), program) + " " + app.get_name();
}

/// As messages name it: `--ward`, or PATH.
std::string shown_name(const CLI::Option& option) {
  return option.get_lnames().empty() ? option.get_type_name() : "--" + option.get_lnames().front();
}

/// An option or argument that was given nothing but white space: never what was meant.
std::optional<std::string> given_nothing(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    const auto& values = option->results();
    if (std::any_of(values.begin(), values.end(), [](const std::string& value) { return trim(value).empty(); })) {
      return shown_name(*option);
    }
  }
  return std::nullopt;
}

int say_given_nothing(const CLI::App& program, const std::string& name, Console& console) {
  console.err << fmt::format("careaudit: `{}` is given an empty value\n    write what it is to be, or leave it out; `{} --help` lists what is accepted\n", name,
                             shown_name(innermost(program), program));
  return status_trouble;
}

/// `--ward=` is `--ward` with an empty value: the library would take the argument that follows.
std::vector<std::string> with_values_apart(int argc, const char* const* argv) {
  std::vector<std::string> arguments;
  bool has_options = true;
  for (int i = 0; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    has_options = has_options && argument != "--";
    const bool is_empty_value = has_options && argument.size() > 3 && argument.starts_with("--") && argument.find('=') == argument.size() - 1;
    arguments.emplace_back(is_empty_value ? argument.substr(0, argument.size() - 1) : argument);
    if (is_empty_value) {
      arguments.emplace_back();
    }
  }
  return arguments;
}

/// What the library says in its own form, in ours.
std::string reworded(const std::string& message) {
  const auto has = [&message](std::string_view part) { return message.find(part); };
  if (const auto at = has(": At Most 1"); at != std::string::npos) {
    return fmt::format("`{}` is given more than once", message.substr(0, at));
  }
  if (const auto at = has(": 1 required "); at != std::string::npos) {
    return fmt::format("`{}` needs a value behind it", message.substr(0, at));
  }
  constexpr std::string_view unconverted = "Could not convert: ";
  const auto equals = has(" = ");
  if (message.starts_with(unconverted) && equals != std::string::npos) {
    return fmt::format("`{}` takes a whole number, not `{}`", message.substr(unconverted.size(), equals - unconverted.size()), message.substr(equals + 3));
  }
  return message.empty() ? message : fold_ascii(message.substr(0, 1)) + message.substr(1);
}

/// A word that nothing takes: an option with a slip in it, or a command.
std::string unexpected(const CLI::App& program, const std::string& word) {
  const CLI::App& app = innermost(program);
  std::vector<std::string> known;
  const bool is_option = word.starts_with('-');
  if (is_option) {
    add_names(app, known);
  } else {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
      known.push_back(command->get_name());
    }
  }
  const std::string bare = terminal_text(word.substr(0, word.find('=')));
  const std::string near = nearest(bare, known);
  return fmt::format("careaudit: unknown {} `{}`{}\n    `{} --help` lists what is accepted\n",
                     is_option ? "option" : "command", bare,
                     near.empty() ? "" : fmt::format("; did you mean `{}`?", near),
                     shown_name(app, program));
}

int usage_error(const CLI::App& program, const CLI::ParseError& error, Console& console) {
  const auto left = innermost(program).remaining();
  const bool is_extra = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  if (is_extra && !left.empty()) {
    console.err << unexpected(program, left.front());
    return status_trouble;
  }
  if (const auto name = given_nothing(innermost(program))) {
    return say_given_nothing(program, *name, console);
  }
  console.err << fmt::format("careaudit: {}\n    `{} --help` lists what is accepted\n", terminal_text(reworded(error.what())),
                             shown_name(innermost(program), program));
  return status_trouble;
}

int parse_and_run(int argc, const char* const* argv, Console& console) {
  CLI::App program{"Judges care plans by good-practice rules and counts how many meet them.", "careaudit"};
  program.allow_extras(false);
  program.option_defaults()->always_capture_default(false);
  program.set_help_flag("-h,--help", "Show this help");
  program.set_help_all_flag("");
  bool wants_version = false;
  program.add_flag("--version", wants_version, "Show the version, the rules' version and the libraries");
  for (const Command* command : listed_commands) {
    command->add(program, console);
  }
  program.require_subcommand(0, 1);
  program.footer("Example: careaudit check --as-of 2026-03-31 exports/\n"
                 "Each command has its own --help. See careaudit(1).");
  try {
    const std::vector<std::string> arguments = with_values_apart(argc, argv);
    std::vector<const char*> given;
    std::transform(arguments.begin(), arguments.end(), std::back_inserter(given), [](const std::string& argument) { return argument.c_str(); });
    program.parse(static_cast<int>(given.size()), given.data());
  } catch (const CLI::CallForHelp&) {
    const CLI::App& app = innermost(program);
    console.out << app.help(&app == &program ? "" : shown_name(*app.get_parent(), program));
    return console.out.flush() ? status_fine : status_trouble;
  } catch (const CLI::ParseError& error) {
    return usage_error(program, error, console);
  }
  if (const auto name = given_nothing(innermost(program))) {
    return say_given_nothing(program, *name, console);
  }
  if (wants_version) {
    console.out << version_text();
    return console.out.flush() ? status_fine : status_trouble;
  }
  if (!console.run) {
    console.err << program.help();
    return status_trouble;
  }
  return console.run();
}

}  // namespace

int run_program(int argc, const char* const* argv, Console& console) {
  try {
    return parse_and_run(argc, argv, console);
  } catch (const std::exception& error) {
    console.err << fmt::format("careaudit: defect: {}\n    please report this; no report was written\n", terminal_text(error.what()));
  } catch (...) {
    console.err << "careaudit: defect: unknown\n    please report this; no report was written\n";
  }
  return status_defect;
}

}  // namespace careaudit
