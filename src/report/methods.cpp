// Methods in sentences.
#include "report/methods.h"

#include <fmt/format.h>

#include "audit/suppress.h"
#include "report/ward_table.h"

namespace careaudit {

std::string small_numbers_in_words(SmallNumbers rule) {
  const std::string policy =
      " So is a count whose complement is as small, and 0 % and 100 %, which would tell something of everybody in a group; so are groups of so few plans, and items of "
      "so few. Where one withheld number could be reckoned from the others and the total, a second is withheld, or the total. Percentages and intervals are reckoned from what is shown, so they can differ a little from the true ones; "
      "no plans, findings or words of plans are in this report.";
  switch (rule) {
    case SmallNumbers::off:
      return "";
    case SmallNumbers::lt5:
      return "Small numbers: 1 to 4 are withheld (*)." + policy;
    case SmallNumbers::hes:
      return "Small numbers: 1 to 7 are withheld (*), all others rounded to the nearest 5, so rows do not add up to the total." + policy;
  }
  return "";
}

std::vector<std::string> methods_in_words(const RunInfo& run, const Summary&) {
  std::vector<std::string> lines{
      "Every percentage here is careaudit's own measure. It is comparable with itself over time, under the same rules; it is no published figure and must not be quoted beside one. A rule tells what is written in a plan, not what was done.",
      fmt::format("Audit date {}: dates in plans are judged against it. Profile {}. careaudit {}, rules {}.", run.as_of.in_words(), run.profile, run.version, run.rules_hash),
      "Denominator: plans, or items where a measure counts items, that pass or fail. Those to which a rule does not apply, or that could not be judged, are left out and counted beside the percentage.",
      "Intervals: Wilson, 95 %. Items of one plan are not independent, so the intervals of measures counted in items are narrower than they should be.",
  };
  for (const auto& off : run.off) {
    lines.push_back(fmt::format("Off by the settings: {} ({}).", off.rule, off.reason));
  }
  if (const std::string small = small_numbers_in_words(run.small_numbers); !small.empty()) {
    lines.push_back(small);
  }
  lines.emplace_back("Not a medical device. Not for decisions on one person's care, and not for judging one member of staff.");
  return lines;
}

std::vector<std::string> withheld_in_words(const Summary& summary) {
  std::vector<std::string> lines;
  for (const auto& name : summary.withheld) {
    if (name == withheld_unreadable) {
      lines.emplace_back("* plans or files could not be read");
    } else if (name != withheld_plans) {
      lines.push_back(fmt::format("* plans not audited: {}", name));
    }
  }
  return lines;
}

std::vector<std::string> left_out_in_words(const Summary& summary) {
  std::vector<std::string> lines;
  for (const auto& [why, count] : summary.not_audited) {
    lines.push_back(fmt::format("{} not audited: {}", counted(count, "plan"), why));
  }
  if (summary.unreadable > 0) {
    lines.push_back(fmt::format("{} could not be read", counted(summary.unreadable, "plan or file", "plans or files")));
  }
  if (summary.skipped_files > 0) {
    lines.push_back(fmt::format("{} without a care plan", counted(summary.skipped_files, "file")));
  }
  if (summary.skipped_records > 0) {
    lines.push_back(fmt::format("{} that are no care plans, in files with plans", counted(summary.skipped_records, "record")));
  }
  const auto withheld = withheld_in_words(summary);
  lines.insert(lines.end(), withheld.begin(), withheld.end());
  return lines;
}

}  // namespace careaudit
