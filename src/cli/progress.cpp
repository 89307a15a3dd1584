// Drawing the bar.
#include "cli/progress.h"

#include <algorithm>
#include <ostream>
#include <string>

#include <fmt/format.h>

namespace careaudit {

Progress::Progress(std::ostream& err, bool is_enabled)
    : err_(err), is_enabled_(is_enabled), start_(Clock::now()), last_(start_) {}

void Progress::show(std::uint64_t bytes, std::uint64_t all_bytes, std::uint64_t plans) {
  if (!is_enabled_) {
    return;
  }
  const auto now = Clock::now();
  if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(100)) {
    return;
  }
  last_ = now;
  is_shown_ = true;
  if (all_bytes == 0) {
    err_ << fmt::format("\r{} plans audited", plans) << std::flush;
    return;
  }
  constexpr std::uint64_t width = 30;
  const std::uint64_t done = std::min(bytes, all_bytes);
  const auto filled = static_cast<std::size_t>(done * width / all_bytes);
  err_ << fmt::format("\r[{}{}] {:3} %, {} plans", std::string(filled, '#'),
                      std::string(static_cast<std::size_t>(width) - filled, '.'),
                      done * 100 / all_bytes, plans)
       << std::flush;
}

void Progress::clear() {
  if (is_shown_) {
    err_ << "\r\033[K" << std::flush;
    is_shown_ = false;
  }
}

}  // namespace careaudit
