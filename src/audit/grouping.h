// Which group a plan belongs to: by ward, team, type, any field, or the month of a date.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace careaudit {

/// One --by: a field, perhaps with `:month` or `:quarter`.
struct Grouping {
  enum class Part : std::uint8_t { whole, month, quarter };
  std::string field;          ///< "ward", "type", or a path of the vocabulary: "coordinator.name".
  Part part = Part::whole;
  std::string shown;          ///< As the user wrote it.
};

/// Reads `ward`, `team`, `created:month`. A field that the vocabulary does not know is refused with
/// the nearest; so is :month of a field that holds no date.
Result<Grouping> parse_grouping(const std::string& text, const Vocabulary& vocabulary);

/// The plan's group: nothing when it carries no value. Quarters are calendar quarters: 2026-Q1.
std::optional<std::string> group_of(const Plan& plan, const Grouping& grouping, const PlanTypes& types);

/// Makes names that differ only in case, spaces or hyphens one: the spelling first met.
class GroupNames {
 public:
  /// Counts the spelling too.
  const std::string& canonical(const std::string& name);
  /// The spelling met most often for a name; of several, the one first met, else the first in order.
  const std::string& usual(const std::string& name) const;
  /// Pairs of different names so near that one may be a slip of the other, in order.
  std::vector<std::pair<std::string, std::string>> near_pairs() const;

 private:
  std::map<std::string, std::string> first_spelling_;
  std::map<std::string, std::map<std::string, std::uint64_t>> spellings_;
};

}  // namespace careaudit
