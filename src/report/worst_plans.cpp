// A bounded list a ward.
#include "report/worst_plans.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "report/to_read.h"

namespace careaudit {
namespace {

constexpr std::size_t most_plans = 50;
constexpr std::size_t most_wards = 200;
constexpr std::size_t most_findings = 40;

auto weight_of(const PlanToShow& plan) {
  return std::tuple(plan.errors, plan.warnings, plan.advice);
}

/// The worst first; of equals, the first met.
bool is_worse(const PlanToShow& a, const PlanToShow& b) {
  return weight_of(a) != weight_of(b) ? weight_of(a) > weight_of(b) : a.number < b.number;
}

PlanToShow counted_plan(const PlanResult& plan, std::uint64_t number) {
  PlanToShow shown{.id = plan.id, .ward = plan.ward, .type = plan.type, .number = number};
  if (shown.id.empty()) {
    shown.id = fmt::format("{}:{}", plan.file, plan.at.line);
  }
  for (const auto& row : plan.outcomes) {
    if (!is_told(row) || row.rule->is_roll_up) {
      continue;
    }
    shown.errors += row.rule->severity == Severity::error ? 1U : 0U;
    shown.warnings += row.rule->severity == Severity::warning ? 1U : 0U;
    shown.advice += row.rule->severity == Severity::advice ? 1U : 0U;
  }
  return shown;
}

std::vector<std::string> findings_of(const PlanResult& plan, const std::set<std::string>& rules,
                                     EvidenceShown evidence) {
  std::vector<std::string> findings;
  for (const auto& item : findings_to_read(plan, rules)) {
    for (const auto& finding : item.findings) {
      const auto name = name_of(*item.about, evidence);
      const auto text = &finding == &item.findings.front() ? whole_text_of(*item.about, evidence) : "";
      const std::string place = name.empty() ? "plan" : fmt::format("{}{}", name, text.empty() ? "" : fmt::format(" “{}”", text));
      findings.push_back(fmt::format("{}: {} ({}, {})", place, message_of(*finding.row, evidence),
                                     finding.row->rule->id, name_of(finding.row->rule->severity)));
      if (findings.size() == most_findings) {
        return findings;
      }
    }
  }
  return findings;
}

}  // namespace

WorstPlans::WorstPlans(EvidenceShown evidence, const std::vector<const Rule*>& rules)
    : evidence_(evidence) {
  for (const Rule* rule : rules) {
    shown_.push_back(rule->id);
  }
}

void WorstPlans::add(const PlanResult& plan) {
  const bool is_new = wards_.size() >= most_wards && !wards_.contains(plan.ward);
  auto& kept = wards_[is_new ? std::string() : plan.ward];
  PlanToShow shown = counted_plan(plan, seen_++);
  // `kept` is in order, the worst first.
  const auto place = std::upper_bound(kept.begin(), kept.end(), shown, is_worse);
  if (place == kept.end() && kept.size() == most_plans) {
    return;
  }
  shown.findings = findings_of(plan, {shown_.begin(), shown_.end()}, evidence_);
  kept.insert(place, std::move(shown));
  if (kept.size() > most_plans) {
    kept.pop_back();
  }
}

std::vector<PlanToShow> WorstPlans::take() {
  std::vector<PlanToShow> all;
  for (auto& [ward, kept] : wards_) {
    std::sort(kept.begin(), kept.end(),
              [](const PlanToShow& a, const PlanToShow& b) { return a.number < b.number; });
    all.insert(all.end(), std::make_move_iterator(kept.begin()),
               std::make_move_iterator(kept.end()));
  }
  return all;
}

}  // namespace careaudit
