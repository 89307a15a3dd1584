// Finds speakers: of quotations by their verb of saying, of sentences by their pronouns.
#include "text/whose_words.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

using Forms = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> first_person{"i", "i'm", "i've", "i'd", "i'll", "myself"};
constexpr std::array<std::string_view, 3> mine{"my", "me", "mine"};
constexpr std::array<std::string_view, 9> third_person{"he",   "she",  "him",   "his",    "her",
                                                       "hers", "he's", "she's", "himself"};
// With "I", these are the writing professional's own deeds.
constexpr std::array<std::string_view, 16> staff_deeds{
    "assessed",    "explained", "advised",    "observed", "reviewed", "recommend",
    "recommended", "prompted",  "discussed",  "reminded", "assess",   "informed",
    "documented",  "advise",    "formulated", "witnessed"};
constexpr std::array<std::string_view, 40> saying{
    "say",      "says",      "said",      "saying",     "tell",    "tells",  "told",
    "ask",      "asks",      "asked",     "call",       "calls",   "called", "calling",
    "describe", "describes", "described", "describing", "feels",   "felt",   "thinks",
    "thought",  "write",     "writes",    "wrote",      "written", "state",  "states",
    "stated",   "reports",   "reported",  "labelled",   "labels",  "label",  "explained",
    "explains", "word",      "words",     "phrase",     "replied"};
constexpr std::array<std::string_view, 24> staff_words{
    "staff",      "notes",  "note",     "record",     "records",  "recorded",
    "letter",     "report", "reports",  "referral",   "file",     "files",
    "assessment", "chart",  "handover", "documented", "labelled", "professionals",
    "services",   "entry",  "entries",  "clinicians", "summary",  "known"};
constexpr std::array<std::string_view, 5> passive{"is", "was", "been", "be", "being"};

/// Whether "I" or "my" stands anywhere in a sentence: quickly told, and false of most.
bool speaks_of_oneself(const Reading& reading, WordRange sentence) {
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const char first = reading.folded[i].empty() ? ' ' : reading.folded[i].front();
    if ((first == 'i' || first == 'm') && (is_one_of(reading, i, first_person) || is_one_of(reading, i, mine))) {
      return true;
    }
  }
  return false;
}

bool is_name(const Reading& reading, std::uint32_t word, std::string_view preferred_name) {
  return !preferred_name.empty() && reading.words[word].is_word &&
         equal_ignoring_case(preferred_name, reading.span(word, word + 1));
}

}  // namespace

WhoseWords::WhoseWords(const Lexicon& lexicon)
    : roles_(lexicon.list("roles")),
      teams_(lexicon.list("teams")),
      generic_(lexicon.list("generic_people")),
      lexicon_(&lexicon) {}

bool WhoseWords::is_staff(const Reading& reading, std::uint32_t word) const {
  return is_one_of(reading, word, staff_words) || reading.at(roles_, word) != nullptr ||
         reading.at(teams_, word) != nullptr;
}

bool WhoseWords::is_generic_person(const Reading& reading, std::uint32_t word) const {
  static constexpr std::array<std::string_view, 8> plain{"you",  "your",    "yourself", "they",
                                                  "them", "someone", "anyone",   "somebody"};
  // "by one person", "another patient": not the one whose plan it is.
  static constexpr std::array<std::string_view, 15> others{
      "one", "another", "other", "two", "three", "each", "every", "any", "only", "new", "same", "no", "right", "kind", "different"};
  const Hit* hit = reading.at(generic_, word);
  const bool is_other = word > 0 && is_one_of(reading, word - 1, others);
  return hit != nullptr && !is_other && !is_one_of(reading, word, plain) &&
         has_tag((*lexicon_)[generic_].entries[hit->entry], "person");
}

bool WhoseWords::is_quotation_of_person(const Reading& reading, std::uint32_t word) const {
  WordRange quote{word, word + 1};
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  while (quote.first > 0 && reading.words[quote.first - 1].is_quoted) {
    --quote.first;
  }
  while (quote.last < count && reading.words[quote.last].is_quoted) {
    ++quote.last;
  }
  // What leads up to the quotation, back to the start of a sentence.
  std::uint32_t begin = quote.first;
  while (begin > 0 && (begin == quote.first || !reading.words[begin].starts_sentence)) {
    --begin;
  }
  bool has_verb = false;
  bool has_staff = false;
  for (std::uint32_t i = quote.first; i-- > begin;) {
    if (!has_verb && is_one_of(reading, i, saying)) {
      has_verb = true;
      has_staff = i > 0 && is_one_of(reading, i - 1, passive);
      continue;
    }
    // The subject stands before the verb of saying; without a verb, anything may be the source.
    has_staff = has_staff || is_staff(reading, i);
    // "Staff Nurse Odell reports": the role stands before the name.
    for (std::uint32_t back = 1; has_verb && reading.words[i].is_capitalised && back <= 2 && i >= begin + back; ++back) {
      has_staff = has_staff || is_staff(reading, i - back);
    }
    if (has_verb &&
        (has_staff || is_one_of(reading, i, third_person) || reading.words[i].is_capitalised)) {
      return !has_staff;
    }
  }
  for (std::uint32_t i = quote.last; i < count && !reading.words[i].starts_sentence; ++i) {
    has_verb = has_verb || is_one_of(reading, i, saying);
    has_staff = has_staff || is_staff(reading, i);
  }
  const bool is_whole_text = begin + 1 >= quote.first && quote.last + 2 >= count;
  const bool is_short = quote.last - quote.first <= 3;
  return !has_staff && (has_verb || is_whole_text || !is_short);
}

bool WhoseWords::is_first_person(const Reading& reading, WordRange sentence,
                                 std::string_view preferred_name) const {
  if (!speaks_of_oneself(reading, sentence)) {
    return false;
  }
  bool has_i = false;
  bool has_mine = false;
  bool has_third = false;
  bool has_deed = false;
  // "Sam's view: I …": what stands before a colon says who speaks.
  std::uint32_t begin = sentence.first;
  for (std::uint32_t i = begin; i < std::min(sentence.last, begin + 5); ++i) {
    if (is_mark(reading, i, ":")) {
      begin = i + 1;
      break;
    }
  }
  for (std::uint32_t i = begin; i < sentence.last; ++i) {
    if (reading.words[i].is_quoted) {
      continue;
    }
    const bool says = is_one_of(reading, i + 1, saying);
    if ((is_name(reading, i, preferred_name) || is_generic_person(reading, i)) && !says) {
      return false;
    }
    has_i = has_i || is_one_of(reading, i, first_person);
    has_mine = has_mine || is_one_of(reading, i, mine);
    has_third = has_third || (is_one_of(reading, i, third_person) && !says);
    has_deed = has_deed || is_one_of(reading, i, staff_deeds);
  }
  if (has_i && has_deed && !has_mine) {
    return false;
  }
  return has_mine || (has_i && !has_third);
}

bool WhoseWords::is_persons_own(const Reading& reading, std::uint32_t word,
                                std::string_view preferred_name) const {
  if (reading.words[word].is_quoted) {
    return is_quotation_of_person(reading, word);
  }
  return is_first_person(reading, sentence_of(reading, word), preferred_name);
}

}  // namespace careaudit
