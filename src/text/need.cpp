// Finds the head of a need: the difficulty, or the service that should stand among the actions.
#include "text/need.h"

#include <algorithm>
#include <array>

#include "text/need_forms.h"
#include "text/word_forms.h"

namespace careaudit {

using need_forms::clause_words;
using need_forms::determiners;
using need_forms::is_purpose;
using need_forms::lead_ins;
using need_forms::past_determiners;
using need_forms::prepositions;

namespace {

std::string words_of(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  return std::string(reading.span(first, last));
}

}  // namespace

/// "Frets before each depot": the service stands after a preposition, and something else before it.
bool NeedWords::is_head_elsewhere(const Reading& reading, const Event& event) const {
  std::uint32_t word = event.first;
  while (word > 0 && (is_one_of(reading, word - 1, determiners) ||
                      reading.is(word - 1, "each") || reading.is(word - 1, "every")) &&
         !is_one_of(reading, word - 1, prepositions)) {
    --word;
  }
  if (word == 0 || !is_one_of(reading, word - 1, prepositions)) {
    return false;
  }
  for (std::uint32_t i = 0; i + 1 < word; ++i) {
    if (reading.words[i].is_word && !is_one_of(reading, i, lead_ins) &&
        !is_one_of(reading, i, determiners) && !is_one_of(reading, i, prepositions)) {
      return true;
    }
  }
  return false;
}

/// "Carers come too early and she feels rushed": the difficulty is told, whatever stands first.
bool NeedWords::has_difficulty_after(const Reading& reading, const std::vector<Event>& events,
                                     std::size_t service) const {
  std::uint32_t last_service = events[service].last;
  for (std::size_t i = service + 1; i < events.size(); ++i) {
    const auto& event = events[i];
    if (event.sign == Sign::service || event.sign == Sign::measure) {
      last_service = event.last;
      continue;
    }
    if (event.sign != Sign::difficulty) {
      continue;
    }
    bool is_purposed = false;
    bool is_told = event.is_strong;
    for (auto word = last_service; word < event.first; ++word) {
      is_purposed = is_purposed || is_purpose(reading, word);
      is_told = is_told || is_one_of(reading, word, clause_words);
    }
    if (event.first == last_service && !event.is_strong && event.last == reading.words.size()) {
      is_told = true;  // "Medication side effects": the last noun is the head.
    }
    if (is_told && !is_purposed) {
      return true;
    }
  }
  return false;
}

/// Help by somebody, or help as a thing ("emotional support"), is a service; help with an activity
/// says what the person cannot do alone.
bool NeedWords::is_help_a_service(const Reading& reading, const std::vector<Event>& events,
                                  std::size_t help) const {
  static constexpr std::array<std::string_view, 4> agents{"from", "by", "via", "through"};
  const std::uint32_t next = events[help].last;
  if (is_one_of(reading, next, agents)) {
    return true;
  }
  static constexpr std::array<std::string_view, 2> openers{"to", "with"};
  const bool is_activity = is_one_of(reading, next, openers) ||
                           (next < reading.words.size() && reading.folded[next].ends_with("ing")) ||
                           (next + 1 < reading.words.size() && reading.is(next, "in") &&
                            reading.folded[next + 1].ends_with("ing"));
  if (!is_activity) {
    return true;
  }
  for (std::size_t i = help + 1; i < events.size(); ++i) {
    if (events[i].sign != Sign::service) {
      continue;
    }
    const std::uint32_t first = events[i].first;
    if (past_determiners(reading, next + 1) >= first) {
      return true;
    }
    for (auto word = next; word < first; ++word) {
      if (is_one_of(reading, word, agents) && past_determiners(reading, word + 1) >= first) {
        return true;
      }
    }
  }
  return false;
}

/// Whether a wish or an act takes a service as its object: "wants a support worker".
bool NeedWords::opens_service(const Reading& reading, const std::vector<Event>& events,
                              std::size_t event) const {
  if (!events[event].is_wish || event + 1 >= events.size()) {
    return false;
  }
  const auto& next = events[event + 1];
  if (past_determiners(reading, events[event].last) < next.first) {
    return false;
  }
  if (next.sign == Sign::help) {
    return is_help_a_service(reading, events, event + 1);
  }
  return next.sign == Sign::service ? !reading.is(next.first - 1, "to")
                                    : next.sign == Sign::act && opens_service(reading, events, event + 1);
}

/// "To be seen by OT", "going into residential": what is done or where it goes is the service.
bool NeedWords::is_led_to(const Reading& reading, const std::vector<Event>& events, std::size_t service) const {
  static constexpr std::array<std::string_view, 11> going{"go",    "going", "goes",   "move",      "moving", "under",
                                                   "moves", "moved", "return", "returning", "join"};
  static constexpr std::array<std::string_view, 20> done{
      "seen",    "assessed",  "reviewed", "referred",   "visited",  "admitted", "transferred",
      "placed",  "moved",     "put",      "registered", "enrolled", "signed",   "allocated",
      "followed", "discharged", "screened", "treated",  "tested", "found"};
  static constexpr std::array<std::string_view, 16> filling{"be", "care", "up", "off", "back", "out", "over", "through", "wants", "really", "does", "do", "now", "soon", "still", "ready"};
  if (service >= events.size() || events[service].sign != Sign::service) {
    return false;
  }
  bool is_led = false;
  for (std::uint32_t word = 0; word < events[service].first; ++word) {
    const bool leads = is_one_of(reading, word, going) || is_one_of(reading, word, done);
    is_led = is_led || leads;
    if (!leads && !is_one_of(reading, word, filling) && !is_one_of(reading, word, prepositions) && !is_purpose(reading, word) &&
        !is_one_of(reading, word, determiners) && !is_one_of(reading, word, lead_ins)) {
      return false;
    }
  }
  return is_led && !has_difficulty_after(reading, events, service);
}

NeedJudgement NeedWords::read(const Reading& reading) const {
  if (is_heading(reading)) {
    return {.kind = NeedKind::heading, .words = std::string(reading.text)};
  }
  const auto all = events(reading);
  if (is_service_phrase(reading, all)) {
    return {.kind = NeedKind::service, .words = std::string(reading.text)};
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& event = all[i];
    const auto as_service = [&] {
      return NeedJudgement{.kind = NeedKind::service, .words = words_of(reading, event.first, event.last)};
    };
    const auto as_need = [&] {
      return NeedJudgement{.kind = NeedKind::need, .words = words_of(reading, event.first, event.last)};
    };
    switch (event.sign) {
      case Sign::difficulty:
        // "Pain clinic", "anxiety management": the difficulty only describes the service.
        if (!event.is_strong && i + 1 < all.size() && all[i + 1].sign == Sign::service &&
            all[i + 1].first == event.last) {
          continue;
        }
        return as_need();
      case Sign::act:
        // "Placed" may itself be read as a placement.
        for (std::size_t next = i + 1; next < std::min(all.size(), i + 3); ++next) {
          if (is_led_to(reading, all, next)) {
            return {.kind = NeedKind::service, .words = words_of(reading, event.first, all[next].last)};
          }
        }
        if (opens_service(reading, all, i)) {
          continue;
        }
        return as_need();
      case Sign::help:
        return is_help_a_service(reading, all, i) && !has_difficulty_after(reading, all, i)
                   ? as_service()
                   : as_need();
      case Sign::measure:
      case Sign::service:
        if (is_led_to(reading, all, i)) {
          return as_service();
        }
        if (is_head_elsewhere(reading, event) || has_difficulty_after(reading, all, i)) {
          return as_need();
        }
        return as_service();
    }
  }
  return {};
}

}  // namespace careaudit
