// The program as a whole: sub-commands, --version, and usage errors in our own words.
#include <array>
#include <exception>
#include <iostream>
#include <string>
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
  std::string message = error.what();
  if (const auto colon = message.find(": At Most 1"); colon != std::string::npos) {
    message = fmt::format("`{}` is given more than once", message.substr(0, colon));
  } else if (!message.empty()) {
    message = fold_ascii(message.substr(0, 1)) + message.substr(1);
  }
  console.err << fmt::format("careaudit: {}\n    `{} --help` lists what is accepted\n", terminal_text(message),
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
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App& app = innermost(program);
    console.out << app.help(&app == &program ? "" : shown_name(*app.get_parent(), program));
    return console.out.flush() ? status_fine : status_trouble;
  } catch (const CLI::ParseError& error) {
    return usage_error(program, error, console);
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
