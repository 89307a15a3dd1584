// Rounds: audits that were kept, to be set beside each other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "audit/result.h"

namespace careaudit {

/// One kept audit, and by what it judged.
struct RoundInfo {
  std::string name = {};
  Date as_of;
  std::string profile = {};
  std::string version = {};     ///< Of careaudit.
  std::string rules_hash = {};
  std::uint64_t plans = 0;      ///< Audited.
  std::uint64_t unreadable = 0;
};

/// A measure as a round had it.
struct MeasureTitle {
  std::string id = {};
  std::string title = {};
  std::string definition = {};
  bool is_item_unit = false;
};

/// A rule as a round had it.
struct RuleTitle {
  std::string id = {};
  std::string title = {};
  Severity severity = Severity::warning;
};

/// One measure of a round: of every ward ("" for plans without one), and of all.
struct MeasureOfRound {
  MeasureTitle measure = {};
  std::map<std::string, MeasureCount> wards = {};
  MeasureCount total = {};
};

/// The percentages of a round.
struct RoundCounts {
  RoundInfo info;
  std::vector<std::string> rules = {};           ///< Ids it judged by, in order.
  std::vector<MeasureOfRound> measures = {};
};

/// One outcome of a plan, by the places of rule and item in its round.
struct KeptOutcome {
  std::uint32_t rule = 0;
  std::uint32_t item = 0;
  Outcome outcome = Outcome::pass;
};

/// A plan of a round, without any of its text.
struct KeptPlan {
  std::string ref = {};                          ///< "" when it has none that is the same in every round.
  std::string ward = {};
  std::string type = {};
  std::vector<MeasureCount> measures = {};       ///< What it adds to each measure of the round; empty when not known.
  std::vector<KeptOutcome> outcomes = {};
};

/// A round in full.
struct KeptRound {
  RoundCounts counts;
  std::vector<RuleTitle> rules = {};
  std::vector<std::string> items = {};           ///< Paths in the vocabulary.
  std::vector<KeptPlan> plans = {};
};

/// Whether the two judge by the same: the rules' words and which of them were chosen. Percentages of
/// rounds that do not are not to be compared.
bool have_same_rules(const RoundCounts& first, const RoundCounts& second);

}  // namespace careaudit
