// What an earlier report knew: `--baseline`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/result.h"
#include "base/result.h"

namespace careaudit {

/// The fingerprints of an earlier JSON report's findings; 8 bytes each.
struct Baseline {
  std::vector<std::uint64_t> fingerprints;   ///< Sorted.
};

/// Reads a report in the format json or ndjson, of any size. The error says what is wrong with the file.
Result<Baseline> read_baseline(const std::string& path);

/// Marks the fails that the earlier report had.
void silence_known(const Baseline& baseline, std::vector<OutcomeRow>& outcomes);

void silence_known(const Baseline& baseline, std::vector<BatchFinding>& findings);

}  // namespace careaudit
