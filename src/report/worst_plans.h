// The plans of each ward that need looking at first, in bounded memory.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "report/report.h"

namespace careaudit {

/// One plan with what falls short in it.
struct PlanToShow {
  std::string id = {};  ///< Its reference, or where it stands when it has none.
  std::string ward = {};
  std::string type = {};
  std::uint64_t errors = 0;  ///< Findings; roll-ups not counted.
  std::uint64_t warnings = 0;
  std::uint64_t advice = 0;
  std::vector<std::string> findings = {};  ///< "goal 2: …", the gravest first; at most 40.
  std::uint64_t more = 0;                  ///< Findings beyond those.
  std::uint64_t number = 0;                ///< Its place in the run, from 0.
};

/// Keeps, of every ward, the 50 plans with the most errors, then warnings, then advice; of equals
/// the first met. More than 200 wards are not kept apart: the later ones share one list.
class WorstPlans {
 public:
  WorstPlans(EvidenceShown evidence, const std::vector<const Rule*>& rules);
  void add(const PlanResult& plan);
  /// By ward, then in the order of the run: of every ward as many as keep the page short enough to send.
  struct Shown {
    std::vector<PlanToShow> plans = {};
    std::size_t most_a_ward = 0;
  };
  Shown take();
  std::uint64_t seen() const { return seen_; }

 private:
  EvidenceShown evidence_;
  std::vector<std::string> shown_;
  std::map<std::string, std::vector<PlanToShow>> wards_;
  std::uint64_t seen_ = 0;
};

}  // namespace careaudit
