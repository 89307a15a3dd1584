// Charts as inline SVG, with a text that says what they show.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/result.h"
#include "stat/funnel.h"
#include "stat/proportion.h"

namespace careaudit {

/// How one group stands to all of them.
enum class Standing : std::uint8_t { alone, as_all, above, far_above, below, far_below };

/// Where a group's count lies in the funnel about the whole (95 % and 99.8 %, exact binomial).
/// `alone` when there is nothing to compare: an empty group, or a whole of 0 or 100 %.
Standing standing_of(const MeasureCount& group, const MeasureCount& all);

/// "▲ higher than chance allows", "● within chance", "".
std::string_view words_of(Standing standing);

/// One line a group, from 0 to 100 %: the interval as a bar, the percentage as a dot, the whole as
/// a diamond and a dashed line. `id` is unique in the page.
std::string interval_chart(const MeasureTable& table, std::string_view id);

/// How much more the groups vary than chance makes them.
Overdispersion spread_of(const MeasureTable& table);
/// Groups that lie outside the outer limits even when those allow for the spread.
std::vector<std::string> outside_of_spread(const MeasureTable& table);

/// Groups by their size (across) and percentage (up), with the funnel about the whole; where the groups
/// vary more than chance makes them, with a second pair of outer limits that allow for it. A line at the
/// measure's target.
std::string funnel_chart(const MeasureTable& table, std::string_view id);

}  // namespace careaudit
