// `careaudit formats`: what can be read and what can be written.
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/mappings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/rules_in_force.h"
#include "cli/schema.h"
#include "encode/terminal.h"
#include "import/importer.h"
#include "read/syntax.h"
#include "report/report.h"

namespace careaudit {
namespace {

struct FormatsOptions {
  bool wants_schema = false;
  std::vector<std::string> rules;
};

void list_formats(std::ostream& out) {
  out << "Files that can be read:\n";
  for (const Syntax* syntax : all_syntaxes()) {
    out << fmt::format("  {}{} ({})\n", padded(syntax->name, 14), syntax->summary, fmt::join(syntax->extensions, " "));
  }
  out << "\nPlans that are understood (--input-format):\n";
  for (const Importer* importer : all_importers()) {
    out << fmt::format("  {}{}\n", padded(importer->name, 14), importer->summary);
  }
  Problems problems;
  for (const auto& mapping : read_mappings({}, load_rules(built_in_rules(), problems).knowledge->vocabulary, problems)) {
    out << fmt::format("  {}{}\n", padded(mapping.name, 14), mapping.title);
  }
  out << "\nReports (--format, -o):\n";
  for (const ReportFormat* format : report_formats()) {
    const std::string extension = format->extension.empty() ? "" : fmt::format(" (-o FILE{})", format->extension);
    out << fmt::format("  {}{}{}\n", padded(format->name, 14), format->summary, extension);
  }
}

int run(const FormatsOptions& options, Console& console) {
  if (!options.wants_schema) {
    list_formats(console.out);
    return console.out.flush() ? status_fine : status_trouble;
  }
  const auto rules = rules_in_force(options.rules, "full", console.err);
  if (!rules) {
    return complain(console, rules.error());
  }
  console.out << plan_schema(rules->knowledge->vocabulary, rules->knowledge->types) << '\n';
  return console.out.flush() ? status_fine : status_trouble;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("formats", "List what can be read and written");
  auto options = std::make_shared<FormatsOptions>();
  command->add_flag("--schema", options->wants_schema, "Print a JSON Schema of native plans, for editors");
  command->add_option("--rules", options->rules, "With the fields that this folder's plan.yaml adds")->allow_extra_args(false)->take_all()->type_name("DIR");
  command->footer("Example: careaudit formats --schema > careplan.schema.json");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::formats{.name = "formats", .add = add};

}  // namespace careaudit
