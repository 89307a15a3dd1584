// The counts of a run, added up a plan at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/grouping.h"
#include "audit/measure.h"
#include "audit/result.h"

namespace careaudit {

/// A text that a batch rule compares between plans.
struct BatchText {
  std::uint16_t rule = 0;     ///< Index among the run's batch rules.
  std::uint16_t list = 0;     ///< Index among the rule's lists.
  std::uint64_t hash = 0;     ///< Of its words.
  std::string text = {};
};

/// One plan and what it adds to the counts, worked out by the thread that judged it.
struct AuditedPlan {
  PlanResult result;
  std::vector<std::optional<std::string>> groups;  ///< One a grouping.
  std::vector<MeasureCount> measures;              ///< One a measure.
  std::vector<BatchText> texts = {};               ///< For batch rules.
  std::string person_ref = {};                     ///< The person's reference; "" when there is none.
};

/// Adds the outcomes of one plan, those of a rule one after another, to the counts of the rules, each at its place, and
/// to the findings by severity.
void add_outcomes(const std::vector<OutcomeRow>& outcomes, const std::map<const Rule*, std::size_t>& places, Summary& summary);
/// Adds what stands in many plans to the findings.
void add_batch(std::vector<BatchFinding> findings, Summary& summary);

/// Adds audited plans up. Memory grows with groups and rules only.
class Tally {
 public:
  Tally(const Selection& selection, std::vector<const Measure*> measures,
        std::vector<Grouping> groupings);

  /// Counts a plan; gives its group names their first spelling, in the plan too.
  void add(AuditedPlan& plan);
  void not_audited(const std::string& why) { ++summary_.not_audited[why]; }
  void unreadable() { ++summary_.unreadable; }
  void skipped_file() { ++summary_.skipped_files; }
  void skipped_records(std::uint64_t count) { summary_.skipped_records += count; }
  /// Takes what batch rules found; each counts as a finding.
  void batch(std::vector<BatchFinding> findings) { add_batch(std::move(findings), summary_); }
  void problem(Problem problem) { summary_.problems.push_back(std::move(problem)); }
  /// A warning for each pair of ward names that differ by a letter.
  Problems near_wards() const;
  /// The counts so far; groups in bytewise order, plans without a value last.
  Summary summary() const;

 private:
  void add_silenced(const PlanResult& plan);

  struct Group {
    std::vector<MeasureCount> counts;
  };
  struct Table {
    std::map<std::string, Group> named;
    std::optional<Group> unnamed;
    GroupNames names;
  };

  std::vector<const Measure*> measures_;
  std::vector<Grouping> groupings_;
  std::vector<Table> tables_;
  std::vector<MeasureCount> totals_;
  std::map<const Rule*, std::size_t> rule_index_;
  Summary summary_;
};

/// The same with the wards that `order` names first, in that order.
Summary in_ward_order(Summary summary, const std::vector<std::string>& order);

}  // namespace careaudit
