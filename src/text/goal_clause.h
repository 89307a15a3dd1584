// Where a text begins to state its goal.
#pragma once

#include <cstdint>

#include "text/lexicon.h"
#include "text/reading.h"

namespace careaudit {

/// Where the goal begins: behind sentences that only tell how things stand ("Ann is 84 and lives
/// alone. To walk to the shop."). `wants` is the word list of wishes.
std::uint32_t goal_begin(const Reading& reading, ListId wants);

/// Where it ends: before a reason or an aside that only tells how things are or were ("…because I used to", ", it
/// used to calm me down"). One behind the last word when there is none. `begin` is where the goal begins.
std::uint32_t goal_end(const Reading& reading, ListId wants, std::uint32_t begin);

}  // namespace careaudit
