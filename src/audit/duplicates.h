// Plans that stand twice in a run.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/piece_audit.h"

namespace careaudit {

/// The number of a file in the run, of a piece in the file, and of a plan in the piece.
using PlanNumber = std::array<std::size_t, 3>;

/// Copies of plans that are not the newest: each with the place of the one that counts, and why, as
/// a sentence for a problem. Of equal
/// `updated` dates, or none, the last in input order counts. Plans of another status than `status` do not count, unless
/// it is "all". Looks at every piece once, quickly, and
/// reads only those whose ids seem to stand twice. 24 bytes a plan. On the way it shows every piece to
/// the formats whose plans refer to other records.
std::map<PlanNumber, std::string> find_superseded(const std::vector<InputFile>& files,
                                                  const ReadContext& context, std::string_view status, FormatReferences& references);

}  // namespace careaudit
