// Covers the words of a party with what the word lists say of them; the rest may be names.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/party.h"
#include "text/party_run.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

using Cover = PartyWords::Cover;
using Cells = std::vector<PartyWords::Cell>;

bool is_function_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 66> words{
      "a",     "an",   "the",   "and",  "or",   "with",  "by",   "via",   "from",  "at",    "for",
      "to",    "of",   "in",    "on",   "off",  "my",    "her",  "his",   "their", "our",   "its",
      "who",   "is",   "are",   "was",  "will", "be",    "been", "has",   "have",  "can",   "may",
      "must",  "should", "as",  "if",   "when", "not",   "no",   "then",  "plus",  "also",  "but",
      "per",   "each", "every", "this", "that", "these", "those", "it",   "if",    "both",  "until",
      "while", "during", "after", "before", "under", "over", "through", "within", "also", "so", "do"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// How much a cover counts when phrases of the same length lie on the same words.
int rank(Cover cover) {
  static constexpr std::array order{Cover::none,  Cover::name,     Cover::modifier, Cover::head,
                             Cover::team,  Cover::relation, Cover::role,     Cover::generic,
                             Cover::group, Cover::self,     Cover::everyone, Cover::open,
                             Cover::title, Cover::filler,   Cover::mark};
  return static_cast<int>(std::find(order.begin(), order.end(), cover) - order.begin());
}

/// Covers that give way to a given name written with a capital ("Will", "Mark", "May").
bool yields_to_a_name(const PartyWords::Cell& cell) {
  return cell.length <= 1 && (cell.cover == Cover::none || cell.cover == Cover::modifier ||
                              cell.cover == Cover::filler);
}

bool starts_a_clause(const Reading& reading, std::uint32_t word) {
  return reading.is(word + 1, "be") || reading.is(word + 1, "have") ||
         reading.is(word + 1, "need") || reading.is(word + 1, "not");
}

/// A surname after a title may be any word: "Mr Cook", "Mrs Ward", "dr singh".
void mark_names_after_titles(const Reading& reading, Cells& cells) {
  for (std::uint32_t i = 0; i + 1 < cells.size(); ++i) {
    if (cells[i].cover != Cover::title) {
      continue;
    }
    const std::uint32_t next = reading.span(i + 1, i + 2) == "." ? i + 2 : i + 1;
    if (next >= cells.size() || !reading.words[next].is_word || cells[next].length > 1) {
      continue;
    }
    const bool is_plain = cells[next].cover == Cover::none;
    const bool is_open = cells[next].cover == Cover::open || cells[next].cover == Cover::filler;
    if (is_plain || (cells[next].is_name_like && !is_open)) {
      cells[next].cover = Cover::name;
    }
  }
}

}  // namespace

PartyWords::PartyWords(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      roles_(lexicon.list("roles")),
      teams_(lexicon.list("teams")),
      modifiers_(lexicon.list("role_modifiers")),
      relations_(lexicon.list("relations")),
      selves_(lexicon.list("self_words")),
      generic_(lexicon.list("generic_people")),
      nobody_(lexicon.list("nobody")),
      titles_(lexicon.list("titles")),
      given_names_(lexicon.list("given_names")) {
  const auto keep = [&](ListId list, std::unordered_set<std::string>& words) {
    if (list == no_list) {
      return;
    }
    for (const auto& entry : lexicon[list].entries) {
      for (const auto& phrase : entry.find) {
        if (phrase.find(' ') == std::string::npos) {
          words.insert(fold_ascii(phrase));
        }
      }
    }
  };
  keep(given_names_, given_);
  keep(roles_, role_words_);
}

PartyWords::Cover PartyWords::cover_of(const Hit& hit) const {
  const auto& entry = (*lexicon_)[hit.list].entries[hit.entry];
  if (hit.list == roles_) {
    return Cover::role;
  }
  if (hit.list == teams_) {
    return has_tag(entry, "head") ? Cover::head : Cover::team;
  }
  if (hit.list == generic_) {
    return has_tag(entry, "group") ? Cover::group : Cover::generic;
  }
  if (hit.list == nobody_) {
    return has_tag(entry, "everyone") ? Cover::everyone : Cover::open;
  }
  return hit.list == modifiers_   ? Cover::modifier
         : hit.list == relations_ ? Cover::relation
         : hit.list == selves_    ? Cover::self
         : hit.list == titles_    ? Cover::title
                                  : Cover::none;
}

void PartyWords::cover(std::vector<Cell>& cells, const Reading& reading, const Hit& hit) const {
  if (hit.list == given_names_) {
    const bool is_ward_name =
        has_tag((*lexicon_)[hit.list].entries[hit.entry], "ward_name");
    for (auto i = hit.first; i < hit.last; ++i) {
      cells[i].is_given_name = reading.words[i].is_capitalised;
      cells[i].is_ward_name = is_ward_name;
    }
    return;
  }
  const Cover cover = cover_of(hit);
  const std::uint32_t length = hit.last - hit.first;
  for (auto i = hit.first; cover != Cover::none && i < hit.last; ++i) {
    if (length > cells[i].length || (length == cells[i].length && rank(cover) > rank(cells[i].cover))) {
      const bool is_given_name = cells[i].is_given_name;
      const bool is_ward_name = cells[i].is_ward_name;
      cells[i] = {.cover = cover, .length = length, .is_given_name = is_given_name,
                  .is_ward_name = is_ward_name, .is_name_like = false, .entry = hit.entry};
    }
  }
}

std::vector<PartyWords::Cell> PartyWords::cells(const Reading& reading) const {
  std::vector<Cell> cells(reading.words.size());
  for (const auto& hit : reading.hits) {
    cover(cells, reading, hit);
  }
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    auto& cell = cells[i];
    const auto& folded = reading.folded[i];
    cell.is_name_like = could_be_a_name(reading, i);
    const bool is_capital_name =
        cell.is_name_like && (cell.is_given_name || given_.contains(folded));
    cell.is_given_name = is_capital_name;
    if (reading.words[i].is_mark || reading.words[i].is_number) {
      cell.cover = cell.length > 1 ? cell.cover : Cover::mark;
    } else if (cell.cover == Cover::none && is_function_word(folded)) {
      cell.cover = Cover::filler;
    }
    if (is_capital_name && yields_to_a_name(cell) && !starts_a_clause(reading, i)) {
      cell.cover = Cover::name;
    } else if (cell.cover == Cover::none && cell.is_name_like) {
      cell.cover = Cover::name;
    }
  }
  mark_names_after_titles(reading, cells);
  return cells;
}

}  // namespace careaudit
