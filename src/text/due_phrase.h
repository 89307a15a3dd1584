// Phrases and clauses that say by when without a date.
#pragma once

#include <cstdint>
#include <optional>

#include "text/reading.h"

namespace careaudit {

/// "my plan is renewed", "tonight's shift finishes", "she reaches Key Stage 5": something that ends or
/// begins on a day that others know. A few words may stand before the verb, no mark among them. Returns the word behind it.
std::optional<std::uint32_t> ending_clause(const Reading& reading, std::uint32_t word);

/// "in time for the wedding", "between now and New Year", "on the morning of my tribunal", "a week on
/// Tuesday", "Friday week". Returns the word behind it.
std::optional<std::uint32_t> fixed_phrase(const Reading& reading, std::uint32_t word);

/// Behind "by the time": anything that happens, but for how somebody will feel. Returns the word behind it.
std::optional<std::uint32_t> time_clause(const Reading& reading, std::uint32_t word);

/// "six-week review", "12-month mark": the word behind a meeting that is called by when it is; nothing else.
std::optional<std::uint32_t> numbered_meeting(const Reading& reading, std::uint32_t word);

}  // namespace careaudit
