// `careaudit trend`: measures over the rounds of a history.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/pages.h"
#include "cli/rules_in_force.h"
#include "cli/settings_file.h"
#include "cli/version.h"
#include "encode/terminal.h"
#include "report/trend.h"
#include "store/history.h"

namespace careaudit {
namespace {

struct TrendOptions {
  std::string path;
  std::vector<std::string> measures;
  std::vector<std::string> wards;
  std::string by;
  std::string chart = "p";
  std::string rule_set = "nhsrplotthedots";
  std::vector<std::string> rebases;
  std::vector<std::string> targets;
  std::optional<int> baseline;
  PageOptions pages;
};

/// Ids of measures in the order of the latest round that has them.
std::vector<std::string> measures_in(const std::vector<RoundCounts>& rounds) {
  std::vector<std::string> ids;
  for (auto round = rounds.rbegin(); round != rounds.rend(); ++round) {
    for (const auto& one : round->measures) {
      if (std::find(ids.begin(), ids.end(), one.measure.id) == ids.end()) {
        ids.push_back(one.measure.id);
      }
    }
  }
  return ids;
}

std::vector<std::string> wards_in(const std::vector<RoundCounts>& rounds) {
  std::set<std::string> wards;
  for (const auto& round : rounds) {
    for (const auto& measure : round.measures) {
      for (const auto& [ward, count] : measure.wards) {
        wards.insert(ward);
      }
    }
  }
  return {wards.begin(), wards.end()};
}

Problem unknown(const std::string& option, const std::string& value, const std::vector<std::string>& known) {
  const std::string near = nearest(value, known);
  return {.message = fmt::format("`{} {}` is not in this history{}", option, value, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)), .remedy = fmt::format("it has {}", listed(known))};
}

Result<Rebase> parse_rebase(const std::string& text, const std::vector<RoundCounts>& rounds) {
  const auto equals = text.find('=');
  const auto date = Date::parse(text.substr(0, equals));
  const std::string label(equals == std::string::npos ? "" : trim(text.substr(equals + 1)));
  if (!date || label.empty()) {
    return Problem{.message = fmt::format("`--rebase {}` is not of the form DATE=LABEL", text), .remedy = "write for instance `--rebase '2026-05-01=named goals began'`"};
  }
  if (rounds.back().info.as_of < *date || !(rounds.front().info.as_of < *date)) {
    return Problem{.message = fmt::format("`--rebase {}`: no rounds lie on both sides of that date", text), .remedy = fmt::format("the rounds are of {} to {}", rounds.front().info.as_of.iso(), rounds.back().info.as_of.iso())};
  }
  return Rebase{*date, label};
}

std::optional<Problem> read_options(const TrendOptions& options, const RuleSet& rules, const std::vector<RoundCounts>& rounds, TrendSettings& settings) {
  if (options.chart != "p" && options.chart != "xmr") {
    return Problem{.message = fmt::format("`--chart` does not take `{}`", options.chart), .remedy = "it takes `p` (and Laney's p′ for measures of items) and `xmr`"};
  }
  if (options.rule_set != "nhsrplotthedots" && options.rule_set != "mdc-excel") {
    return Problem{.message = fmt::format("`--rule-set` does not take `{}`", options.rule_set), .remedy = "it takes `nhsrplotthedots` and `mdc-excel`"};
  }
  if (!options.by.empty() && options.by != "ward") {
    return Problem{.message = fmt::format("`--by` does not take `{}`: a history is kept by ward", options.by), .remedy = "it takes `ward`"};
  }
  settings.is_xmr = options.chart == "xmr";
  settings.rules = options.rule_set == "mdc-excel" ? SpcRules::mdc_excel : SpcRules::plot_the_dots;
  constexpr int fewest = 12;
  if (options.baseline && *options.baseline < fewest) {
    return Problem{.message = fmt::format("`--baseline-points {}` is too few to reckon limits from", *options.baseline), .remedy = "give 12 or more"};
  }
  settings.baseline = static_cast<std::size_t>(options.baseline.value_or(0));
  for (const auto& text : options.rebases) {
    const auto rebase = parse_rebase(text, rounds);
    if (!rebase) {
      return rebase.error();
    }
    settings.rebases.push_back(*rebase);
  }
  const auto known = measures_in(rounds);
  for (const auto& measure : rules.measures) {
    if (measure.target && std::find(known.begin(), known.end(), measure.id) != known.end()) {
      settings.targets[measure.id] = static_cast<std::uint64_t>(*measure.target) * 1000;
    }
  }
  for (const auto& text : options.targets) {
    if (auto problem = add_target(text, known, settings.targets)) {
      return problem;
    }
  }
  return std::nullopt;
}

/// What of `asked` is there; all of `known` when nothing is asked for.
Result<std::vector<std::string>> chosen(const std::string& option, const std::vector<std::string>& asked, const std::vector<std::string>& known) {
  for (const auto& one : asked) {
    if (std::find(known.begin(), known.end(), one) == known.end()) {
      return unknown(option, one, known);
    }
  }
  return asked.empty() ? known : asked;
}

int run(const TrendOptions& options, Console& console) {
  auto history = History::open(options.path);
  auto rounds = history ? history->counts() : Result<std::vector<RoundCounts>>(history.error());
  if (rounds && rounds->empty()) {
    rounds = Problem{.file = options.path, .message = "no round is kept here", .remedy = "`careaudit check --save` adds one"};
  }
  if (!rounds) {
    console.err << terminal_lines(rounds.error()) << '\n';
    return status_trouble;
  }
  const auto rules = rules_in_force({}, "", console.err, find_settings(""));
  if (!rules) {
    return complain(console, rules.error());
  }
  TrendSettings settings;
  if (const auto problem = read_options(options, *rules, *rounds, settings)) {
    return complain(console, *problem);
  }
  const auto measures = chosen("--measure", options.measures, measures_in(*rounds));
  const auto wards = chosen("--ward", options.wards, wards_in(*rounds));
  if (!measures || !wards) {
    return complain(console, !measures ? measures.error() : wards.error());
  }
  TrendPage page{.version = version_number(), .history = std::filesystem::path(options.path).filename().string(), .rounds = rounds->size()};
  for (const auto& measure : *measures) {
    if (options.wards.empty()) {
      page.series.push_back(series_of(*rounds, measure, std::nullopt, settings));
    }
    for (const auto& ward : *wards) {
      if (!options.by.empty() || !options.wards.empty()) {
        page.series.push_back(series_of(*rounds, measure, ward, settings));
      }
    }
  }
  return write_pages({{"text", ".txt", [&] { return trend_text(page); }},
                      {"html", ".html", [&] { return trend_html(page); }},
                      {"svg", ".svg", [&] { return trend_svg(page); }},
                      {"csv", ".csv", [&] { return trend_csv(page); }},
                      {"json", ".json", [&] { return trend_json(page); }}},
                     options.pages, {options.path}, console);
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("trend", "Measures over the rounds of a history, by statistical process control");
  auto options = std::make_shared<TrendOptions>();
  const auto many = [](CLI::Option* option) { return option->allow_extra_args(false)->take_all(); };
  command->add_option("history", options->path, "A file that `careaudit check --save` made")->required()->type_name("FILE");
  many(command->add_option("--measure", options->measures, "Only this measure; repeatable"))->type_name("ID");
  many(command->add_option("--ward", options->wards, "This ward instead of all plans; repeatable"))->type_name("NAME");
  command->add_option("--by", options->by, "ward: each ward too")->type_name("FIELD");
  command->add_option("--chart", options->chart, "p (default; Laney's p' for measures of items) or xmr")->type_name("KIND");
  command->add_option("--rule-set", options->rule_set, "Rules of special causes: nhsrplotthedots (default) or mdc-excel")->type_name("NAME");
  many(command->add_option("--rebase", options->rebases, "Reckon the lines anew from this date on, for this reason; repeatable"))->type_name("DATE=LABEL");
  command->add_option("--baseline-points", options->baseline, "Reckon the lines of each section from its first N points only")->type_name("N");
  many(command->add_option("--target", options->targets, "What a measure ought to reach, in per cent; repeatable"))->type_name("MEASURE=N");
  add_page_options(*command, options->pages, "text, html, svg, csv or json");
  command->footer("Example: careaudit trend audits.db --target personal-goals=70 -o trend.html");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::trend{.name = "trend", .add = add};

}  // namespace careaudit
