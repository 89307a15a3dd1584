// The first k of an order that a seed decides.
#include "audit/sampling.h"

#include <algorithm>

#include "base/digest.h"

namespace careaudit {

std::string question_item(const OutcomeRow& row) { return row.rule->each == "texts" ? std::string() : row.item; }

void Sampler::add(const PlanResult& plan) {
  if (plan.id.empty()) {
    ++without_id_;
    return;
  }
  Ward& ward = wards_[plan.ward];
  ++ward.plans;
  const std::string place = sha256(seed_ + '\0' + plan.id);
  if (ward.drawn.size() == per_ward_ && place > ward.drawn.rbegin()->first) {
    return;
  }
  SampledPlan& drawn = ward.drawn[place];
  drawn.id = plan.id;
  for (const auto& row : plan.outcomes) {
    const std::string item = question_item(row);
    const bool is_asked = std::any_of(drawn.questions.begin(), drawn.questions.end(), [&](const SampleQuestion& one) { return one.rule == row.rule && one.item == item; });
    if (!is_asked) {
      drawn.questions.push_back({.rule = row.rule, .item = item});
    }
  }
  if (ward.drawn.size() > per_ward_) {
    ward.drawn.erase(std::prev(ward.drawn.end()));
  }
}

std::vector<SampledWard> Sampler::take() const {
  std::vector<SampledWard> wards;
  for (const auto& [name, ward] : wards_) {
    SampledWard sampled{.ward = name, .plans = ward.plans};
    for (const auto& [place, plan] : ward.drawn) {
      sampled.drawn.push_back(plan);
    }
    wards.push_back(std::move(sampled));
  }
  return wards;
}

}  // namespace careaudit
