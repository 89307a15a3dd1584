// Where a text begins to state its goal.
#pragma once

#include <cstdint>

#include "text/lexicon.h"
#include "text/reading.h"

namespace careaudit {

/// Where the goal begins: behind sentences that only tell how things stand ("Ann is 84 and lives
/// alone. To walk to the shop."). `wants` is the word list of wishes.
std::uint32_t goal_begin(const Reading& reading, ListId wants);

}  // namespace careaudit
