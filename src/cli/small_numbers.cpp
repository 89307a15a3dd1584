// Which reports may be suppressed, and how.
#include "cli/small_numbers.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

std::vector<std::string> summary_formats() {
  std::vector<std::string> names;
  for (const ReportFormat* format : report_formats()) {
    if (format->has_summary) {
      names.emplace_back(format->name);
    }
  }
  return names;
}

void refuse_unfit(const ReportFormat* format, const std::string& typed, const std::string& path, Problems& refused) {
  if (format != nullptr && !format->has_summary) {
    refused.push_back({.message = fmt::format("`{}`: {} is a list of findings, of which nothing is left without small numbers", typed, format->name), .remedy = fmt::format("choose one of {}", listed(summary_formats()))});
  }
  if (path.find(ward_mark) != std::string::npos) {
    refused.push_back({.message = fmt::format("`{}`: a report a ward would give away what the report of all withholds", typed), .remedy = "write one report, without `{ward}` in its name"});
  }
}

}  // namespace

std::optional<Problem> why_unfit_to_group_by(const std::string& field) {
  if (field == "ward" || field == "team" || field == "type" || field == "status" || field.ends_with(":month") || field.ends_with(":quarter")) {
    return std::nullopt;
  }
  return Problem{.message = fmt::format("`--by {}`: the names of such groups can tell who somebody is", field), .remedy = "group what leaves the organisation by ward, team, type or status, or by a date's month or quarter"};
}

SmallNumbersAsked small_numbers_asked(const CheckOptions& options, const std::vector<OutputSpec>& outputs, const std::vector<OutputSpec>& publics, Problems& refused) {
  SmallNumbersAsked asked;
  if (!options.suppress.empty() && options.suppress != "off" && options.suppress != "lt5" && options.suppress != "hes") {
    refused.push_back({.message = fmt::format("`--suppress` does not take `{}`", options.suppress), .remedy = "it takes `off`, `lt5` and `hes`"});
    return asked;
  }
  asked.all = options.suppress == "lt5" ? SmallNumbers::lt5 : options.suppress == "hes" ? SmallNumbers::hes : SmallNumbers::off;
  asked.publics = asked.all == SmallNumbers::lt5 ? SmallNumbers::lt5 : SmallNumbers::hes;
  for (const auto& output : publics) {
    refuse_unfit(output.format, "--public " + output.typed, output.path, refused);
  }
  const bool is_all = asked.all != SmallNumbers::off;
  for (const auto& output : outputs) {
    if (is_all) {
      refuse_unfit(output.format, "-o " + output.typed, output.path, refused);
    }
  }
  if (is_all) {
    refuse_unfit(find_report_format(options.format), "--format " + options.format, "", refused);
  }
  for (const auto& field : options.by) {
    if (const auto why = why_unfit_to_group_by(field); why && (is_all || !publics.empty())) {
      refused.push_back(*why);
    }
  }
  if ((is_all || !publics.empty()) && options.by.size() > 1) {
    refused.push_back({.message = "groups by more than one field give each other's small numbers away", .remedy = "give one `--by`, and publish one grouping only"});
  }
  return asked;
}

}  // namespace careaudit
