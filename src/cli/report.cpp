// `careaudit report`: a saved audit in another format.
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/saved_audit.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/output_clash.h"
#include "cli/outputs.h"
#include "cli/rules_in_force.h"
#include "cli/settings_file.h"
#include "cli/small_numbers.h"
#include "encode/terminal.h"
#include "store/history.h"

namespace careaudit {
namespace {

struct ReportCommandOptions {
  std::string source;
  std::string round;
  CheckOptions check;
};

/// The round that is asked for, else the last.
Result<SavedAudit> from_history(const ReportCommandOptions& options, const RuleSet& rules) {
  const auto history = History::open(options.source);
  const auto rounds = history ? history->rounds() : Result<std::vector<RoundInfo>>(history.error());
  if (!rounds) {
    return rounds.error();
  }
  if (rounds->empty()) {
    return Problem{.file = options.source, .message = "no round is kept here", .remedy = "`careaudit check --save` adds one"};
  }
  const auto round = history->round(options.round.empty() ? rounds->back().name : options.round);
  if (!round) {
    return round.error();
  }
  return audit_of(*round, rules);
}

Result<SavedAudit> load(const ReportCommandOptions& options, const RuleSet& rules) {
  if (!options.source.ends_with(".json")) {
    return from_history(options, rules);
  }
  if (!options.round.empty()) {
    return Problem{.message = "`--round` is for a history: a JSON report is one round", .remedy = "leave it out"};
  }
  return read_json_audit(options.source, rules);
}

std::vector<OutputSpec> outputs_of(std::string_view option, const std::vector<std::string>& texts, Problems& refused) {
  std::vector<OutputSpec> outputs;
  for (const auto& text : texts) {
    auto output = parse_output(text, option);
    if (!output) {
      refused.push_back(output.error());
    } else if (output->path.find(ward_mark) != std::string::npos) {
      refused.push_back({.message = fmt::format("`{} {}`: a saved audit is not written ward by ward", option, text), .remedy = "use `careaudit check` for that, or leave `{ward}` out"});
    } else {
      outputs.push_back(std::move(*output));
    }
  }
  return outputs;
}

/// Targets of the settings in force, for measures that were saved without one.
void set_targets(const SavedAudit& audit, const RuleSet& rules) {
  for (const auto& measure : audit.measures) {
    const auto known = std::find_if(rules.measures.begin(), rules.measures.end(), [&](const Measure& one) { return one.id == measure->id; });
    if (!measure->target && known != rules.measures.end()) {
      measure->target = known->target;
    }
  }
}

int write(const SavedAudit& audit, const std::vector<std::string>& ward_order, const std::vector<OutputSpec>& files, const std::vector<OutputSpec>& publics, const SmallNumbersAsked& small, const CheckOptions& options, Console& console) {
  const Selection selection{.shown = audit.run.rules, .hidden = {}};
  Outputs outputs(audit.run, {.selection = selection, .measures = {}, .groupings = {}, .ward_order = ward_order});
  StreamSink sink(console.out);
  const auto report_options = [](const ReportFormat& format) { return ReportOptions{.evidence = format.evidence}; };
  if (!options.format.empty()) {
    const ReportFormat& format = *find_report_format(options.format);
    outputs.add_stream(format, report_options(format), sink, small.all);
  }
  for (const auto& file : files) {
    outputs.add_file(file, report_options(*file.format), small.all);
  }
  for (const auto& file : publics) {
    outputs.add_file(file, report_options(*file.format), small.publics);
  }
  outputs.begin();
  for (const auto& plan : audit.plans) {
    outputs.plan({.result = plan, .groups = {}, .measures = {}});
  }
  outputs.end(audit.summary);
  int status = status_fine;
  for (const auto& problem : outputs.commit()) {
    console.err << terminal_lines(problem) << '\n';
    status = status_trouble;
  }
  return sink.has_failed() || sink.is_closed() ? status_trouble : status;
}

int run(const ReportCommandOptions& given, Console& console) {
  CheckOptions options = given.check;
  const bool has_files = !options.outputs.empty() || !options.publics.empty();
  options.format = options.format.empty() && !has_files ? "text" : options.format;
  Problems refused;
  if (!options.format.empty() && find_report_format(options.format) == nullptr) {
    refused.push_back({.message = fmt::format("`--format` does not take `{}`", options.format), .remedy = "`careaudit formats` lists what it takes"});
  }
  const auto files = outputs_of("-o", options.outputs, refused);
  const auto publics = outputs_of("--public", options.publics, refused);
  const SmallNumbersAsked small = small_numbers_asked(options, files, publics, refused);
  std::vector<OutputSpec> all = files;
  all.insert(all.end(), publics.begin(), publics.end());
  for (auto& problem : overwritten_sources(all, {.plans = {}, .rules = {}, .others = {given.source}})) {
    refused.push_back(std::move(problem));
  }
  for (const auto& problem : refused) {
    (void)complain(console, problem);
  }
  if (!refused.empty()) {
    return status_trouble;
  }
  const auto rules = rules_in_force({}, "", console.err, find_settings(""));
  if (!rules) {
    return complain(console, rules.error());
  }
  const auto audit = load(given, *rules);
  if (!audit) {
    console.err << terminal_lines(audit.error()) << '\n';
    return status_trouble;
  }
  const bool is_for_outside = small.all != SmallNumbers::off || !publics.empty();
  const auto unfit = audit->run.by.empty() ? std::nullopt : why_unfit_to_group_by(audit->run.by.front());
  if (is_for_outside && unfit) {
    return complain(console, *unfit);
  }
  set_targets(*audit, *rules);
  return write(*audit, rules->settings.ward_order, files, publics, small, options, console);
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("report", "Write a saved audit in another format");
  auto options = std::make_shared<ReportCommandOptions>();
  const auto many = [](CLI::Option* option) { return option->allow_extra_args(false)->take_all(); };
  options->check.format = "";
  command->add_option("source", options->source, "A history, or a JSON report")->required()->type_name("FILE");
  command->add_option("--round", options->round, "The round of a history (default the last)")->type_name("NAME");
  command->add_option("-f,--format", options->check.format, "What standard output gets, as for check (default text, or nothing where -o is given)")->type_name("F");
  many(command->add_option("-o,--output", options->check.outputs, "A report to a file: FILE, or FORMAT=FILE; repeatable"))->type_name("FILE");
  many(command->add_option("--public", options->check.publics, "Like -o, but fit to leave the organisation, as for check; repeatable"))->type_name("FILE");
  command->add_option("--suppress", options->check.suppress, "off (default), lt5 or hes, as for check")->type_name("HOW");
  command->footer("Example: careaudit report audits.db --round 2026-03-31 -o report.html --public public.xlsx");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::report{.name = "report", .add = add};

}  // namespace careaudit
