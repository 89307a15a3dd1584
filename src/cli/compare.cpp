// `careaudit compare`: two rounds of a history, or two JSON reports.
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/saved_audit.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/pages.h"
#include "cli/version.h"
#include "encode/terminal.h"
#include "report/comparison.h"
#include "store/history.h"

namespace careaudit {
namespace {

struct CompareOptions {
  std::vector<std::string> names;
  bool is_across_rules = false;
  PageOptions pages;
};

struct TwoRounds {
  KeptRound first;
  KeptRound second;
  std::vector<AreaChange> dialog = {};   ///< Of reports.
};

bool is_report(const std::string& name) { return name.ends_with(".json"); }

Result<TwoRounds> from_reports(const std::string& first, const std::string& second) {
  Problems problems;
  const RuleSet rules = load_rules(built_in_rules(), problems);
  const auto before = read_json_audit(first, rules);
  const auto after = before ? read_json_audit(second, rules) : Result<SavedAudit>(before.error());
  if (!after) {
    return after.error();
  }
  const auto name = [](const std::string& path) { return std::filesystem::path(path).filename().string(); };
  return TwoRounds{.first = round_of(*before, name(first), rules), .second = round_of(*after, name(second), rules), .dialog = dialog_changes(*before, *after)};
}

Result<TwoRounds> from_history(const std::vector<std::string>& names) {
  const auto history = History::open(names[0]);
  const auto rounds = history ? history->rounds() : Result<std::vector<RoundInfo>>(history.error());
  if (!rounds) {
    return rounds.error();
  }
  if (names.size() < 3 && rounds->size() < 2) {
    return Problem{.file = names[0], .message = "fewer than two rounds are kept here", .remedy = "`careaudit check --save` adds one"};
  }
  const std::string earlier = names.size() == 3 ? names[1] : (*rounds)[rounds->size() - 2].name;
  const std::string later = names.size() == 3 ? names[2] : rounds->back().name;
  auto before = history->round(earlier);
  auto after = before ? history->round(later) : Result<KeptRound>(before.error());
  if (!after) {
    return after.error();
  }
  return TwoRounds{.first = std::move(*before), .second = std::move(*after)};
}

int run(const CompareOptions& options, Console& console) {
  const bool are_reports = options.names.size() == 2 && is_report(options.names[0]) && is_report(options.names[1]);
  if (!are_reports && options.names.size() != 1 && options.names.size() != 3) {
    return complain(console, {.message = "there are not two rounds to compare", .remedy = "name a history and two of its rounds (or none: the last two), or two JSON reports"});
  }
  const auto rounds = are_reports ? from_reports(options.names[0], options.names[1]) : from_history(options.names);
  if (!rounds) {
    console.err << terminal_lines(rounds.error()) << '\n';
    return status_trouble;
  }
  Comparison comparison = compare_rounds(rounds->first, rounds->second);
  comparison.dialog = rounds->dialog;
  if (!comparison.has_same_rules && !options.is_across_rules) {
    return complain(console, {.message = fmt::format("`{}` and `{}` were judged by different rules: a change may be the rules', not the plans'", comparison.before.name, comparison.after.name),
                              .remedy = "audit both by the same rules, profile and choice of rules, or compare all the same with `--across-rules`"});
  }
  return write_pages({{"text", ".txt", [&] { return comparison_text(comparison); }},
                      {"html", ".html", [&] { return comparison_html(comparison, version_number()); }},
                      {"csv", ".csv", [&] { return comparison_csv(comparison); }},
                      {"json", ".json", [&] { return comparison_json(comparison); }}},
                     options.pages, are_reports ? options.names : std::vector<std::string>{options.names[0]}, console);
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("compare", "Two rounds of a history, or two JSON reports, side by side");
  auto options = std::make_shared<CompareOptions>();
  command->add_option("names", options->names, "A history and two of its rounds (default the last two), or two JSON reports")->required()->type_name("FILE");
  command->add_flag("--across-rules", options->is_across_rules, "Compare rounds that were judged by different rules all the same");
  add_page_options(*command, options->pages, "text, html, csv or json");
  command->footer("Example: careaudit compare audits.db 2026-01-31 2026-03-31 -o change.html");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::compare{.name = "compare", .add = add};

}  // namespace careaudit
