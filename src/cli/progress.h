// A progress bar for long runs.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>

namespace careaudit {

/// One line on a terminal, from the second second on, at most ten times a second. Writes nothing
/// when it is not enabled.
class Progress {
 public:
  Progress(std::ostream& err, bool is_enabled);
  void show(std::uint64_t bytes, std::uint64_t all_bytes, std::uint64_t plans);
  /// Wipes the line, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::ostream& err_;
  bool is_enabled_;
  bool is_shown_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace careaudit
