// The importers, the mappings in force, and a mapping file named by its path.
#include "cli/input_formats.h"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/mappings.h"
#include "base/strings.h"
#include "cli/complain.h"
#include "encode/terminal.h"

namespace careaudit {

std::vector<std::string> input_format_names(const Mappings& mappings) {
  std::vector<std::string> names{"auto"};
  for (const Importer* importer : all_importers()) {
    names.emplace_back(importer->name);
  }
  for (const auto& mapping : mappings) {
    names.push_back(mapping.name);
  }
  return names;
}

std::optional<KnownFormats> formats_for(const std::string& input_format, const std::vector<std::string>& folders, const RuleSet& rules, Console& console) {
  Problems problems;
  Mappings mappings = read_mappings(folders, rules.knowledge->vocabulary, problems);
  const bool is_path = input_format.ends_with(".yaml") || input_format.ends_with(".yml");
  if (is_path) {
    add_mapping_file(input_format, rules.knowledge->vocabulary, mappings, problems);
  }
  sort_by_place(problems);
  for (const auto& problem : problems) {
    console.err << terminal_lines(filled_problem(problem, true)) << '\n';
  }
  if (!problems.empty()) {
    (void)complain(console, {.message = fmt::format("the mappings have {} {}", problems.size(), problems.size() == 1 ? "error" : "errors"), .remedy = "mend them; careaudit-mapping(5) has what a mapping holds"});
    return std::nullopt;
  }
  const std::vector<std::string> names = input_format_names(mappings);
  if (!is_path && std::find(names.begin(), names.end(), input_format) == names.end()) {
    const std::string near = nearest(input_format, names);
    (void)complain(console, {.message = fmt::format("`--input-format` does not take `{}`{}", input_format, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                             .remedy = fmt::format("it takes {}, or the path of a mapping file (.yaml)", listed(names))});
    return std::nullopt;
  }
  return KnownFormats{.mappings = std::make_shared<const Mappings>(std::move(mappings)), .input_format = input_format};
}

void add_reading_options(CLI::App& command, std::string& input_format, std::vector<std::string>& rules) {
  command.add_option("--input-format", input_format, "auto, the name of a format, or the path of a mapping")->type_name("F");
  command.add_option("--rules", rules, "With the fields and mappings of this folder; repeatable")->allow_extra_args(false)->take_all()->type_name("DIR");
}

}  // namespace careaudit
