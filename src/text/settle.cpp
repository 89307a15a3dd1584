// Exceptions and overlaps, in time that grows with the matches and not with their square.
#include "text/settle.h"

#include <algorithm>
#include <tuple>

namespace careaudit {
namespace {

bool overlap(const Hit& a, const Hit& b) { return a.first < b.last && b.first < a.last; }

/// A match of a list whose matches overlap: by list, then the longest first, then the first.
struct Contested {
  std::uint64_t rank = 0;
  std::uint32_t place = 0;   ///< Among all matches.

  Contested(const Hit& hit, std::size_t at) : rank((std::uint64_t{hit.list} << 48U) | (std::uint64_t{0xFFFFU - std::min(hit.last - hit.first, 0xFFFFU)} << 32U) | hit.first), place(static_cast<std::uint32_t>(at)) {}
};

/// Clears `is_kept` of those of `contested` that a longer match of the same list covers.
void leave_longest(std::vector<Contested>& contested, const std::vector<Hit>& hits, std::vector<char>& is_kept) {
  std::sort(contested.begin(), contested.end(), [&](const Contested& a, const Contested& b) { return a.rank != b.rank ? a.rank < b.rank : hits[a.place].entry < hits[b.place].entry; });
  std::uint32_t words = 0;
  for (const auto& one : contested) {
    words = std::max(words, hits[one.place].last);
  }
  // By word, one more than the list that has it. What is not shorter and overlaps has the first word or the last.
  std::vector<std::uint32_t> taken(words);
  for (const auto& one : contested) {
    const Hit& hit = hits[one.place];
    const std::uint32_t list = hit.list + 1U;
    if (taken[hit.first] == list || taken[hit.last - 1] == list) {
      is_kept[one.place] = 0;
    } else {
      std::fill(taken.begin() + hit.first, taken.begin() + hit.last, list);
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
    if (excuses_.empty()) {
      return false;
    }
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
  std::vector<Contested> contested;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (seen[hits[i].list].has_overlap) {
      contested.emplace_back(hits[i], i);
    }
  }
  std::vector<char> is_kept(hits.size(), 1);
  leave_longest(contested, hits, is_kept);
  kept.reserve(hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    seen[hits[i].list] = {};
    if (is_kept[i] == 0) {
      continue;
    }
    // Matches come in the order of their first words: few stand before one of the same word.
    kept.push_back(hits[i]);
    for (std::size_t at = kept.size() - 1; at > 0 && kept[at - 1].first == kept[at].first && kept[at - 1].list > kept[at].list; --at) {
      std::swap(kept[at - 1], kept[at]);
    }
  }
}

}  // namespace careaudit
