// `careaudit check`: the audit.
#include <algorithm>
#include <iostream>

#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/prepare_check.h"
#include "cli/progress.h"
#include "cli/pseudonyms.h"
#include "cli/saving.h"
#include "cli/settings_file.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

ReportOptions report_options(const CheckOptions& options, const ReportFormat& format) {
  ReportOptions chosen;
  chosen.evidence = format.evidence;
  if (options.evidence == "none") {
    chosen.evidence = EvidenceShown::none;
  } else if (options.evidence == "words") {
    chosen.evidence = EvidenceShown::words;
  } else if (options.evidence == "full") {
    chosen.evidence = EvidenceShown::full;
  }
  chosen.all_outcomes = options.all_outcomes;
  chosen.sarif_max_results = options.sarif_max_results;
  return chosen;
}

/// The reader of standard output has gone, and nobody else waits for a report.
struct ReaderHasGone {};

/// Passes plans on to the reports, and problems to standard error as they are met.
class Feed : public PlanTaker {
 public:
  Feed(Outputs& outputs, RoundWriter* round, std::string pseudonym_key, StreamSink& sink, Progress& progress, Console& console, EvidenceShown evidence, bool is_quiet)
      : outputs_(outputs), round_(round), pseudonym_key_(std::move(pseudonym_key)), sink_(sink), progress_(progress), console_(console), evidence_(evidence), is_quiet_(is_quiet) {}

  void take(const AuditedPlan& plan) override {
    if (pseudonym_key_.empty()) {
      pass_on(plan);
    } else {
      pass_on(with_pseudonym(plan, pseudonym_key_));
    }
  }
  void note(const Problem& problem) override {
    if (!is_quiet_ || problem.severity == Severity::error) {
      progress_.clear();
      console_.err << problem_lines(shown_problem(problem, evidence_), console_.err_is_terminal ? terminal_width(true, STDERR_FILENO) : 0) << '\n';
    }
  }
  void progress(std::uint64_t bytes, std::uint64_t all_bytes, std::uint64_t plans) override {
    progress_.show(bytes, all_bytes, plans);
  }

 private:
  void pass_on(const AuditedPlan& plan) {
    outputs_.plan(plan);
    if (round_ != nullptr) {
      round_->plan(plan);
    }
    if (sink_.is_closed() && !outputs_.has_files() && round_ == nullptr) {
      throw ReaderHasGone{};
    }
  }

  Outputs& outputs_;
  RoundWriter* round_;   ///< Null when the run is not kept.
  std::string pseudonym_key_;
  StreamSink& sink_;
  Progress& progress_;
  Console& console_;
  EvidenceShown evidence_;   ///< As standard output has it: both may end in one log.
  bool is_quiet_;
};

bool has_findings(const Summary& summary, const std::string& fail_on) {
  const auto count = [&](Severity severity) { return summary.findings.at(severity) > 0; };
  if (fail_on == "never") {
    return false;
  }
  return count(Severity::error) || (fail_on != "error" && count(Severity::warning)) ||
         (fail_on == "advice" && count(Severity::advice));
}

int status_of(const Summary& summary, const Prepared& run, const CheckOptions& options, Console& console) {
  const Problems misses = missed(run.requirements, summary);
  for (const auto& miss : misses) {
    console.err << problem_lines(miss, console.err_is_terminal ? terminal_width(true, STDERR_FILENO) : 0) << '\n';
  }
  const bool has_trouble = std::any_of(summary.problems.begin(), summary.problems.end(),
                                       [](const Problem& problem) { return problem.severity == Severity::error; });
  if (has_trouble) {
    return status_trouble;
  }
  return has_findings(summary, options.fail_on) || !misses.empty() ? status_findings : status_fine;
}

int audit(const CheckOptions& options, Console& console) {
  auto run = prepare_check(options, console);
  if (!run) {
    return status_trouble;
  }
  if (options.print_config) {
    print_config(options, run->rules, run->selection, *run->as_of, console.out);
    return console.out.flush() ? status_fine : status_trouble;
  }
  const RunInfo info{.version = version_number(),
                     .rules_hash = run->rules.hash,
                     .as_of = *run->as_of,
                     .profile = run->profile,
                     .rules = run->selection.shown,
                     .by = run->by,
                     .off = run->rules.settings.off,
                     .framework = run->selection.framework};
  const auto round = open_round(options, *run, info);
  if (!round) {
    console.err << terminal_lines(round.error()) << '\n';
    return status_trouble;
  }
  StreamSink sink(console.out);
  Outputs outputs(info, {.selection = run->selection, .measures = run->measures, .groupings = run->settings.groupings, .ward_order = run->rules.settings.ward_order});
  ReportOptions stream_options = report_options(options, *run->stream_format);
  stream_options.use_colour = wants_colour(options.color, console.out_is_terminal);
  stream_options.width = terminal_width(console.out_is_terminal);
  stream_options.is_terminal = console.out_is_terminal;
  const SmallNumbersAsked& small = run->small_numbers;
  outputs.add_stream(*run->stream_format, stream_options, sink, small.all);
  for (const auto& spec : run->outputs) {
    outputs.add_file(spec, report_options(options, *spec.format), small.all);
  }
  for (const auto& spec : run->publics) {
    outputs.add_file(spec, report_options(options, *spec.format), small.publics);
  }
  Progress progress(console.err, console.err_is_terminal && !options.is_quiet);
  Feed feed(outputs, round->get(), run->pseudonym_key, sink, progress, console, small.all == SmallNumbers::off ? stream_options.evidence : EvidenceShown::none, options.is_quiet);
  outputs.begin();
  Summary summary;
  try {
    summary = run_audit(run->settings, run->rules, run->selection, *run->as_of, feed);
  } catch (const ReaderHasGone&) {
    return status_trouble;
  }
  progress.clear();
  outputs.end(run->pseudonym_key.empty() ? summary : with_pseudonyms(summary, run->pseudonym_key));
  int status = status_of(summary, *run, options, console);
  Problems troubles = outputs.commit();
  if (*round != nullptr) {
    if (auto problem = (*round)->commit(summary)) {
      troubles.push_back(std::move(*problem));
    }
  }
  for (const auto& problem : troubles) {
    console.err << terminal_lines(problem) << '\n';
    status = status_trouble;
  }
  if (sink.has_failed()) {
    console.err << "careaudit: standard output could not be written\n    check that the disk has room\n";
  }
  return sink.has_failed() || sink.is_closed() ? status_trouble : status;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("check", "Audit care plans and report what falls short");
  auto options = std::make_shared<CheckOptions>();
  add_check_options(*command, *options);
  command->callback([options, &console] { console.run = [options, &console] { return audit(*options, console); }; });
}

}  // namespace

constinit const Command commands::check{.name = "check", .add = add};

}  // namespace careaudit
