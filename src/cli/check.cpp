// `careaudit check`: the audit.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/requirement.h"
#include "audit/run.h"
#include "base/strings.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/rules_in_force.h"
#include "cli/terminal.h"
#include "cli/version.h"

namespace careaudit {
namespace {

/// A run ready to go: everything that the options said, checked.
struct Prepared {
  RuleSet rules;
  Selection selection;
  std::vector<const Measure*> measures;
  RunSettings settings;
  std::optional<Date> as_of;
  std::vector<Requirement> requirements;
  std::vector<std::string> by;
  std::vector<OutputSpec> outputs;
  const ReportFormat* stream_format = nullptr;
};

/// Refusals of single options; empty texts mean nothing to refuse.
class Refusals {
 public:
  explicit Refusals(Console& console) : console_(console) {}
  void refuse(const Problem& problem) {
    has_any_ = true;
    console_.err << "careaudit: " << problem.message << "\n";
    if (!problem.remedy.empty()) {
      console_.err << "    " << problem.remedy << "\n";
    }
  }
  void one_of(const std::string& option, const std::string& value, const std::vector<std::string>& allowed) {
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) {
      return;
    }
    const std::string near = nearest(value, allowed);
    refuse({.message = fmt::format("`{}` does not take `{}`{}", option, value,
                                   near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
            .remedy = fmt::format("it takes {}", listed(allowed))});
  }
  bool has_any() const { return has_any_; }

 private:
  Console& console_;
  bool has_any_ = false;
};

/// Today, or the day of SOURCE_DATE_EPOCH. The one place that asks the clock for the date.
Date today() {
  std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    char* end = nullptr;
    const long long seconds = std::strtoll(epoch, &end, 10);
    if (end != epoch && *end == '\0') {
      day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
    }
  }
  const std::chrono::year_month_day date{day};
  return Date::of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day())).value_or(*Date::of(1970, 1, 1));
}

std::optional<Date> window_end(const std::string& option, const std::string& text, DateWindow& window, Refusals& refusals) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto colon = text.find(':');
  const std::string field = colon == std::string::npos ? "" : text.substr(0, colon);
  if (!field.empty()) {
    refusals.one_of(option, field, {"created", "admitted", "last_review"});
    if (!window.field.empty() && window.field != field) {
      refusals.refuse({.message = "`--since` and `--until` name different fields", .remedy = "use the same field in both"});
    }
    window.field = field;
  }
  const auto date = Date::parse(colon == std::string::npos ? text : text.substr(colon + 1));
  if (!date) {
    refusals.refuse({.message = fmt::format("`{} {}` is no date", option, text), .remedy = "write it as 2026-03-31"});
  }
  return date;
}

void prepare_choices(const CheckOptions& options, Refusals& refusals) {
  refusals.one_of("--status", options.status, {"active", "draft", "closed", "template", "all"});
  refusals.one_of("--fail-on", options.fail_on, {"error", "warning", "advice", "never"});
  refusals.one_of("--color", options.color, {"auto", "always", "never"});
  if (!options.evidence.empty()) {
    refusals.one_of("--evidence", options.evidence, {"none", "words", "full"});
  }
  std::vector<std::string> formats;
  for (const ReportFormat* format : report_formats()) {
    formats.emplace_back(format->name);
  }
  refusals.one_of("--format", options.format, formats);
  std::vector<std::string> importers{"auto"};
  for (const Importer* importer : all_importers()) {
    importers.emplace_back(importer->name);
  }
  refusals.one_of("--input-format", options.input_format, importers);
  if (options.jobs < 0 || options.jobs > 512) {
    refusals.refuse({.message = fmt::format("`--jobs {}` is out of range", options.jobs), .remedy = "give a number from 1 to 512"});
  }
}

void read_file_list(const std::string& name, std::vector<std::string>& paths, Refusals& refusals) {
  std::ifstream file;
  if (name != "-") {
    file.open(name);
    if (!file) {
      refusals.refuse({.message = fmt::format("`--files-from {}` cannot be read", name), .remedy = "check the name"});
      return;
    }
  }
  std::istream& in = name == "-" ? std::cin : file;
  for (std::string line; std::getline(in, line);) {
    if (const auto path = trim(line); !path.empty()) {
      paths.emplace_back(path);
    }
  }
}

void prepare_grouping(const CheckOptions& options, Prepared& run, Refusals& refusals) {
  std::vector<std::string> fields = options.by.empty() ? std::vector<std::string>{"ward"} : options.by;
  for (const auto& text : options.require) {
    auto requirement = parse_requirement(text, run.measures);
    if (!requirement) {
      std::vector<const Measure*> all;
      for (const auto& measure : run.rules.measures) {
        all.push_back(&measure);
      }
      const auto of_others = parse_requirement(text, all);
      refusals.refuse(of_others ? why_absent(*of_others, run.rules, run.selection, options.profile) : requirement.error());
      continue;
    }
    if (!requirement->field.empty() && std::find(fields.begin(), fields.end(), requirement->field) == fields.end()) {
      fields.push_back(requirement->field);
    }
    run.requirements.push_back(std::move(*requirement));
  }
  for (const auto& field : fields) {
    auto grouping = parse_grouping(field, run.rules.knowledge->vocabulary);
    if (!grouping) {
      refusals.refuse(grouping.error());
      continue;
    }
    run.by.push_back(field);
    run.settings.groupings.push_back(std::move(*grouping));
  }
}

void prepare_rules(const CheckOptions& options, Prepared& run, Refusals& refusals, Console& console) {
  auto rules = rules_in_force(options.rules, options.profile, console.err);
  if (!rules) {
    refusals.refuse(rules.error());
    return;
  }
  run.rules = std::move(*rules);
  auto selection = select_rules(run.rules, options.profile, options.only, options.skip);
  if (!selection) {
    refusals.refuse(selection.error());
    return;
  }
  run.selection = std::move(*selection);
  if (run.selection.shown.empty()) {
    refusals.refuse({.message = "no rule is left to judge by", .remedy = "check `--only`, `--skip` and `--profile`"});
  }
  run.measures = measures_of(run.rules, run.selection);
  prepare_grouping(options, run, refusals);
}

std::optional<Prepared> prepare(const CheckOptions& options, Console& console) {
  Prepared run;
  Refusals refusals(console);
  prepare_choices(options, refusals);
  run.settings.paths = options.paths;
  if (!options.files_from.empty()) {
    read_file_list(options.files_from, run.settings.paths, refusals);
  }
  if (run.settings.paths.empty()) {
    refusals.refuse({.message = "nothing to audit was named", .remedy = "name files or folders with care plans, or `-` for standard input"});
  }
  run.as_of = options.as_of.empty() ? std::optional(today()) : Date::parse(options.as_of);
  if (!run.as_of) {
    refusals.refuse({.message = fmt::format("`--as-of {}` is no date", options.as_of), .remedy = "write it as 2026-03-31"});
  }
  run.settings.window.since = window_end("--since", options.since, run.settings.window, refusals);
  run.settings.window.until = window_end("--until", options.until, run.settings.window, refusals);
  for (const auto& text : options.outputs) {
    auto output = parse_output(text);
    if (!output) {
      refusals.refuse(output.error());
      continue;
    }
    run.outputs.push_back(std::move(*output));
  }
  prepare_rules(options, run, refusals, console);
  if (refusals.has_any()) {
    return std::nullopt;
  }
  run.settings.input_format = options.input_format;
  run.settings.status = options.status;
  run.settings.ward = options.ward;
  run.settings.jobs = options.jobs > 0 ? static_cast<unsigned>(options.jobs) : std::max(1U, std::thread::hardware_concurrency());
  run.stream_format = find_report_format(options.format);
  run.selection.wants_fingerprints =
      run.stream_format->needs_fingerprints ||
      std::any_of(run.outputs.begin(), run.outputs.end(), [](const OutputSpec& output) { return output.format->needs_fingerprints; });
  return run;
}

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
  Feed(Outputs& outputs, StreamSink& sink, Progress& progress, Console& console, bool is_quiet)
      : outputs_(outputs), sink_(sink), progress_(progress), console_(console), is_quiet_(is_quiet) {}

  void take(const AuditedPlan& plan) override {
    outputs_.plan(plan);
    if (sink_.is_closed() && !outputs_.has_files()) {
      throw ReaderHasGone{};
    }
  }
  void note(const Problem& problem) override {
    if (!is_quiet_ || problem.severity == Severity::error) {
      progress_.clear();
      console_.err << problem_lines(problem, console_.err_is_terminal ? terminal_width(true, STDERR_FILENO) : 0) << '\n';
    }
  }
  void progress(std::uint64_t bytes, std::uint64_t all_bytes, std::uint64_t plans) override {
    progress_.show(bytes, all_bytes, plans);
  }

 private:
  Outputs& outputs_;
  StreamSink& sink_;
  Progress& progress_;
  Console& console_;
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
  auto run = prepare(options, console);
  if (!run) {
    return status_trouble;
  }
  StreamSink sink(console.out);
  Outputs outputs({.version = version_number(),
                   .rules_hash = run->rules.hash,
                   .as_of = *run->as_of,
                   .profile = options.profile,
                   .rules = run->selection.shown,
                   .by = run->by},
                  {.selection = run->selection, .measures = run->measures, .groupings = run->settings.groupings});
  ReportOptions stream_options = report_options(options, *run->stream_format);
  stream_options.use_colour = wants_colour(options.color, console.out_is_terminal);
  stream_options.width = terminal_width(console.out_is_terminal);
  stream_options.is_terminal = console.out_is_terminal;
  outputs.add_stream(*run->stream_format, stream_options, sink);
  for (const auto& spec : run->outputs) {
    outputs.add_file(spec, report_options(options, *spec.format));
  }
  Progress progress(console.err, console.err_is_terminal && !options.is_quiet);
  Feed feed(outputs, sink, progress, console, options.is_quiet);
  outputs.begin();
  Summary summary;
  try {
    summary = run_audit(run->settings, run->rules, run->selection, *run->as_of, feed);
  } catch (const ReaderHasGone&) {
    return status_trouble;
  }
  progress.clear();
  outputs.end(summary);
  int status = status_of(summary, *run, options, console);
  for (const auto& problem : outputs.commit()) {
    console.err << describe(problem) << '\n';
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
