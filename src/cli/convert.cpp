// `careaudit convert`: plans of any format as native YAML.
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/convert.h"
#include "base/output_file.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/input_formats.h"
#include "cli/output_clash.h"
#include "cli/plan_yaml.h"
#include "cli/rules_in_force.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

struct ConvertOptions {
  std::vector<std::string> paths;
  std::string output;
  std::string input_format = "auto";
  std::vector<std::string> rules;
};

int convert(const ConvertOptions& options, Console& console) {
  const auto rules = rules_in_force(options.rules, "full", console.err);
  if (!rules) {
    return complain(console, rules.error());
  }
  const auto formats = formats_for(options.input_format, options.rules, *rules, console);
  if (!formats) {
    return status_trouble;
  }
  const OutputSpec target{.path = options.output, .typed = options.output};
  for (const auto& clash : overwritten_sources({target}, {.plans = options.paths, .rules = options.rules, .others = {}})) {
    return complain(console, clash);
  }
  const auto file = options.output.empty() ? nullptr : std::make_unique<OutputFile>(options.output);
  bool has_errors = false;
  const auto take = [&](const Plan& plan) {
    if (file != nullptr) {
      file->write(plan_as_yaml(plan));
    } else {
      console.out << plan_as_yaml(plan);
    }
  };
  const auto tell = [&](const Problem& problem) {
    has_errors = has_errors || problem.severity == Severity::error;
    console.err << terminal_lines(filled_problem(problem, true)) << '\n';
  };
  const ConvertCounts counts = each_plan(options.paths, *formats, *rules, take, tell);
  if (counts.plans == 0) {
    return complain(console, {.message = "no care plan was found in what was named, and nothing was written", .remedy = "`careaudit inspect` shows what a file holds, and drafts a mapping for it"});
  }
  if (file != nullptr) {
    if (const auto problem = file->commit()) {
      console.err << terminal_lines(*problem) << '\n';
      return status_trouble;
    }
  }
  console.err << fmt::format("{} {} written{}\n", counts.plans, counts.plans == 1 ? "plan" : "plans", counts.unreadable == 0 ? "" : fmt::format("; {} could not be read", counts.unreadable));
  return has_errors || !console.out.flush() ? status_trouble : status_fine;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("convert", "Write plans of any format as native YAML");
  auto options = std::make_shared<ConvertOptions>();
  command->add_option("paths", options->paths, "Files and folders with care plans; - is standard input")->required()->type_name("PATH");
  command->add_option("-o,--output", options->output, "The file to write; else standard output")->type_name("FILE");
  add_reading_options(*command, options->input_format, options->rules);
  command->footer("Auditing what was written gives the outcomes that auditing the originals gives.\n"
                  "Exit status: 0 all was written, 2 something could not be read or written.\n"
                  "Example: careaudit convert exports/ -o plans.yaml");
  command->callback([options, &console] { console.run = [options, &console] { return convert(*options, console); }; });
}

}  // namespace

constinit const Command commands::convert{.name = "convert", .add = add};

}  // namespace careaudit
