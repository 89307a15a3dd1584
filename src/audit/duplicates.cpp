// A quick look at all pieces, then a reading of those that may be copies.
#include "audit/duplicates.h"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "audit/mappings.h"
#include "base/hash.h"

namespace careaudit {
namespace {

struct Seen {
  std::uint64_t hash = 0;
  std::uint32_t file = 0;
  std::uint32_t plan = 0;
  std::uint64_t piece = 0;
};

struct Copy {
  PlanNumber number;
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

/// The id of a record that a mapping knows by what it says; nothing when it is none.
std::optional<std::string> id_of_sure(const Piece& piece, const PieceFormat& format, const KnownFormats& formats) {
  for (const Mapping& mapping : mappings_met(formats)) {
    const auto& values = mapping.recognition.values;
    const bool may_be = mapping.is_sure() && std::all_of(values.begin(), values.end(), [&](const auto& one) { return piece.text.find(one.second) != std::string::npos; });
    if (!may_be) {
      continue;
    }
    Problems unused;
    auto tree = format.syntax->read(piece, "", unused);
    if (tree && !tree->is_empty() && mapping.record_in(*tree) != no_node) {
      return MappedExport(mapping, std::move(*tree), false).id(0);
    }
  }
  return std::nullopt;
}

/// The ids of the plans in a piece. A mapped plan says its id only through its mapping.
std::vector<std::string> ids_in(const Piece& piece, const PieceFormat& format, const InputFile& file, const KnownFormats& formats, FormatReferences& references) {
  if (format.whole != nullptr) {
    return {piece.problem ? "" : format.whole->id(format.record)};
  }
  if (format.mapping != nullptr) {
    Problems unused;
    auto tree = piece.text.empty() ? Result<Tree>(Problem{}) : format.syntax->read(piece, "", unused);
    return {tree && !tree->is_empty() ? MappedExport(*format.mapping, std::move(*tree), false).id(0) : ""};
  }
  if (auto id = id_of_sure(piece, format, formats)) {
    return {std::move(*id)};
  }
  std::vector<std::string> ids;
  for (const auto& [importer, known] : references) {
    if (known->look_at(piece, *format.syntax, file.shown, ids)) {
      return ids;
    }
  }
  ids.push_back(format.syntax->glance(piece).id);
  return ids;
}

std::vector<Seen> glance_at_all(const std::vector<InputFile>& files, const KnownFormats& formats, FormatReferences& references) {
  std::vector<Seen> seen;
  for (std::size_t f = 0; f < files.size(); ++f) {
    std::uint64_t number = 0;
    const auto take = [&](const Piece& piece, const PieceFormat& format) {
      const auto ids = ids_in(piece, format, files[f], formats, references);
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!ids[i].empty()) {
          seen.push_back({.hash = hash_of(ids[i]), .file = static_cast<std::uint32_t>(f), .plan = static_cast<std::uint32_t>(i), .piece = number});
        }
      }
      ++number;
      return true;
    };
    // Trouble is reported when the file is read in earnest.
    (void)read_pieces(files[f], take, [](std::uint64_t) {}, formats).has_value();
  }
  for (const auto& [importer, known] : references) {
    known->finish();
  }
  return seen;
}

std::set<PlanNumber> those_seen_twice(std::vector<Seen> seen) {
  std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.hash < b.hash; });
  std::set<PlanNumber> twice;
  for (std::size_t i = 1; i < seen.size(); ++i) {
    if (seen[i].hash == seen[i - 1].hash) {
      twice.insert({seen[i].file, seen[i].piece, seen[i].plan});
      twice.insert({seen[i - 1].file, seen[i - 1].piece, seen[i - 1].plan});
    }
  }
  return twice;
}

}  // namespace

std::map<PlanNumber, std::string> find_superseded(const std::vector<InputFile>& files,
                                                  const ReadContext& context, std::string_view status, FormatReferences& references) {
  const KnownFormats& formats = context.formats;
  const std::set<PlanNumber> candidates = those_seen_twice(glance_at_all(files, formats, references));
  std::map<std::string, std::vector<Copy>> by_id;
  const auto consider = [&](const Plan& plan, const PlanNumber& number) {
    const bool counts = status == "all" || plan.status == status;
    if (counts && !plan.id.empty() && candidates.contains(number)) {
      by_id[plan.id].push_back({number, plan.date("updated"), fmt::format("{}:{}", files[number[0]].shown, plan.at.line)});
    }
  };
  constexpr std::size_t beyond = std::numeric_limits<std::size_t>::max();
  for (auto next = candidates.begin(); next != candidates.end();) {
    const std::size_t f = (*next)[0];
    std::size_t number = 0;
    const auto take = [&](Piece piece, const PieceFormat& format) {
      const auto first = candidates.lower_bound({f, number, 0});
      if (first != candidates.end() && (*first)[0] == f && (*first)[1] == number) {
        PieceResult result;
        const auto plans = read_plans(std::move(piece), format, files[f], context, result);
        for (const Plan& plan : plans) {
          consider(plan, {f, number, plan.ordinal});
        }
      }
      ++number;
      return true;
    };
    (void)read_pieces(files[f], take, [](std::uint64_t) {}, formats).has_value();
    next = candidates.upper_bound({f, beyond, beyond});
  }
  std::map<PlanNumber, std::string> superseded;
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
