// Tells names from wards, roles and ordinary words by their letters and their neighbours.
#include "text/party_run.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/date.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

using Cover = PartyWords::Cover;
using Cells = std::vector<PartyWords::Cell>;

bool has_letters_without_case(std::string_view word) {
  // First bytes of Cyrillic and later scripts in UTF-8; E1 B8..BB is Latin (Vietnamese).
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    const bool is_latin_extra =
        byte == 0xE1 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) >= 0xB8;
    if (byte >= 0xCD && !is_latin_extra && byte != 0xE2) {
      return true;
    }
  }
  return false;
}

bool has_vowel(std::string_view folded) {
  return folded.find_first_of("aeiouy") != std::string_view::npos ||
         std::any_of(folded.begin(), folded.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Endings of abstract and professional words that names do not have.
bool ends_like_a_common_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 17> endings{
      "tion", "tions", "ology",  "ologist", "iatric", "iatry",  "ments", "ement", "ical",
      "ness", "ities", "ivity", "ability", "apist",  "apy", "ician", "worker"};
  const bool is_gerund = folded.size() >= 6 && folded.ends_with("ing");
  return is_gerund || std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
           return folded.size() > ending.size() + 1 && folded.ends_with(ending);
         });
}

bool is_possessive(std::string_view folded) {
  return folded.ends_with("'s") || folded.ends_with("s'");
}

/// Hyphens and full stops inside a name: written against the words at both sides, or after an initial.
bool joins_names(const Reading& reading, const Cells& cells, std::uint32_t mark) {
  if (mark == 0 || mark + 1 >= reading.words.size() || !cells[mark + 1].is_name_like) {
    return false;
  }
  const auto sign = reading.span(mark, mark + 1);
  const auto& before = reading.words[mark - 1];
  const auto& after = reading.words[mark + 1];
  if (sign == "-" || sign == "'" || sign == "\u2019" || sign == "\u2010" || sign == "_") {
    return before.end == reading.words[mark].begin && reading.words[mark].end == after.begin;
  }
  return sign == "." && before.end - before.begin <= 2;
}

/// Particles of surnames: part of a name between its words.
bool is_particle(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 20> particles{
      "van", "von", "de", "der", "den", "da", "di", "do", "dos", "du",
      "del", "la",  "le", "bin", "ibn", "al", "el", "ap", "ferch", "ter"};
  return std::find(particles.begin(), particles.end(), reading.folded[word]) != particles.end();
}

/// Letters of an abbreviation rather than of a name.
bool is_acronym(const Reading& reading, NameRun run, const Cells& cells) {
  const auto text = reading.span(run.first, run.last);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 2 && text.ends_with('s') && std::all_of(text.begin(), text.end() - 1, is_capital)) {
    return true;  // "CPNs"
  }
  if (run.last - run.first != 1 || !reading.words[run.first].is_all_capitals ||
      cells[run.first].is_given_name) {
    return false;
  }
  return reading.folded[run.first].size() > 3 && !has_vowel(reading.folded[run.first]);
}

/// The cell that follows the run, past ordinary modifiers; nothing when a mark or the end does.
std::uint32_t follower(const Cells& cells, std::uint32_t from) {
  while (from < cells.size() && cells[from].cover == Cover::modifier) {
    ++from;
  }
  return from;
}

bool has_given_name(const Cells& cells, NameRun run) {
  return std::any_of(cells.begin() + run.first, cells.begin() + run.last,
                     [](const auto& cell) { return cell.is_given_name; });
}

std::uint32_t words_in(const Reading& reading, NameRun run) {
  std::uint32_t count = 0;
  for (auto i = run.first; i < run.last; ++i) {
    count += reading.words[i].is_mark ? 0U : 1U;
  }
  return count;
}

/// "Jo Ward" and "Peter Hall" are people; "Beech Ward", "Daisy Ward" and "Mary Seacole House" places.
bool is_surname_like_a_place(const Reading& reading, const Cells& cells, NameRun run,
                             std::uint32_t head) {
  static constexpr std::array<std::string_view, 9> surnames{"ward",   "hall",   "lane",  "park", "street",
                                                     "church", "chapel", "banks", "hill"};
  return words_in(reading, run) == 1 && head == run.last && cells[run.first].is_given_name &&
         !cells[run.first].is_ward_name && reading.words[head].is_capitalised &&
         cells[head].length == 1 &&
         (head + 1 >= cells.size() || cells[head + 1].cover != Cover::none) &&
         std::find(surnames.begin(), surnames.end(), reading.folded[head]) != surnames.end();
}

/// "Grace Ward (OT)", "Hope Chapel, nurse": the role that follows is one person's, so the name is too; not so
/// "Robin House, duty officer".
bool is_surname_by_role(const Reading& reading, const Cells& cells, NameRun run, std::uint32_t head) {
  static constexpr std::array<std::string_view, 5> on_rota{"duty", "on", "shift", "any", "manager"};
  const std::uint32_t mark = head + 1;
  const std::uint32_t role = mark + 1;
  return words_in(reading, run) == 1 && head == run.last && cells[run.first].is_given_name && reading.words[head].is_capitalised && cells[head].length == 1 &&
         role < cells.size() && (reading.span(mark, role) == "," || reading.span(mark, role) == "(" || reading.span(mark, role) == "-") &&
         !is_one_of(reading, role, on_rota) && follower(cells, role) < cells.size() && cells[follower(cells, role)].cover == Cover::role;
}

/// "was Delroy Samuels", "no longer Pam": somebody who does it no more; "in June", "left (Jan)": a month.
bool is_gone_or_a_month(const Reading& reading, NameRun run) {
  static constexpr std::array<std::string_view, 5> gone{"was", "were", "formerly", "previously", "ex"};
  static constexpr std::array<std::string_view, 9> before_a_month{"in", "by", "since", "until", "during", "early", "late", "mid", "of"};
  if (run.first == 0) {
    return false;
  }
  const std::uint32_t before = run.first - 1;
  if (is_one_of(reading, before, gone) || (reading.is(before, "longer") && before > 0 && reading.is(before - 1, "no"))) {
    return true;
  }
  const bool is_month = run.last == run.first + 1 && month_named(reading.folded[run.first]).has_value();
  const bool is_left = reading.span(before, before + 1) == "(" && before > 0 && (reading.is(before - 1, "left") || reading.is(before - 1, "leaving"));
  return is_month && (is_one_of(reading, before, before_a_month) || is_left);
}

/// A single name-like word has to be trusted less than two.
bool is_trusted(const Reading& reading, const Cells& cells, NameRun run) {
  return has_given_name(cells, run) || words_in(reading, run) >= 2;
}

bool is_name_before(const Reading& reading, const Cells& cells, NameRun run) {
  const auto next = follower(cells, run.last);
  if (next >= cells.size()) {
    // "Bethan Community" and "Kitchen Monday" end in a modifier that may be part of the name.
    return true;
  }
  switch (cells[next].cover) {
    case Cover::head:
    case Cover::team:
      return is_surname_like_a_place(reading, cells, run, next) || is_surname_by_role(reading, cells, run, next) ||
             (cells[next].cover == Cover::team && has_given_name(cells, run) && !cells[run.last - 1].is_ward_name);
    case Cover::role:
      return has_given_name(cells, run) ||
             (is_trusted(reading, cells, run) && next == run.last &&
              !ends_like_a_common_word(reading.folded[run.first]));
    case Cover::none:
      return is_trusted(reading, cells, run);
    case Cover::everyone:
      return (next != run.last || has_given_name(cells, run)) && !(next == run.last && reading.is(next, "team"));
    case Cover::group:
    case Cover::generic:
      return next != run.last || has_given_name(cells, run);
    case Cover::name:
    case Cover::modifier:
    case Cover::relation:
    case Cover::self:
    case Cover::open:
    case Cover::title:
    case Cover::filler:
    case Cover::mark:
      return true;
  }
  return true;
}

}  // namespace

bool could_be_a_name(const Reading& reading, std::uint32_t word) {
  const auto& w = reading.words[word];
  const auto text = reading.span(word, word + 1);
  return w.is_word && (w.is_capitalised || w.is_all_capitals || has_letters_without_case(text));
}

std::vector<NameRun> name_runs(const Reading& reading, const Cells& cells) {
  std::vector<NameRun> runs;
  const auto count = static_cast<std::uint32_t>(cells.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (cells[i].cover != Cover::name) {
      continue;
    }
    NameRun run{i, i + 1};
    while (run.last < count &&
           (cells[run.last].cover == Cover::name || joins_names(reading, cells, run.last) ||
            (is_particle(reading, run.last) && run.last + 1 < count &&
             cells[run.last + 1].cover == Cover::name))) {
      ++run.last;
    }
    while (reading.words[run.last - 1].is_mark) {
      --run.last;
    }
    runs.push_back(run);
    i = run.last - 1;
  }
  return runs;
}

bool is_a_name(const Reading& reading, const Cells& cells, NameRun run) {
  const auto last = run.last - 1;
  std::uint32_t before = run.first;
  while (before > 0 && reading.span(before - 1, before) == ".") {
    --before;
  }
  if (is_gone_or_a_month(reading, run) || reading.folded[run.first].find_first_not_of('x') == std::string::npos) {
    return false;
  }
  if (before > 0 && cells[before - 1].cover == Cover::title) {
    return !is_possessive(reading.folded[last]);
  }
  const bool is_saint = run.first > 0 && reading.is(run.first - 1, "st") &&
                        reading.words[run.first - 1].is_capitalised;
  if (is_saint || is_possessive(reading.folded[last]) || is_acronym(reading, run, cells)) {
    return false;
  }
  if (words_in(reading, run) == 1 && !cells[run.first].is_given_name) {
    if (run.first > 0 && reading.is(run.first - 1, "the")) {
      return false;  // "The Larches"
    }
    const auto& folded = reading.folded[run.first];
    const auto text = reading.span(run.first, run.first + 1);
    const bool is_single_letter = folded.size() == 1;
    if (is_single_letter || ends_like_a_common_word(folded)) {
      return has_letters_without_case(text);
    }
  }
  return is_name_before(reading, cells, run);
}

}  // namespace careaudit
