// What an audit found: outcomes of one plan, and the counts of a whole run.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/location.h"
#include "base/problem.h"
#include "base/rare.h"
#include "check/check.h"
#include "rule/rule.h"
#include "stat/disclosure.h"
#include "stat/proportion.h"

namespace careaudit {

/// What a finding is about, for reports that people read.
struct AboutItem {
  std::string name = {};                    ///< "goal 4", "sections own field 1"; "" for the plan as a whole.
  std::string text = {};                    ///< The item's whole text; "" when it has none.
  std::string quoted = "the text";          ///< What evidence is from: "this action's `when`".
  Location at = {};                         ///< Of the item.
  std::string full_name = {};               ///< With the plan's own keys, "sections dreams"; "" when it has none.
};

/// Why a fail is not told of: the plan allows it, or an earlier report knew it.
enum class Silenced : std::uint8_t { no, allowed, known };

/// Of a template: whether there is a place to be filled in, and a prompt that says with what.
enum class Slot : std::uint8_t { none, red, amber, green };

/// Why a fail that the plan allows is not told of.
struct AllowedBecause {
  std::string reason = {};                  ///< In the plan's words.
  std::string until = {};                   ///< 2026-06-30.
};

/// One rule's outcome for one item of a plan.
struct OutcomeRow {
  const Rule* rule = nullptr;
  std::string item = {};                    ///< Path in the vocabulary, "" for the plan; unique in it.
  std::string full_item = {};               ///< With the plan's own keys; "" when it has none.
  Outcome outcome = Outcome::pass;
  std::string message = {};                 ///< Of a fail; evidence as `{0}`, see Verdict.
  std::string reason = {};                  ///< Of not_applicable and not_assessable; of a pass, its reserve. Quotes nothing.
  std::vector<std::string> evidence = {};
  Location at = {};                         ///< In the original file.
  std::string fingerprint = {};             ///< Of a fail: 16 hex digits.
  Rare<AboutItem> about = {};               ///< Of a fail.
  Silenced silenced = Silenced::no;         ///< Of a fail: it counts in percentages, and is not listed.
  bool is_excepted = false;                 ///< Of not_applicable: the plan says why it cannot be asked.
  Slot slot = Slot::none;                   ///< Of a template.
  Rare<AllowedBecause> allowed = {};        ///< Of a fail that the plan allows.
};

/// Whether the row is a fail to be listed and to be counted among the findings.
inline bool is_told(const OutcomeRow& row) { return row.outcome == Outcome::fail && row.silenced == Silenced::no; }

/// A plan and its outcomes, in the order of rules, then of items.
struct PlanResult {
  std::string id = {};
  std::string ward = {};                    ///< "" when none; the spelling first met in the run.
  std::string type = {};                    ///< Type id; "general" when missing or unknown.
  std::string status = {};
  std::string file = {};
  Location at = {};
  std::vector<OutcomeRow> outcomes = {};
  Problems problems = {};                   ///< Warnings met while reading it.
  std::uint32_t expired_allowances = 0;
  std::string title = {};                   ///< Of a template: the form's own title.
  std::string person_hash = {};             ///< Of the person's reference, where DIALOG scores are kept; "" for none, and for an NHS number.
  std::vector<std::pair<std::string, int>> dialog = {};   ///< DIALOG scores by area, when asked for.
};

/// What of a count is withheld because it is small, or would give away what is. The numbers are 0 then.
enum class Withheld : std::uint8_t { none, numerator, all };

/// Counts of one measure in one group, or in all.
struct MeasureCount {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t not_assessable = 0;
  Withheld withheld = Withheld::none;
  bool hides_beside = false;                ///< Not applicable and not assessable are withheld.
  std::uint64_t plans = 0;                  ///< With something judged: of a plan measure the denominator.
};

struct GroupCount {
  std::optional<std::string> group = {};    ///< Nothing: plans that carry no value; comes last.
  MeasureCount count = {};
  std::string usual = {};                   ///< The group's most usual spelling, for people; "" when as `group`.
};

/// One measure by one field: the rows of one table.
struct MeasureTable {
  const Measure* measure = nullptr;
  std::string by = {};                      ///< "ward"
  std::vector<GroupCount> groups = {};
  MeasureCount total = {};
};

/// How often a rule gave each outcome; items for list rules.
struct RuleCount {
  const Rule* rule = nullptr;
  std::uint64_t pass = 0;
  std::uint64_t fail = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t not_assessable = 0;
  std::uint64_t plans_failing = 0;
  std::uint64_t plans_judged = 0;           ///< With a pass or a fail.
  bool is_withheld = false;                 ///< All of them are.
  bool hides_beside = false;                ///< Not applicable and not assessable are.
};

/// What was left out of the lists, or of a rule's denominator, in one ward.
struct SilencedCount {
  std::uint64_t allowed = 0;    ///< Findings that a plan allows, with reason and end date.
  std::uint64_t known = 0;      ///< Findings that the baseline report had.
  std::uint64_t excepted = 0;   ///< Rules not asked of a plan, with a reason.
  std::uint64_t expired = 0;    ///< Allowances whose end date has passed.
  bool has_any() const { return allowed + known + excepted + expired > 0; }
};

/// One text that stands in several plans of the run.
struct BatchFinding {
  const Rule* rule = nullptr;
  std::string list = {};                    ///< "goals"
  std::string text = {};                    ///< As first met when it had become too many.
  std::uint64_t plans = 0;
  std::vector<std::string> among = {};      ///< Some of the plans, by reference.
  std::string fingerprint = {};             ///< 16 hex digits.
  bool is_known = false;                    ///< The baseline report had it: not listed for people, no finding.
};

/// The end of a run.
struct Summary {
  std::uint64_t plans = 0;                                  ///< Audited.
  std::set<std::string> withheld = {};                      ///< Small: "plans", "unreadable", or why plans were not audited.
  std::map<std::string, std::uint64_t> not_audited = {};         ///< By status, or "superseded", "outside dates".
  std::uint64_t unreadable = 0;
  std::uint64_t skipped_files = 0;                          ///< Found in folders; not care plans.
  std::uint64_t skipped_records = 0;                        ///< No care plans, in files that hold some.
  std::map<Severity, std::uint64_t> findings = {};               ///< Roll-ups not counted; those withheld are not there.
  std::vector<MeasureTable> measures = {};                       ///< By field, then in the file's order.
  std::vector<RuleCount> rules = {};                             ///< Of shown rules, by id.
  Problems problems = {};                                        ///< Of the whole run, in input order.
  std::map<std::string, SilencedCount> silenced = {};            ///< By ward, "" for none; only where there is any.
  std::vector<BatchFinding> batch = {};                          ///< Of batch rules, the most widespread first.
};

/// What every report may say of the run before the first plan.
struct RunInfo {
  std::string version = {};
  std::string rules_hash = {};
  Date as_of;
  std::string profile = {};
  std::vector<const Rule*> rules = {};      ///< Shown, by id.
  std::vector<std::string> by = {};         ///< Grouping fields.
  std::vector<RuleOff> off = {};            ///< By the settings, each with its reason.
  const Framework* framework = nullptr;     ///< By whose headings to read; nullptr when the profile has none.
  SmallNumbers small_numbers = SmallNumbers::off;   ///< What the counts of the summary were put through.
};

/// The row's message with each `{n}` filled with evidence in double quotes (gaps such as `_________`
/// shortened, and one said twice in a list but once), or with words such as "this goal" when nothing is
/// to be quoted; brackets with a `{n}` inside are then left out.
std::string filled_message(const OutcomeRow& row, bool is_quoting);

/// The number, or `*` where it is withheld.
std::string shown_numerator(const MeasureCount& count);
std::string shown_denominator(const MeasureCount& count);
/// The same of `beside`, the count's not applicable or not assessable.
std::string shown_beside(const MeasureCount& count, std::uint64_t beside);

/// One-decimal percentage, half up, from integers: 7/10 → 70.0; nothing for denominator 0, or where a number
/// is withheld.
std::optional<double> percent(const MeasureCount& count);

/// Wilson's 95 % interval, in per cent; nothing for denominator 0.
std::optional<Bounds> percent_interval(const MeasureCount& count);

}  // namespace careaudit
