// The contract of a sub-command.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace careaudit {

/// The outside world, as a command sees it. Standard output carries only the result.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  /// What the chosen command does once options are parsed; returns the exit status (0 to 3).
  std::function<int()> run;
};

/// Exit statuses of every command.
inline constexpr int status_fine = 0;
inline constexpr int status_findings = 1;
inline constexpr int status_trouble = 2;
inline constexpr int status_defect = 3;

/// A sub-command: the plug-in of this folder, one file each.
struct Command {
  std::string_view name;
  /// Adds the sub-command to the program's options; its callback sets console.run.
  void (*add)(CLI::App& program, Console& console) = nullptr;
};

namespace commands {
#define COMMAND(name) extern const Command name;
#include "cli/all.def"
#undef COMMAND
}  // namespace commands

/// Runs the program. Never throws.
int run_program(int argc, const char* const* argv, Console& console);

}  // namespace careaudit
