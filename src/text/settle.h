// From all phrases found in a text to those that count.
#pragma once

#include <cstdint>
#include <vector>

#include "text/reading.h"

namespace careaudit {

/// A phrase found, before exceptions and overlaps are sorted out.
struct RawHit {
  Hit hit;
  bool is_unless = false;
};

/// What is known of one list's matches in a text.
struct ListSeen {
  std::uint32_t end = 0;        ///< Behind the last match so far.
  bool has_overlap = false;
};

/// Takes out what `unless` excuses, then, of matches of one list that overlap, all but the longest.
/// `seen` has room for every list and is left blank.
void settle(const std::vector<RawHit>& raw, std::vector<ListSeen>& seen, std::vector<Hit>& kept);

}  // namespace careaudit
