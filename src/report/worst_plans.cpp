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
constexpr std::size_t most_bytes = 1'000'000;   ///< Of all plans shown.

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

void add_findings(const PlanResult& plan, const std::set<std::string>& rules, EvidenceShown evidence, PlanToShow& shown) {
  std::vector<std::pair<Severity, std::string>> findings;
  for (const auto& item : findings_to_read(plan, rules)) {
    for (const auto& finding : item.findings) {
      const auto name = name_of(*item.about, evidence);
      const auto text = &finding == &item.findings.front() ? whole_text_of(*item.about, evidence) : "";
      const std::string place = name.empty() ? "plan" : fmt::format("{}{}", name, text.empty() ? "" : fmt::format(" “{}”", text));
      const Severity severity = finding.row->rule->severity;
      findings.emplace_back(severity, fmt::format("{}: {} ({}, {})", place, message_of(*finding.row, evidence), finding.row->rule->id, name_of(severity)));
    }
  }
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  shown.more = findings.size() - std::min(findings.size(), most_findings);
  findings.resize(findings.size() - shown.more);
  for (auto& [severity, finding] : findings) {
    shown.findings.push_back(std::move(finding));
  }
}

std::size_t bytes_of(const PlanToShow& plan) {
  constexpr std::size_t row = 250;    // what the table puts about a plan and a finding
  constexpr std::size_t line = 12;
  std::size_t bytes = row;
  for (const auto& finding : plan.findings) {
    bytes += finding.size() + line;
  }
  return bytes;
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
  add_findings(plan, {shown_.begin(), shown_.end()}, evidence_, shown);
  kept.insert(place, std::move(shown));
  if (kept.size() > most_plans) {
    kept.pop_back();
  }
}

WorstPlans::Shown WorstPlans::take() {
  Shown all;
  std::size_t bytes = 0;
  for (; all.most_a_ward < most_plans; ++all.most_a_ward) {
    for (const auto& [ward, kept] : wards_) {
      bytes += all.most_a_ward < kept.size() ? bytes_of(kept[all.most_a_ward]) : 0;
    }
    if (all.most_a_ward > 0 && bytes > most_bytes) {
      break;
    }
  }
  for (auto& [ward, kept] : wards_) {
    kept.resize(std::min(kept.size(), all.most_a_ward));
    std::sort(kept.begin(), kept.end(),
              [](const PlanToShow& a, const PlanToShow& b) { return a.number < b.number; });
    all.plans.insert(all.plans.end(), std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
  }
  return all;
}

}  // namespace careaudit
