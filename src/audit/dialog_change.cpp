// Pairs of scores.
#include "audit/dialog_change.h"

#include <algorithm>
#include <map>

namespace careaudit {
namespace {

std::string person_of(const PlanResult& plan) { return plan.person_hash.empty() ? "plan:" + plan.id : plan.person_hash; }

}  // namespace

std::vector<AreaChange> dialog_changes(const SavedAudit& before, const SavedAudit& after) {
  std::map<std::string, const PlanResult*> earlier;
  for (const auto& plan : before.plans) {
    if (!plan.dialog.empty()) {
      earlier.insert_or_assign(person_of(plan), &plan);   // Of several plans of one person the last counts.
    }
  }
  std::map<std::string, const PlanResult*> later;
  for (const auto& plan : after.plans) {
    if (!plan.dialog.empty()) {
      later.insert_or_assign(person_of(plan), &plan);
    }
  }
  std::vector<AreaChange> changes;
  for (const auto& [person, plan] : later) {
    const auto known = earlier.find(person);
    if (known == earlier.end()) {
      continue;
    }
    for (const auto& [area, score] : plan->dialog) {
      const auto& old = known->second->dialog;
      const auto was = std::find_if(old.begin(), old.end(), [&](const auto& one) { return one.first == area; });
      if (was == old.end()) {
        continue;
      }
      auto change = std::find_if(changes.begin(), changes.end(), [&](const AreaChange& one) { return one.area == area; });
      change = change == changes.end() ? changes.insert(changes.end(), AreaChange{.area = area}) : change;
      ++change->people;
      change->mean_before += was->second;   // Sums, until all are in.
      change->mean_after += score;
      ++(score > was->second ? change->higher : score < was->second ? change->lower : change->same);
    }
  }
  for (auto& change : changes) {
    change.mean_before /= static_cast<double>(change.people);
    change.mean_after /= static_cast<double>(change.people);
  }
  return changes;
}

}  // namespace careaudit
