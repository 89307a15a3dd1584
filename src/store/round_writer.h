// Keeping a run as a round of a history.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/result.h"
#include "audit/tally.h"
#include "base/result.h"

namespace careaudit {

enum class SaveAs : std::uint8_t {
  a_new_round,
  a_replacement,  ///< Of the round of that name, if there is one.
  an_addition,    ///< To the round of that name, if there is one: other plans, judged by the same.
};

/// Takes a run's plans aside as they come, and puts them into the history in one go at the end: until then
/// nobody waits for us, and a run that is killed leaves the history as it was. Keeps of each plan its
/// reference, ward and type, and of each rule and item the outcome; no word of its text.
class RoundWriter {
 public:
  /// A round that is there and may not be, or a file that is no history, is the error.
  static Result<std::unique_ptr<RoundWriter>> open(const std::string& path, const std::string& round, SaveAs how, const RunInfo& run, const std::vector<const Measure*>& measures);
  RoundWriter(const RoundWriter&) = delete;
  RoundWriter& operator=(const RoundWriter&) = delete;
  ~RoundWriter();

  void plan(const AuditedPlan& plan);
  /// What kept the round from being saved; then nothing of it is.
  std::optional<Problem> commit(const Summary& summary);

 private:
  struct State;
  explicit RoundWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace careaudit
