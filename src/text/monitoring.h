// "Monitor X": whether a text asks for watching, and says what about X and how.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/reading.h"

namespace careaudit {

/// What a text says of watching something.
struct Monitoring {
  bool is_monitoring = false;  ///< It monitors, observes, reviews, checks or watches.
  bool has_method = false;     ///< A chart, tool, question or listed signs.
  bool is_measured = false;    ///< A thing that is measured: weight, blood pressure.
  bool has_sign = false;       ///< It says what to look for, or to write it down.
  bool is_vague = false;       ///< What is watched is vague: mood, presentation, risk.
  std::uint32_t first = 0;     ///< The words from the verb on.
  std::uint32_t last = 0;
};

/// The word lists for monitoring, looked up once.
class MonitoringWords {
 public:
  explicit MonitoringWords(const Lexicon& lexicon);
  Monitoring find(const Reading& reading) const;

 private:
  bool has_tag(const Hit& hit, std::string_view tag) const;
  bool is_monitoring_at(const Reading& reading, std::uint32_t word) const;

  const Lexicon* lexicon_;
  ListId list_;
};

}  // namespace careaudit
