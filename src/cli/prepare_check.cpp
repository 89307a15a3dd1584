// Checking the options of `careaudit check`, all of them before anything is read.
#include "cli/prepare_check.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "base/strings.h"
#include "cli/complain.h"
#include "cli/input_formats.h"
#include "cli/output_clash.h"
#include "cli/pseudonyms.h"
#include "cli/rules_in_force.h"
#include "cli/saving.h"
#include "cli/settings_file.h"
#include "encode/terminal.h"

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
  /// One that was told of already.
  void count() { has_any_ = true; }
  /// Of a file that was named: with its place.
  void refuse_file(const Problem& problem) {
    has_any_ = true;
    console_.err << terminal_lines(problem) << '\n';
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
std::optional<Date> today(Refusals& refusals) {
  std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const char* set = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view epoch = set == nullptr ? "" : set;
  if (!epoch.empty()) {
    constexpr std::uint32_t end_of_9999 = 253'402'300'800 / 86'400;
    std::uint64_t seconds = 0;
    const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    if (error != std::errc() || end != epoch.data() + epoch.size() || seconds / 86'400 >= end_of_9999) {
      refusals.refuse({.message = fmt::format("the environment's SOURCE_DATE_EPOCH is `{}`, which is no time in seconds since 1970", epoch),
                       .remedy = "mend it or take it out, or give the audit date with `--as-of`"});
      return std::nullopt;
    }
    day = std::chrono::sys_days{std::chrono::days{static_cast<int>(seconds / 86'400)}};
  }
  const std::chrono::year_month_day date{day};
  return Date::of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Date> as_of(const CheckOptions& options, Refusals& refusals) {
  if (options.as_of.empty()) {
    return today(refusals);
  }
  const auto date = Date::parse(options.as_of);
  if (!date) {
    refusals.refuse({.message = fmt::format("`--as-of {}` {}", options.as_of, what_a_date_lacks(options.as_of)), .remedy = "write it as 2026-03-31"});
  }
  return date;
}

/// One of `--since` and `--until`: a date, or a field and a date.
std::optional<Date> window_end(const std::string& option, const std::string& text, DateWindow& window, Refusals& refusals) {
  if (text.empty()) {
    return std::nullopt;
  }
  const std::vector<std::string> fields{"created", "admitted", "last_review"};
  const bool is_field = std::find(fields.begin(), fields.end(), text) != fields.end();
  const auto colon = is_field ? text.size() : text.find(':');
  const bool has_field = colon != std::string::npos && (text.front() < '0' || text.front() > '9');   // 2026-03-31T09:30 has none
  const std::string day = has_field ? text.substr(std::min(colon + 1, text.size())) : text;
  if (has_field) {
    const std::string field = text.substr(0, colon);
    refusals.one_of(option, field, fields);
    if (!window.field.empty() && window.field != field) {
      refusals.refuse({.message = "`--since` and `--until` name different fields", .remedy = "use the same field in both"});
    }
    window.field = field;
  }
  const auto date = Date::parse(day);
  if (!date) {
    refusals.refuse({.message = fmt::format("`{} {}` {}", option, text, trim(day).empty() ? "names a field and no date" : what_a_date_lacks(day)),
                     .remedy = fmt::format("write it as 2026-03-31, or with the field to look at, as in `{} last_review:2026-03-31`", option)});
  }
  return date;
}

void prepare_window(const CheckOptions& options, DateWindow& window, Refusals& refusals) {
  window.since = window_end("--since", options.since, window, refusals);
  window.until = window_end("--until", options.until, window, refusals);
  if (window.since && window.until && *window.until < *window.since) {
    refusals.refuse({.message = fmt::format("`--since {}` is later than `--until {}`: no plan can be between them", options.since, options.until),
                     .remedy = "give the earlier date to `--since`"});
  }
}

/// The ids and groups of a repeated option, each of which may be a list with commas.
std::vector<std::string> items_of(const std::string& option, const std::vector<std::string>& values, Refusals& refusals) {
  std::vector<std::string> items;
  for (const auto& value : values) {
    const auto parts = split(value, ',');
    items.insert(items.end(), parts.begin(), parts.end());
    if (parts.size() != 1U + static_cast<std::size_t>(std::count(value.begin(), value.end(), ','))) {
      refusals.refuse({.message = fmt::format("`{} {}` has nothing on one side of a comma", option, value), .remedy = "write ids and groups as in `goal.smart,action.*`"});
    }
  }
  return items;
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
  if (options.jobs && (*options.jobs < 1 || *options.jobs > 512)) {
    refusals.refuse({.message = fmt::format("`--jobs {}` is out of range", *options.jobs), .remedy = "give a number from 1 to 512"});
  }
}

void read_file_list(const std::string& name, std::vector<std::string>& paths, Refusals& refusals) {
  const auto refuse = [&](std::string_view why, std::string_view remedy) {
    refusals.refuse({.message = fmt::format("`--files-from {}` {}", name, why), .remedy = std::string(remedy)});
  };
  std::error_code error;
  std::ifstream file;
  if (name != "-") {
    if (std::filesystem::is_directory(name, error)) {
      refuse("is a folder, not a list of paths", "name a file with one path a line; a folder to audit is named without an option");
      return;
    }
    errno = 0;
    file.open(name);
    if (!file) {
      refuse(fmt::format("cannot be read: {}", fold_ascii(std::strerror(errno))), "check the name and that you may read it");
      return;
    }
  }
  std::istream& in = name == "-" ? std::cin : file;
  const std::size_t before = paths.size();
  for (std::string line; std::getline(in, line);) {
    if (const auto path = trim(line); !path.empty()) {
      paths.emplace_back(path);
    }
  }
  if (in.bad()) {
    refuse("cannot be read to its end", "check the file");
  } else if (paths.size() == before) {
    refuse("names no file", "write one path a line");
  }
}

std::shared_ptr<const WardBook> read_wards(const std::string& path, Refusals& refusals) {
  Problems problems;
  auto book = path.empty() ? nullptr : std::make_shared<const WardBook>(WardBook::read(path, problems));
  for (const auto& problem : problems) {
    refusals.refuse_file(problem);
  }
  return book;
}

void refuse_clashes(const CheckOptions& options, const Prepared& run, Refusals& refusals) {
  const Sources sources{.plans = run.settings.paths,
                        .rules = options.rules,
                        .others = {options.files_from, options.profile, options.wards, options.baseline, options.save, options.pseudonym_key, find_settings(options.config)}};
  std::vector<OutputSpec> outputs = run.outputs;
  outputs.insert(outputs.end(), run.publics.begin(), run.publics.end());
  for (const auto& problem : overwritten_sources(outputs, sources)) {
    refusals.refuse(problem);
  }
  // A history that is not there yet has no number to know it by.
  const auto full = [](const std::string& path) { return std::filesystem::absolute(path).lexically_normal(); };
  for (const auto& output : outputs) {
    if (!options.save.empty() && !std::filesystem::exists(options.save) && full(output.path) == full(options.save)) {
      refusals.refuse({.message = fmt::format("`-o {}` and `--save` name one file", output.typed), .remedy = "give the report a name of its own"});
    }
  }
}

void prepare_outputs(std::string_view option, const std::vector<std::string>& texts, std::vector<OutputSpec>& outputs, Refusals& refusals) {
  for (const auto& text : texts) {
    auto output = parse_output(text, option);
    if (!output) {
      refusals.refuse(output.error());
      continue;
    }
    outputs.push_back(std::move(*output));
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
      refusals.refuse(of_others ? why_absent(*of_others, run.rules, run.selection, run.profile) : requirement.error());
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
  auto rules = rules_in_force(options.rules, options.profile, console.err, find_settings(options.config));
  if (!rules) {
    refusals.refuse(rules.error());
    return;
  }
  run.rules = std::move(*rules);
  auto formats = formats_for(options.input_format, options.rules, run.rules, console);
  if (!formats) {
    refusals.count();
    return;
  }
  run.settings.formats = std::move(*formats);
  run.profile = profile_in_force(options.profile, run.rules);
  run.settings.ward_names = WardNames(run.rules.settings.ward_aliases);
  auto selection = select_rules(run.rules, run.profile, items_of("--only", options.only, refusals), items_of("--skip", options.skip, refusals));
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
  if (run.settings.paths.empty() && options.files_from.empty() && !options.print_config) {
    refusals.refuse({.message = "nothing to audit was named", .remedy = "name files or folders with care plans, or `-` for standard input"});
  }
  run.as_of = as_of(options, refusals);
  prepare_window(options, run.settings.window, refusals);
  auto wards = read_wards(options.wards, refusals);
  prepare_outputs("-o", options.outputs, run.outputs, refusals);
  prepare_outputs("--public", options.publics, run.publics, refusals);
  Problems unfit;
  run.small_numbers = small_numbers_asked(options, run.outputs, run.publics, unfit);
  const auto key = read_pseudonym_key(options.pseudonym_key);
  if (!key) {
    unfit.push_back(key.error());
  }
  run.pseudonym_key = key ? *key : std::string();
  for (const auto& problem : unfit) {
    refusals.refuse(problem);
  }
  refuse_clashes(options, run, refusals);
  for (const auto& problem : refused_saving(options)) {
    refusals.refuse(problem);
  }
  prepare_rules(options, run, refusals, console);
  if (!options.baseline.empty()) {
    auto baseline = read_baseline(options.baseline);
    if (baseline) {
      run.baseline = std::make_unique<const Baseline>(std::move(*baseline));
      run.settings.baseline = run.baseline.get();
    } else {
      refusals.refuse(baseline.error());
    }
  }
  if (refusals.has_any()) {
    return std::nullopt;
  }
  run.settings.status = options.status;
  run.settings.ward = options.ward;
  run.settings.has_dialog = options.include_dialog;
  run.settings.wards = std::move(wards);
  run.settings.jobs = options.jobs ? static_cast<unsigned>(*options.jobs) : std::max(1U, std::thread::hardware_concurrency());
  run.stream_format = find_report_format(options.format);
  run.selection.wants_fingerprints =
      run.baseline != nullptr || run.stream_format->needs_fingerprints ||
      std::any_of(run.outputs.begin(), run.outputs.end(), [](const OutputSpec& output) { return output.format->needs_fingerprints; });
  return run;
}

}  // namespace careaudit
