// Checking the options of `careaudit check`, all of them before anything is read.
#include "cli/prepare_check.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "base/strings.h"
#include "cli/complain.h"
#include "cli/output_clash.h"
#include "cli/rules_in_force.h"

namespace careaudit {
namespace {

/// Refusals of single options; empty texts mean nothing to refuse.
class Refusals {
 public:
  explicit Refusals(Console& console) : console_(console) {}
  void refuse(const Problem& problem) {
    has_any_ = true;
    (void)complain(console_, problem);
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

void refuse_clashes(const CheckOptions& options, const Prepared& run, Refusals& refusals) {
  const Sources sources{.plans = run.settings.paths, .rules = options.rules, .others = {options.files_from, options.profile}};
  for (const auto& problem : overwritten_sources(run.outputs, sources)) {
    refusals.refuse(problem);
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

}  // namespace

std::optional<Prepared> prepare_check(const CheckOptions& options, Console& console) {
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
  refuse_clashes(options, run, refusals);
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

}  // namespace careaudit
