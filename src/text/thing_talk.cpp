// Looks for the subject of a judging word, and for what it is about.
#include "text/thing_talk.h"

#include <algorithm>
#include <array>

#include "text/sentence.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// Of the hits whose words include that word: one of `list`, or nullptr.
const Hit* over(const Reading& reading, ListId list, std::uint32_t word) {
  for (const auto& hit : reading.hits) {
    if (hit.list == list && hit.first <= word && word < hit.last) {
      return &hit;
    }
  }
  return nullptr;
}

bool is_pronoun(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 14> pronouns{"he",  "she",    "they",     "him",  "her",
                                                      "his", "their",  "them",     "he's", "she's",
                                                      "who", "person", "person's", "you"};
  return is_one_of(reading, word, pronouns);
}

/// A clause ends at a mark, other than one inside a word or a pair of brackets' content.
bool ends_clause(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> inner{"-",      "/",  "'",      "&",
                                                  "\u2019", "\"", "\u201C", "\u201D"};
  const auto mark = reading.span(word, word + 1);
  return reading.words[word].is_mark && std::find(inner.begin(), inner.end(), mark) == inner.end();
}

/// Whether the noun at that word hangs on a preposition ("on the ward"), so is no subject.
bool is_object_of_preposition(const Reading& reading, std::uint32_t word, std::uint32_t from) {
  static constexpr std::array<std::string_view, 15> prepositions{
      "at", "in",   "on",    "to",  "from",  "with",   "of",    "for",
      "by", "into", "about", "off", "under", "during", "around"};
  for (std::uint32_t back = 1; back <= 3 && word >= from + back; ++back) {
    if (is_one_of(reading, word - back, prepositions)) {
      return true;
    }
  }
  return false;
}

}  // namespace

ThingTalk::ThingTalk(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      things_(lexicon.list("things")),
      roles_(lexicon.list("roles")),
      teams_(lexicon.list("teams")),
      names_(lexicon.list("given_names")),
      generic_(lexicon.list("generic_people")) {}

const LexiconEntry* ThingTalk::thing(const Reading& reading, std::uint32_t word) const {
  const Hit* hit = over(reading, things_, word);
  return hit == nullptr ? nullptr : &(*lexicon_)[things_].entries[hit->entry];
}

ThingTalk::Who ThingTalk::subject_before(const Reading& reading, std::uint32_t first,
                                         bool may_act) const {
  // Between subject and verb these hand the verb to somebody else, who is not named.
  static constexpr std::array<std::string_view, 26> hands_on{
      "ensure",     "ensuring", "encourage", "encouraging", "check",   "checking", "monitor",
      "monitoring", "prompt",   "support",   "remind",      "help",    "if",       "when",
      "because",    "whether",  "where",     "manage",      "promote", "observe",  "assess",
      "record",     "discuss",  "review",    "improve",     "unless"};
  const WordRange sentence = sentence_of(reading, first);
  const bool is_relative =
      first > sentence.first && (reading.is(first - 1, "which") || reading.is(first - 1, "that"));
  for (std::uint32_t i = first; i-- > sentence.first;) {
    if (ends_clause(reading, i) || is_one_of(reading, i, hands_on)) {
      return Who::nobody;
    }
    if (is_pronoun(reading, i) || over(reading, names_, i) != nullptr) {
      return Who::person;
    }
    const bool is_body = over(reading, teams_, i) != nullptr ||
                         over(reading, roles_, i) != nullptr || reading.is(i, "staff");
    const LexiconEntry* found = thing(reading, i);
    const bool is_other = found != nullptr && (may_act || !has_tag(*found, "acting"));
    if ((is_body || is_other) &&
        (is_relative || !is_object_of_preposition(reading, i, sentence.first))) {
      return is_other ? Who::thing : Who::staff;
    }
    if (!is_body && over(reading, generic_, i) != nullptr) {
      return Who::person;
    }
  }
  return Who::nobody;
}

bool ThingTalk::has_rules_after(const Reading& reading, std::uint32_t last) const {
  static constexpr std::array<std::string_view, 6> links{"with", "to", "of", "by", "under", "for"};
  if (!is_one_of(reading, last, links)) {
    return false;
  }
  const std::uint32_t end =
      std::min<std::uint32_t>(last + 7, static_cast<std::uint32_t>(reading.words.size()));
  for (std::uint32_t i = last + 1; i < end && !ends_clause(reading, i); ++i) {
    if (is_pronoun(reading, i)) {
      return false;
    }
    const LexiconEntry* found = thing(reading, i);
    if (found != nullptr &&
        (has_tag(*found, "rules") || (reading.is(last, "of") && has_tag(*found, "object")))) {
      return true;
    }
  }
  return false;
}

bool ThingTalk::is_about_a_thing(const Reading& reading, std::uint32_t first, std::uint32_t last,
                                 bool may_act) const {
  static constexpr std::array<std::string_view, 6> nouns{"compliance", "noncompliance", "refusal",
                                                  "resistance", "failure",       "adherence"};
  const bool is_noun = is_one_of(reading, last - 1, nouns);
  // "policy compliance", "GDPR-compliant"
  std::uint32_t before = first;
  while (before > 0 && is_mark(reading, before - 1, "-")) {
    --before;
  }
  const LexiconEntry* modifier = before > 0 ? thing(reading, before - 1) : nullptr;
  const bool has_rules_before =
      modifier != nullptr && (has_tag(*modifier, "rules") || has_tag(*modifier, "object"));
  const Who subject = subject_before(reading, first, may_act);
  if (is_noun && has_rules_before) {
    return true;
  }
  switch (subject) {
    case Who::person:
      return false;
    case Who::thing:
      return !is_noun || has_rules_after(reading, last);
    case Who::staff:
      return !is_noun || has_rules_after(reading, last);
    case Who::nobody:
      return has_rules_after(reading, last);
  }
  return false;
}

}  // namespace careaudit
