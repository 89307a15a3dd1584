// A quick look at all pieces, then a reading of those that may be copies.
#include "audit/duplicates.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/hash.h"

namespace careaudit {
namespace {

struct Seen {
  std::uint64_t hash = 0;
  std::uint32_t file = 0;
  std::uint64_t piece = 0;
};

struct Copy {
  PieceNumber number;
  std::optional<Date> updated;
  std::string place;
};

std::string why_not_counted(const Copy& copy, const Copy& counted) {
  const std::string_view why = copy.updated == counted.updated ? (copy.updated ? ", `updated` on the same day" : ", and neither says when it was `updated`")
                               : copy.updated                  ? ", which is newer"
                                                               : ", which says when it was `updated`";
  const std::string_view what = copy.updated == counted.updated ? "; the later copy counts, and this one does not" : "; this copy is not counted";
  return fmt::format("the same plan id stands at {}{}{}", counted.place, why, what);
}

std::vector<Seen> glance_at_all(const std::vector<InputFile>& files) {
  std::vector<Seen> seen;
  for (std::size_t f = 0; f < files.size(); ++f) {
    std::uint64_t number = 0;
    const auto take = [&](const Piece& piece, const Syntax& syntax) {
      const Glance glance = syntax.glance(piece);
      if (!glance.id.empty()) {
        seen.push_back({hash_of(glance.id), static_cast<std::uint32_t>(f), number});
      }
      ++number;
      return true;
    };
    // Trouble is reported when the file is read in earnest.
    (void)read_pieces(files[f], take, [](std::uint64_t) {}).has_value();
  }
  return seen;
}

std::set<PieceNumber> those_seen_twice(std::vector<Seen> seen) {
  std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.hash < b.hash; });
  std::set<PieceNumber> twice;
  for (std::size_t i = 1; i < seen.size(); ++i) {
    if (seen[i].hash == seen[i - 1].hash) {
      twice.insert({seen[i].file, seen[i].piece});
      twice.insert({seen[i - 1].file, seen[i - 1].piece});
    }
  }
  return twice;
}

}  // namespace

std::map<PieceNumber, std::string> find_superseded(const std::vector<InputFile>& files,
                                                   const PieceContext& context) {
  const std::set<PieceNumber> candidates = those_seen_twice(glance_at_all(files));
  std::map<std::string, std::vector<Copy>> by_id;
  for (auto next = candidates.begin(); next != candidates.end();) {
    const std::size_t f = next->first;
    std::size_t number = 0;
    const auto take = [&](Piece piece, const Syntax& syntax) {
      if (candidates.contains({f, number})) {
        PieceResult result;
        const auto plan = read_plan(std::move(piece), syntax, files[f], context, result);
        const bool counts = plan && (context.settings.status == "all" || plan->status == context.settings.status);
        if (counts && !plan->id.empty()) {
          by_id[plan->id].push_back({{f, number}, plan->date("updated"),
                                     fmt::format("{}:{}", files[f].shown, plan->at.line)});
        }
      }
      ++number;
      return true;
    };
    (void)read_pieces(files[f], take, [](std::uint64_t) {}).has_value();
    next = candidates.upper_bound({f, static_cast<std::size_t>(-1)});
  }
  std::map<PieceNumber, std::string> superseded;
  for (const auto& [id, copies] : by_id) {
    const auto newest = std::max_element(copies.begin(), copies.end(), [](const Copy& a, const Copy& b) {
      return a.updated != b.updated ? a.updated < b.updated : a.number < b.number;
    });
    for (const auto& copy : copies) {
      if (copy.number != newest->number) {
        superseded.emplace(copy.number, why_not_counted(copy, *newest));
      }
    }
  }
  return superseded;
}

}  // namespace careaudit
