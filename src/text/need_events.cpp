// Marks what is telling in a need: difficulties, wishes, services, help, measures of staff time.
#include <algorithm>
#include <array>

#include "text/need.h"
#include "text/need_forms.h"
#include "text/word_forms.h"

namespace careaudit {

using need_forms::clause_words;
using need_forms::determiners;
using need_forms::is_help;
using need_forms::is_purpose;
using need_forms::prepositions;

namespace {

bool is_professional(std::string_view folded) {
  static constexpr std::array<std::string_view, 8> endings{"ist",    "nurse", "doctor",   "worker",
                                                    "ician",  "advocate", "adviser", "officer"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return folded.ends_with(ending); });
}

}  // namespace

NeedWords::NeedWords(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      services_(lexicon.list("services")),
      difficulties_(lexicon.list("difficulties")),
      domains_(lexicon.list("need_domains")),
      roles_(lexicon.list("roles")),
      teams_(lexicon.list("teams")) {}

/// Roles and teams are many single words; only those that can be nothing else count here.
bool NeedWords::is_role_that_tells(const Reading& reading, const Hit& hit) const {
  if (hit.list != roles_ && hit.list != teams_) {
    return false;
  }
  const auto& entry = (*lexicon_)[hit.list].entries[hit.entry];
  if (has_tag(entry, "organisation")) {
    // "Sense of purpose" is not the charity.
    return hit.first > 0 || hit.last == reading.words.size() || hit.last - hit.first >= 2;
  }
  if (has_tag(entry, "head") ||
      (reading.at(domains_, hit.first) != nullptr &&
       reading.at(domains_, hit.first)->last >= hit.last)) {
    return false;
  }
  const bool is_abbreviation = reading.words[hit.first].is_all_capitals;
  if (reading.is(hit.last - 1, "carer") || reading.is(hit.last - 1, "carers")) {
    return false;  // "Young carer" may be the person; paid carers stand among the services.
  }
  return is_abbreviation || hit.last - hit.first >= 2 || is_professional(reading.folded[hit.first]);
}

/// "2:1", "10 hours a week", "x2 daily", "24/7" at the start are staffing, not a need.
void NeedWords::add_measures(const Reading& reading, std::vector<Event>& events) const {
  static constexpr std::array<std::string_view, 15> units{"hours", "hour",   "hrs",   "hr",     "h",    "nights",
                                                     "days",  "mins",   "minutes", "calls", "visits", "call",
                                                     "visit", "carers", "staff"};
  static constexpr std::array<std::string_view, 5> numbers{"one", "two", "three", "four", "five"};
  static constexpr std::array<std::string_view, 5> lead{"needs", "need", "requires", "about", "approx"};
  std::uint32_t first = 0;
  while (is_one_of(reading, first, lead)) {
    ++first;
  }
  // "Needs more hours": as good as a number.
  static constexpr std::array<std::string_view, 4> more{"more", "extra", "additional", "increased"};
  static constexpr std::array<std::string_view, 6> staffed{"hours", "hrs", "carers", "staff", "staffing", "calls"};
  if (is_one_of(reading, first, more) && is_one_of(reading, first + 1, staffed)) {
    events.push_back({.sign = Sign::measure, .first = first, .last = first + 2U, .is_strong = false, .is_wish = false});
    return;
  }
  if (first + 2 > reading.words.size() || !(reading.words[first].is_number || is_one_of(reading, first, numbers))) {
    return;
  }
  const bool is_ratio = first + 2 < reading.words.size() && reading.span(first + 1, first + 2) == ":" &&
                        reading.words[first + 2].is_number;
  const bool is_hours = is_one_of(reading, first + 1, units);
  if (is_ratio || is_hours) {
    events.push_back({.sign = Sign::measure,
                      .first = first,
                      .last = first + (is_ratio ? 3U : 2U),
                      .is_strong = false,
                      .is_wish = false});
  }
}

std::vector<NeedWords::Event> NeedWords::events(const Reading& reading) const {
  std::vector<Event> events;
  add_measures(reading, events);
  for (const auto& hit : reading.hits) {
    if ((hit.list == services_ && !has_tag((*lexicon_)[services_].entries[hit.entry], "head")) ||
        is_role_that_tells(reading, hit)) {
      events.push_back({Sign::service, hit.first, hit.last, false, false});
    } else if (hit.list == difficulties_) {
      const auto& entry = (*lexicon_)[hit.list].entries[hit.entry];
      events.push_back({has_tag(entry, "act") ? Sign::act : Sign::difficulty, hit.first, hit.last,
                        has_tag(entry, "strong"), has_tag(entry, "wish")});
    }
  }
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (is_help(reading, i)) {
      events.push_back({Sign::help, i, i + 1, false, false});
    }
  }
  // At the same word the longer phrase tells more.
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::vector<Event> kept;
  for (const auto& event : events) {
    if (kept.empty() || event.first >= kept.back().last) {
      kept.push_back(event);
    }
  }
  return kept;
}

/// "Sleep hygiene group", "falls prevention": the last noun of the first phrase is the head.
bool NeedWords::is_service_phrase(const Reading& reading, const std::vector<Event>& events) const {
  std::uint32_t end = 0;
  while (end < reading.words.size() && (reading.words[end].is_word || reading.span(end, end + 1) == "-") &&
         !(end > 0 && is_one_of(reading, end, determiners)) && !is_one_of(reading, end, prepositions) &&
         !is_one_of(reading, end, clause_words) && !is_purpose(reading, end)) {
    ++end;
  }
  // "Needs help to wash" names an activity; only help that ends the phrase is a thing.
  if (end > 0 && is_help(reading, end - 1) && end < reading.words.size() && !reading.words[end].is_mark) {
    return false;
  }
  const bool is_troubled = std::any_of(events.begin(), events.end(), [&](const Event& event) {
    return event.sign == Sign::difficulty && event.is_strong && event.first < end;
  });
  if (end < 2 || is_troubled) {
    return false;
  }
  return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) {
    const auto* entry = hit.list == services_ ? &(*lexicon_)[services_].entries[hit.entry] : nullptr;
    return entry != nullptr && hit.last == end && hit.first > 0 &&
           (has_tag(*entry, "head") || has_tag(*entry, "noun"));
  });
}

/// All words are headings, neutral words or marks.
bool NeedWords::is_heading(const Reading& reading) const {
  static constexpr std::array<std::string_view, 12> joining{"and", "or", "of", "with", "the", "my",
                                                     "his", "her", "their", "in", "for", "at"};
  bool has_heading = false;
  for (std::uint32_t i = 0; i < reading.words.size();) {
    const Hit* hit = reading.at(domains_, i);
    const Hit* service = reading.at(services_, i);
    if (service != nullptr && (hit == nullptr || service->last > hit->last)) {
      return false;  // "Travel training"
    }
    if (hit != nullptr) {
      has_heading = true;
      i = hit->last;
    } else if (reading.words[i].is_mark || reading.words[i].is_number ||
               is_one_of(reading, i, joining)) {
      ++i;
    } else {
      return false;
    }
  }
  return has_heading;
}

}  // namespace careaudit
