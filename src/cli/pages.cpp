// Formats by name or extension; files whole or not at all.
#include "cli/pages.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/output_file.h"
#include "base/result.h"
#include "base/strings.h"
#include "cli/complain.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

struct PageOutput {
  const PageFormat* format = nullptr;
  std::string path;
};

std::vector<std::string> names_of(const std::vector<PageFormat>& formats) {
  std::vector<std::string> names;
  for (const auto& format : formats) {
    names.emplace_back(format.name);
  }
  return names;
}

const PageFormat* find(const std::vector<PageFormat>& formats, std::string_view name) {
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const PageFormat& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

Result<PageOutput> parse(const std::string& text, const std::vector<PageFormat>& formats) {
  const auto equals = text.find('=');
  if (const PageFormat* named = equals == std::string::npos ? nullptr : find(formats, text.substr(0, equals)); named != nullptr && equals + 1 < text.size()) {
    return PageOutput{named, text.substr(equals + 1)};
  }
  for (const auto& format : formats) {
    if (!format.extension.empty() && text.ends_with(format.extension)) {
      return PageOutput{&format, text};
    }
  }
  return Problem{.message = fmt::format("`-o {}`: the format cannot be told from the name", text), .remedy = fmt::format("write `-o FORMAT=FILE`; formats here: {}", listed(names_of(formats)))};
}

}  // namespace

void add_page_options(CLI::App& command, PageOptions& options, const std::string& names) {
  command.add_option("-f,--format", options.format, fmt::format("What standard output gets: {} (default {}, or nothing where -o is given)", names, names.substr(0, names.find_first_of(", "))))->type_name("F");
  command.add_option("-o,--output", options.outputs, "Write it to a file: FILE, or FORMAT=FILE; repeatable")->allow_extra_args(false)->take_all()->type_name("FILE");
}

int write_pages(const std::vector<PageFormat>& formats, const PageOptions& options, const std::vector<std::string>& sources, Console& console) {
  const std::string format = options.format.empty() && options.outputs.empty() ? std::string(formats.front().name) : options.format;
  if (!format.empty() && find(formats, format) == nullptr) {
    const std::string near = nearest(format, names_of(formats));
    return complain(console, {.message = fmt::format("`--format` does not take `{}`{}", format, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)), .remedy = fmt::format("it takes {}", listed(names_of(formats)))});
  }
  std::vector<PageOutput> outputs;
  for (const auto& text : options.outputs) {
    const auto output = parse(text, formats);
    if (!output) {
      return complain(console, output.error());
    }
    std::error_code error;
    for (const auto& source : sources) {
      if (std::filesystem::equivalent(output->path, source, error) && !error) {
        return complain(console, {.message = fmt::format("`-o {}` would overwrite `{}`, which this run reads", text, source), .remedy = "give the report a name of its own"});
      }
    }
    outputs.push_back(*output);
  }
  int status = status_fine;
  for (const auto& output : outputs) {
    OutputFile file(output.path);
    if (const std::string page = output.format->write(); page.empty()) {
      file.give_up("there is no room for it");
    } else {
      file.write(page);
    }
    if (const auto problem = file.commit()) {
      console.err << terminal_lines(*problem) << '\n';
      status = status_trouble;
    }
  }
  if (!format.empty()) {
    console.out << find(formats, format)->write();
  }
  return console.out.flush() ? status : status_trouble;
}

}  // namespace careaudit
