// `careaudit inspect`: what a file is and what it contains, for whoever writes a mapping for it.
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/inspect.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/input_formats.h"
#include "cli/rules_in_force.h"
#include "encode/terminal.h"
#include "report/suggest.h"

namespace careaudit {
namespace {

struct InspectOptions {
  std::vector<std::string> paths;
  std::string input_format = "auto";
  std::vector<std::string> rules;
  bool shows_values = false;
  bool suggests = false;
};

std::string what_it_holds(const PathCount& path) {
  switch (path.holds) {
    case Holds::nothing:
      return "";
    case Holds::dates:
      return "dates";
    case Holds::numbers:
      return "numbers";
    case Holds::texts:
      return fmt::format("text, up to {} characters", path.longest);
  }
  return "";
}

class Printer {
 public:
  Printer(std::ostream& out, std::uint64_t records, bool shows_values) : out_(out), records_(records), shows_values_(shows_values) {}

  void print(const PathCount& above, std::size_t depth) {
    std::uint64_t hidden = 0;
    for (const auto& path : above.below) {
      if (!may_be_shown(*path, records_, shows_values_)) {
        ++hidden;
        continue;
      }
      const std::string name = std::string(2 * depth + 2, ' ') + terminal_text(path->step);
      const std::string share = records_ == 0 ? "" : fmt::format("{:>4} %", path->records * 100 / records_);
      std::string line = fmt::format("{} {:>8} {:>7}  {}", padded(name, 46), path->times, share, what_it_holds(*path));
      line.erase(line.find_last_not_of(' ') + 1);
      out_ << line << '\n';
      for (const auto& example : shows_values_ ? path->examples : std::vector<std::string>{}) {
        out_ << std::string(2 * depth + 6, ' ') << terminal_text(fmt::format("\"{}\"", example)) << '\n';
      }
      print(*path, depth + 1);
    }
    if (hidden > 0) {
      out_ << std::string(2 * depth + 2, ' ') << fmt::format("({} more, whose names may be a person's or a number; --values shows them)\n", hidden);
    }
  }

 private:
  std::ostream& out_;
  std::uint64_t records_;
  bool shows_values_;
};

std::string called(std::string_view separator) {
  return separator == "," ? "commas" : separator == ";" ? "semicolons" : separator == "\t" ? "tabs" : "bars";
}

void print(const Inspection& found, const std::string& name, bool shows_values, std::ostream& out) {
  const std::string how = found.separator.empty() ? "" : fmt::format(", separated by {}", called(found.separator));
  const std::string root = found.root.empty() || found.root == found.record ? "" : fmt::format(", root element `{}`", found.root);
  const std::string record = found.record.empty() ? "" : fmt::format(" `{}`", found.record);
  out << terminal_text(fmt::format("{}: {}{}{}, {} {}{}", name, found.syntax, how, root, found.records, found.records == 1 ? "record" : "records", record)) << '\n';
  if (found.plans.empty()) {
    out << "read as: nothing that is known; --suggest-mapping drafts a mapping\n";
  }
  for (const auto& [format, count] : found.plans) {
    out << terminal_text(fmt::format("read as: {}, {} {}", format, count, count == 1 ? "plan" : "plans")) << '\n';
  }
  out << '\n' << padded("in a record", 46) << "    times    in  holds\n";
  Printer(out, found.records, shows_values).print(found.of_records, 0);
  if (!found.outside.below.empty()) {
    out << "\noutside of records\n";
    Printer(out, 0, shows_values).print(found.outside, 0);
  }
  if (found.paths_left_out > 0) {
    out << fmt::format("({} values stand at paths beyond the first {}, and are not shown)\n", found.paths_left_out, max_paths);
  }
}

int run(const InspectOptions& options, Console& console) {
  const auto rules = rules_in_force(options.rules, "full", console.err);
  if (!rules) {
    return complain(console, rules.error());
  }
  const auto formats = formats_for(options.input_format, options.rules, *rules, console);
  if (!formats) {
    return status_trouble;
  }
  Problems problems;
  InputList inputs = list_inputs(options.paths, problems);
  Spool spool;
  spool.keep_streams(inputs.files, problems);
  if (problems.empty()) {
    const Inspection found = inspect(inputs.files, *formats, *rules);
    problems = found.problems;
    const std::string name = inputs.files.size() == 1 ? inputs.files.front().shown : fmt::format("{} files", inputs.files.size());
    if (!found.syntax.empty() && found.records > 0 && options.suggests) {
      console.out << suggested_mapping(found, rules->knowledge->vocabulary, name, options.shows_values);
    } else if (!found.syntax.empty() && found.records > 0) {
      print(found, name, options.shows_values, console.out);
    } else if (problems.empty()) {
      problems.push_back({.file = name, .message = "there is nothing here to inspect", .remedy = "check that the export was written completely"});
    }
  }
  bool has_errors = false;
  for (const auto& problem : problems) {
    has_errors = has_errors || problem.severity == Severity::error;
    console.err << terminal_lines(filled_problem(problem, options.shows_values)) << '\n';
  }
  return has_errors || !console.out.flush() ? status_trouble : status_fine;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("inspect", "Say what an export contains, path by path; draft a mapping for it");
  auto options = std::make_shared<InspectOptions>();
  command->add_option("paths", options->paths, "The export; several files are counted as one; - is standard input")->required()->type_name("FILE");
  command->add_flag("--values", options->shows_values, "Show example values: texts of plans");
  command->add_flag("--suggest-mapping", options->suggests, "Print a first draft of a mapping instead");
  add_reading_options(*command, options->input_format, options->rules);
  command->footer("Without --values nothing of a plan is shown but names of fields.\n"
                  "Exit status: 0 all was read, 2 something could not be.\n"
                  "Example: careaudit inspect --suggest-mapping export.xml > our-export.yaml");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::inspect{.name = "inspect", .add = add};

}  // namespace careaudit
