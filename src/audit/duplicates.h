// Plans that stand twice in a run.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "audit/piece_audit.h"

namespace careaudit {

/// The number of a file in the run, and of a piece in the file.
using PieceNumber = std::pair<std::size_t, std::size_t>;

/// Copies of plans that are not the newest: each with the place of the one that counts, and why, as
/// a sentence for a problem. Of equal
/// `updated` dates, or none, the last in input order counts. Looks at every piece once, quickly, and
/// reads only those whose ids seem to stand twice. 24 bytes a plan.
std::map<PieceNumber, std::string> find_superseded(const std::vector<InputFile>& files,
                                                   const PieceContext& context);

}  // namespace careaudit
