// Answers of people to the questions of a sample, and how far they agree with the rules.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/result.h"
#include "base/result.h"
#include "stat/agreement.h"

namespace careaudit {

enum class RaterAnswer : std::uint8_t { none, yes, no, na, cannot_tell };
std::string_view name_of(RaterAnswer answer);

/// One row of a worksheet.
struct AnsweredQuestion {
  std::string plan = {};
  std::string ward = {};
  std::string rule = {};
  std::string item = {};
  RaterAnswer first = RaterAnswer::none;
  RaterAnswer second = RaterAnswer::none;
  std::string note = {};
};

/// A worksheet as it came back.
struct Answers {
  std::vector<AnsweredQuestion> rows = {};
  std::map<std::string, std::string> drawn = {};   ///< How the sample was drawn: `as_of`, `profile`, `paths`…
};

/// Reads a worksheet in CSV. Answers are yes, no, na and cannot_tell, or nothing; every other is a problem.
std::optional<Answers> read_answers(const std::string& path, Problems& problems);

/// Two who answered the same questions. Answers other than yes and no are left out, and counted.
struct Agreement {
  TwoByTwo table = {};
  std::uint64_t left_out = 0;
  void add(RaterAnswer first, RaterAnswer second);
};

/// One rule, or all of them together.
struct RuleAgreement {
  std::string rule = {};                ///< "" of all.
  Agreement tool_and_first = {};
  Agreement tool_and_second = {};
  Agreement raters = {};
};

/// Where somebody and the rules differ.
struct Disagreement {
  AnsweredQuestion question = {};
  RaterAnswer tool = RaterAnswer::none;
  std::string said = {};                ///< What the rule found: its message, with its evidence.
};

struct AgreementReport {
  std::vector<RuleAgreement> rules = {};           ///< By id; all together last.
  std::vector<Disagreement> disagreements = {};
  std::uint64_t not_found = 0;                     ///< Questions whose plan, rule or item is not there any more.
  bool has_second = false;
};

/// Sets the answers beside what the rules say of the same plans, added one after another.
class AgreementCounter {
 public:
  explicit AgreementCounter(const Answers& answers);
  /// `is_quoting`: whether what the rule found may quote the plan.
  void add(const PlanResult& plan, bool is_quoting);
  AgreementReport report() const;

 private:
  struct Judged {
    RaterAnswer tool = RaterAnswer::none;
    std::string said = {};
  };
  const Answers& answers_;
  std::map<std::string, std::vector<std::size_t>> by_plan_;
  std::vector<std::optional<Judged>> judged_;
};

}  // namespace careaudit
