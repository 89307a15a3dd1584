// Whether a text explains a term, or writes an abbreviation out, where it uses it.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/reading.h"

namespace careaudit {

/// Whether words [first, last) are explained on the spot: "psychoeducation (learning about what
/// happens)", "learning about what happens (psychoeducation)", "…, which means …".
bool is_explained(const Reading& reading, std::uint32_t first, std::uint32_t last);

/// Whether the abbreviation at words [first, last) stands beside its full form, before or after:
/// "community psychiatric nurse (CPN)", "CPN (community psychiatric nurse)", "CPN = …". The full
/// form shares the initials or, in brackets, a word of `meaning` (which may be empty).
bool is_written_out(const Reading& reading, std::uint32_t first, std::uint32_t last,
                    std::string_view meaning);

}  // namespace careaudit
