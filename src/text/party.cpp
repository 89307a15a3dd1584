// Reads who is responsible: names first, then ties and the person, then what else it says.
#include "text/party.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/party_run.h"

namespace careaudit {
namespace {

using Cover = PartyWords::Cover;
using Cells = std::vector<PartyWords::Cell>;

void mark_preferred_name(const Reading& reading, Cells& cells, std::string_view preferred) {
  if (preferred.empty()) {
    return;
  }
  const std::string folded = fold_ascii(preferred);
  const auto names = split(folded, ' ');
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (std::find(names.begin(), names.end(), reading.folded[i]) != names.end()) {
      cells[i].cover = Cover::self;
    }
  }
}

/// Whether all words of a run stand in the name of a ward or team.
bool is_within(const Reading& reading, NameRun run, std::string_view place) {
  if (place.empty()) {
    return false;
  }
  const std::string folded = fold_ascii(place);
  const auto parts = split(folded, ' ');
  for (auto i = run.first; i < run.last; ++i) {
    if (std::find(parts.begin(), parts.end(), reading.folded[i]) == parts.end()) {
      return false;
    }
  }
  return true;
}

/// The next word that is no mark or function word; past the end when there is none.
std::uint32_t next_content(const Cells& cells, std::uint32_t from) {
  while (from < cells.size() && cells[from].cover == Cover::modifier) {
    ++from;
  }
  return from;
}

/// "Mum's carer" is the carer; "any brother" is nobody in particular.
bool is_findable_relation(const Reading& reading, const Cells& cells, std::uint32_t word) {
  if (reading.folded[word].ends_with("'s")) {
    const auto owned = next_content(cells, word + 1);
    return owned >= cells.size() || cells[owned].cover == Cover::mark;
  }
  if (word > 1 && reading.is(word - 2, "of") && reading.is(word - 1, "the")) {
    return false;  // "one of the daughters"
  }
  return word == 0 || !(reading.is(word - 1, "any") || reading.is(word - 1, "another"));
}

Party party_of(PartyKind kind, const Reading& reading, std::uint32_t first, std::uint32_t last) {
  return {.kind = kind, .words = std::string(reading.span(first, last)), .roles = {}, .includes_the_person = false};
}

/// What a text says that names nobody, the most telling first.
Party unnamed(const Reading& reading, const Cells& cells) {
  static constexpr std::array<std::pair<Cover, PartyKind>, 9> order{{
      {Cover::role, PartyKind::role},
      {Cover::title, PartyKind::role},
      {Cover::team, PartyKind::team},
      {Cover::head, PartyKind::team},
      {Cover::everyone, PartyKind::everyone},
      {Cover::group, PartyKind::group},
      {Cover::generic, PartyKind::generic},
      {Cover::open, PartyKind::open},
      {Cover::none, PartyKind::unclear},
  }};
  for (const auto& [cover, kind] : order) {
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      if (cells[i].cover == cover) {
        const auto count = static_cast<std::uint32_t>(cells.size());
        return party_of(kind, reading, cover == Cover::none ? 0 : i,
                        cover == Cover::none ? count : i + std::max(1U, cells[i].length));
      }
    }
  }
  const bool has_word = std::any_of(cells.begin(), cells.end(),
                                    [](const auto& cell) { return cell.cover != Cover::mark; });
  return party_of(has_word ? PartyKind::unclear : PartyKind::blank, reading, 0,
                  static_cast<std::uint32_t>(cells.size()));
}

}  // namespace

bool can_be_found(PartyKind kind) {
  return kind == PartyKind::named || kind == PartyKind::relation || kind == PartyKind::self;
}

bool PartyWords::is_joined_role_and_name(std::string_view folded) const {
  const auto parts = split(folded, '_');
  if (parts.size() != 2) {
    return false;
  }
  const bool is_first = role_words_.contains(std::string(parts[0]));
  const bool is_second = role_words_.contains(std::string(parts[1]));
  const auto& name = is_first ? parts[1] : parts[0];
  return is_first != is_second && name.size() >= 3 &&
         name.find_first_of("0123456789") == std::string_view::npos;
}

Party PartyWords::found_by_name(const Reading& reading, const std::vector<Cell>& cells,
                                const PartyContext& context) const {
  for (const auto& run : name_runs(reading, cells)) {
    if (!is_within(reading, run, context.ward) && !is_within(reading, run, context.team) &&
        is_a_name(reading, cells, run)) {
      return party_of(PartyKind::named, reading, run.first, run.last);
    }
  }
  // "agnieszka nowak": nothing but a known first name and one more word.
  if (cells.size() == 2 && given_.contains(reading.folded[0]) && cells[1].cover == Cover::none && reading.words[1].is_word && cells[0].cover == Cover::none) {
    return party_of(PartyKind::named, reading, 0, 2);
  }
  const bool has_role = std::any_of(cells.begin(), cells.end(),
                                    [](const auto& cell) { return cell.cover == Cover::role; });
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    const bool is_lone_word = cells.size() == 1 || has_role;
    const bool is_small_name = cells[i].cover == Cover::none && given_.contains(reading.folded[i]);
    // "jo smith, nurse": a name in small letters, then the role.
    const bool is_small_pair = has_role && i <= 1 && i + 1 < cells.size() &&
                               cells[0].cover == Cover::none && cells[i].cover == Cover::none &&
                               (reading.span(i + 1, i + 2) == "," || reading.span(i + 1, i + 2) == "(") &&
                               reading.words[i].is_word;
    if ((is_lone_word && is_small_name) || is_small_pair ||
        is_joined_role_and_name(reading.folded[i])) {
      return party_of(PartyKind::named, reading, i, i + 1);
    }
  }
  return {};
}

Party PartyWords::read(const Reading& reading, const PartyContext& context) const {
  std::vector<Cell> all = cells(reading);
  mark_preferred_name(reading, all, context.preferred_name);
  Party party = judged(reading, all, context);
  party.includes_the_person = std::any_of(all.begin(), all.end(), [](const Cell& cell) {
    return cell.cover == Cover::self || cell.cover == Cover::generic;
  });
  return party;
}

Party PartyWords::judged(const Reading& reading, const std::vector<Cell>& all,
                         const PartyContext& context) const {
  const Party named = found_by_name(reading, all, context);
  if (named.kind == PartyKind::named) {
    return named;
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].cover == Cover::self) {
      return party_of(PartyKind::self, reading, i, i + 1);
    }
    if (all[i].cover == Cover::relation && is_findable_relation(reading, all, i)) {
      return party_of(PartyKind::relation, reading, i, i + 1);
    }
  }
  Party party = unnamed(reading, all);
  for (const auto& hit : reading.hits) {
    const bool is_new = std::find(party.roles.begin(), party.roles.end(), hit.entry) == party.roles.end();
    if (is_new && hit.list == roles_ && !reading.folded[hit.last - 1].ends_with('s')) {
      party.roles.push_back(hit.entry);
    }
  }
  return party;
}

}  // namespace careaudit
