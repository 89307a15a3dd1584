// What `careaudit convert` writes, for tests.
#pragma once

#include <algorithm>
#include <string>

/// Plans as YAML without careaudit's notes at the end of each, of what their source has no place for.
inline std::string without_notes(const std::string& plans) {
  std::string out;
  for (std::size_t at = 0; at < plans.size();) {
    const auto note = plans.find("careaudit:\n", at);
    out += plans.substr(at, note == std::string::npos ? note : note - at);
    at = note == std::string::npos ? plans.size() : std::min(plans.find("---\n", note), plans.size());
  }
  return out;
}
