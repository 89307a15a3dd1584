// Exceptions and overlaps, in time that grows with the matches and not with their square.
#include "text/settle.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace careaudit {
namespace {

bool overlap(const Hit& a, const Hit& b) { return a.first < b.last && b.first < a.last; }

/// By list, then the longest first.
bool is_before(const Hit& a, const Hit& b) {
  const auto length = [](const Hit& hit) { return hit.last - hit.first; };
  if (a.list != b.list) {
    return a.list < b.list;
  }
  if (length(a) != length(b)) {
    return length(a) > length(b);
  }
  return a.first != b.first ? a.first < b.first : a.entry < b.entry;
}

/// Adds those of `contested` that no longer match of the same list covers.
void add_longest(std::vector<Hit>& contested, std::vector<Hit>& kept) {
  std::sort(contested.begin(), contested.end(), is_before);
  std::map<std::uint32_t, std::uint32_t> covered;   // first and last of those kept of the list at hand; they never overlap
  for (std::size_t i = 0; i < contested.size(); ++i) {
    const Hit& hit = contested[i];
    if (i > 0 && contested[i - 1].list != hit.list) {
      covered.clear();
    }
    const auto behind = covered.lower_bound(hit.last);
    const bool is_covered = behind != covered.begin() && std::prev(behind)->second > hit.first;
    if (!is_covered) {
      covered.emplace(hit.first, hit.last);
      kept.push_back(hit);
    }
  }
}

/// Matches of `unless`, which excuse matches of the same entry that they overlap.
class Excuses {
 public:
  explicit Excuses(const std::vector<RawHit>& raw) {
    for (const auto& [hit, is_unless] : raw) {
      if (is_unless) {
        excuses_.push_back(hit);
        longest_ = std::max(longest_, hit.last - hit.first);
      }
    }
    std::sort(excuses_.begin(), excuses_.end(), [](const Hit& a, const Hit& b) { return key(a, a.first) < key(b, b.first); });
  }

  bool excuse(const Hit& hit) const {
    auto one = std::lower_bound(excuses_.begin(), excuses_.end(), key(hit, hit.last), [](const Hit& a, const Key& wanted) { return key(a, a.first) < wanted; });
    while (one != excuses_.begin() && is_near(*std::prev(one), hit)) {
      --one;
      if (overlap(*one, hit)) {
        return true;
      }
    }
    return false;
  }

 private:
  using Key = std::tuple<ListId, std::uint16_t, std::uint32_t>;
  static Key key(const Hit& hit, std::uint32_t word) { return {hit.list, hit.entry, word}; }
  bool is_near(const Hit& one, const Hit& hit) const { return one.list == hit.list && one.entry == hit.entry && one.first + longest_ > hit.first; }

  std::vector<Hit> excuses_;
  std::uint32_t longest_ = 0;
};

}  // namespace

void settle(const std::vector<RawHit>& raw, std::vector<ListSeen>& seen, std::vector<Hit>& kept) {
  const Excuses excuses(raw);
  std::vector<Hit> hits;
  hits.reserve(raw.size());
  for (const auto& [hit, is_unless] : raw) {
    if (is_unless || excuses.excuse(hit)) {
      continue;
    }
    ListSeen& list = seen[hit.list];
    list.has_overlap = list.has_overlap || hit.first < list.end;
    list.end = std::max(list.end, hit.last);
    hits.push_back(hit);
  }
  kept.reserve(hits.size());
  std::vector<Hit> contested;
  for (const Hit& hit : hits) {
    (seen[hit.list].has_overlap ? contested : kept).push_back(hit);
  }
  if (!contested.empty()) {
    add_longest(contested, kept);
  }
  for (const Hit& hit : hits) {
    seen[hit.list] = {};
  }
  std::sort(kept.begin(), kept.end(), [](const Hit& a, const Hit& b) { return a.first != b.first ? a.first < b.first : a.list < b.list; });
}

}  // namespace careaudit
