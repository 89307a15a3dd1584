// A history: the rounds that were kept, to list, rename, remove and compare.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/round.h"
#include "base/result.h"

namespace careaudit {

class History {
 public:
  /// A file that is not there, or is no history, is the error.
  static Result<History> open(const std::string& path);
  History(History&&) noexcept;
  History& operator=(History&&) noexcept;
  ~History();

  /// By date, then by name.
  Result<std::vector<RoundInfo>> rounds() const;
  /// Every round's percentages, in the same order.
  Result<std::vector<RoundCounts>> counts() const;
  /// One round with its plans; the error names the nearest known.
  Result<KeptRound> round(const std::string& name) const;

  /// Refused when there is no such round, or the new name is taken.
  std::optional<Problem> rename(const std::string& from, const std::string& to);
  /// The bytes are overwritten, not only forgotten.
  std::optional<Problem> remove(const std::string& name);

 private:
  struct State;
  explicit History(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace careaudit
