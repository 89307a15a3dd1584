// Rules judged over all plans of a run together: the same text in many people's plans.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/tally.h"

namespace careaudit {

/// The run's batch rules, ready to gather what they compare. Shared by all threads.
class BatchRules {
 public:
  explicit BatchRules(const Selection& selection);
  bool is_empty() const { return rules_.empty(); }
  const std::vector<const Rule*>& rules() const { return rules_; }
  /// The texts of a plan that are compared, once each.
  std::vector<BatchText> gather(const Plan& plan, const Knowledge& knowledge, Scratch& scratch) const;

 private:
  struct List {
    std::uint16_t rule = 0;
    std::string path;          ///< "goals"
  };
  std::vector<const Rule*> rules_;
  std::vector<List> lists_;
  std::vector<std::size_t> fewest_words_;   ///< By rule: shorter texts are nobody's own.
};

/// In how many plans each text stands: 16 bytes a distinct text, and a little for those found.
class BatchCounts {
 public:
  explicit BatchCounts(const BatchRules& rules);
  /// Counts a plan's texts; `person` tells people apart, so that a person's several plans count once in a row.
  void add(const PlanResult& plan, const std::string& person, const std::vector<BatchText>& texts);
  /// What stands in enough of `plans` plans, the most widespread first.
  std::vector<BatchFinding> findings(std::uint64_t plans) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;    ///< 0: empty.
    std::uint32_t plans = 0;
    std::uint32_t person = 0;  ///< Whose plan was counted last.
  };
  Entry& entry(std::uint64_t hash);
  void grow();

  std::vector<const Rule*> rules_;
  std::vector<std::uint32_t> fewest_plans_;   ///< By rule.
  std::vector<std::uint32_t> least_per_cent_;
  std::vector<std::vector<std::string>> lists_;
  std::vector<Entry> table_;
  std::size_t used_ = 0;
  std::unordered_map<std::uint64_t, BatchFinding> found_;
};

/// What is wrong, for reports: "the same text stands in 7 plans".
std::string message_of(const BatchFinding& finding);

}  // namespace careaudit
