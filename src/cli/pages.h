// What trend, compare and the like write: a page in one of several formats, to standard output and files.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace CLI {
class App;
}

namespace careaudit {

/// One way to write a page.
struct PageFormat {
  std::string_view name;
  std::string_view extension;
  std::function<std::string()> write;   ///< "" when it cannot be made.
};

/// `-f` and `-o` as typed.
struct PageOptions {
  std::string format;                  ///< "": the first format, or nothing where files are named.
  std::vector<std::string> outputs;
};

/// Declares them; `names` is for the help: "text, html, csv or json", the default first.
void add_page_options(CLI::App& command, PageOptions& options, const std::string& names);

/// Writes the page wherever it is wanted; the exit status. Unknown formats, and a file that is one of
/// `sources`, are refused before anything is written.
int write_pages(const std::vector<PageFormat>& formats, const PageOptions& options, const std::vector<std::string>& sources, Console& console);

}  // namespace careaudit
