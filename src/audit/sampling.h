// Drawing plans for an audit by hand, so that anybody can draw the same.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// One question about a plan, or about an item of it.
struct SampleQuestion {
  const Rule* rule = nullptr;
  std::string item = {};
};

struct SampledPlan {
  std::string id = {};
  std::vector<SampleQuestion> questions = {};
};

/// The plans drawn of a ward, in the order of drawing.
struct SampledWard {
  std::string ward = {};
  std::uint64_t plans = 0;              ///< It has.
  std::vector<SampledPlan> drawn = {};
};

/// Keeps of every ward the first plans in the order of the SHA-256 of seed, NUL and plan id: at most
/// `per_ward` plans a ward are in memory. Plans without an id cannot be drawn again and are left out.
class Sampler {
 public:
  Sampler(std::string seed, std::size_t per_ward) : seed_(std::move(seed)), per_ward_(per_ward) {}
  void add(const PlanResult& plan);
  /// By ward.
  std::vector<SampledWard> take() const;
  std::uint64_t without_id() const { return without_id_; }

 private:
  struct Ward {
    std::uint64_t plans = 0;
    std::map<std::string, SampledPlan> drawn;   ///< By the digest.
  };
  std::string seed_;
  std::size_t per_ward_;
  std::map<std::string, Ward> wards_;
  std::uint64_t without_id_ = 0;
};

/// What a rater is asked of this outcome: of rules over every text, one question a plan, since the texts that
/// are named would give the answer away.
std::string question_item(const OutcomeRow& row);

}  // namespace careaudit
