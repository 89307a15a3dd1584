// The program: everything else is in the library, where tests reach it.
#include <csignal>
#include <iostream>

#include <unistd.h>

#include "cli/command.h"

int main(int argc, char** argv) {
  // A closed pipe is met as a failed write, so that output files are still put away properly.
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  careaudit::Console console{.out = std::cout,
                             .err = std::cerr,
                             .out_is_terminal = isatty(STDOUT_FILENO) != 0,
                             .err_is_terminal = isatty(STDERR_FILENO) != 0,
                             .run = {}};
  return careaudit::run_program(argc, argv, console);
}
