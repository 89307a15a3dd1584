// Finds the head of a need: the difficulty, or the service that should stand among the actions.
#include "text/need.h"

#include <algorithm>
#include <array>
#include <span>

namespace careaudit {
namespace {

bool has_tag(const LexiconEntry& entry, std::string_view tag) {
  return std::find(entry.tags.begin(), entry.tags.end(), tag) != entry.tags.end();
}

bool is_one_of(const Reading& reading, std::uint32_t word, std::span<const std::string_view> forms) {
  return word < reading.words.size() &&
         std::find(forms.begin(), forms.end(), reading.folded[word]) != forms.end();
}

/// Words between a verb and the thing it takes.
constexpr std::array<std::string_view, 34> determiners{
    "a",     "an",     "the",     "some",       "more",   "any",        "her",    "his",    "my",
    "their", "our",    "own",     "regular",    "weekly", "daily",      "new",    "suitable", "appropriate",
    "further", "ongoing", "good", "specialist", "extra",  "additional", "proper", "full",   "right",
    "enough", "other",  "monthly", "long-term",  "short",  "different",  "to"};
/// Prepositions after which a service is only mentioned.
constexpr std::array<std::string_view, 24> prepositions{
    "before", "after", "since", "without", "at",   "in",    "on",     "during",
    "to",     "from",  "about", "of",      "into", "near",  "past",   "outside",
    "when",   "with",  "like",  "between", "by",   "under", "towards", "off"};
/// Words that ask for something and say nothing yet.
constexpr std::array<std::string_view, 28> lead_ins{
    "need",    "needs",    "needed",   "needing",  "require", "requires", "required", "requiring", "benefit",
    "benefits", "would",   "should",   "must",     "could",   "i",        "he",       "she",       "they",
    "we",      "has",      "have",     "had",      "having",  "is",       "are",      "get",       "receive",
    "receives"};
/// Words that tie a state to what stands before them.
constexpr std::array<std::string_view, 22> clause_words{
    "because", "as",   "since", "but",  "so",    "is",  "are",   "was",  "were",  "makes", "make",
    "gives",   "cause", "causes", "leaves", "feels", "he", "she", "they", "i", "when", "too"};

bool is_purpose(const Reading& reading, std::uint32_t word) {
  constexpr std::array<std::string_view, 5> words{"for", "re", "around", "regarding", "to"};
  return is_one_of(reading, word, words);
}

bool is_boundary(const Reading& reading, std::uint32_t word) {
  const auto text = reading.span(word, word + 1);
  return text == ";" || text == "." || text == "," || text == ":" || text == "/" || text == "(";
}

/// Words after `from` and past determiners.
std::uint32_t past_determiners(const Reading& reading, std::uint32_t from) {
  while (from < reading.words.size() &&
         (is_one_of(reading, from, determiners) || reading.words[from].is_number)) {
    ++from;
  }
  return from;
}

bool is_professional(std::string_view folded) {
  constexpr std::array<std::string_view, 8> endings{"ist",    "nurse", "doctor",   "worker",
                                                    "ician",  "advocate", "adviser", "officer"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return folded.ends_with(ending); });
}

bool is_help(const Reading& reading, std::uint32_t word) {
  constexpr std::array<std::string_view, 5> nouns{"help", "support", "assistance", "input", "aid"};
  if (!is_one_of(reading, word, nouns)) {
    return false;
  }
  constexpr std::array<std::string_view, 6> verbal{"to", "can", "will", "not", "could", "who"};
  return word == 0 || !is_one_of(reading, word - 1, verbal);
}

std::string words_of(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  return std::string(reading.span(first, last));
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
  if (has_tag((*lexicon_)[hit.list].entries[hit.entry], "head") ||
      (reading.at(domains_, hit.first) != nullptr &&
       reading.at(domains_, hit.first)->last >= hit.last)) {
    return false;
  }
  const bool is_abbreviation = reading.words[hit.first].is_all_capitals;
  return is_abbreviation || hit.last - hit.first >= 2 || is_professional(reading.folded[hit.first]);
}

/// "2:1", "10 hours a week", "x2 daily", "24/7" at the start are staffing, not a need.
void NeedWords::add_measures(const Reading& reading, std::vector<Event>& events) const {
  constexpr std::array<std::string_view, 7> units{"hours", "hour", "hrs", "hr", "h", "nights", "days"};
  constexpr std::array<std::string_view, 5> lead{"needs", "need", "requires", "about", "approx"};
  std::uint32_t first = 0;
  while (is_one_of(reading, first, lead)) {
    ++first;
  }
  if (first + 2 > reading.words.size() || !reading.words[first].is_number) {
    return;
  }
  const bool is_ratio = first + 2 < reading.words.size() && reading.span(first + 1, first + 2) == ":" &&
                        reading.words[first + 2].is_number;
  const bool is_hours = is_one_of(reading, first + 1, units);
  if (is_ratio || is_hours) {
    events.push_back({.sign = Sign::measure,
                      .first = first,
                      .last = first + (is_ratio ? 3U : 2U),
                      .is_strong = false});
  }
}

std::vector<NeedWords::Event> NeedWords::events(const Reading& reading) const {
  std::vector<Event> events;
  add_measures(reading, events);
  for (const auto& hit : reading.hits) {
    if (hit.list == services_ || is_role_that_tells(reading, hit)) {
      events.push_back({Sign::service, hit.first, hit.last, false});
    } else if (hit.list == difficulties_) {
      const auto& entry = (*lexicon_)[hit.list].entries[hit.entry];
      events.push_back({has_tag(entry, "act") ? Sign::act : Sign::difficulty, hit.first, hit.last,
                        has_tag(entry, "strong")});
    }
  }
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (is_help(reading, i)) {
      events.push_back({Sign::help, i, i + 1, false});
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

/// All words are headings, neutral words or marks.
bool NeedWords::is_heading(const Reading& reading) const {
  constexpr std::array<std::string_view, 12> joining{"and", "or", "of", "with", "the", "my",
                                                     "his", "her", "their", "in", "for", "at"};
  bool has_heading = false;
  for (std::uint32_t i = 0; i < reading.words.size();) {
    const Hit* hit = reading.at(domains_, i);
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
    bool is_told = event.is_strong && event.first > last_service + 1;
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
  constexpr std::array<std::string_view, 4> agents{"from", "by", "via", "through"};
  const std::uint32_t next = events[help].last;
  if (is_one_of(reading, next, agents)) {
    return true;
  }
  constexpr std::array<std::string_view, 2> openers{"to", "with"};
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
  if (event + 1 >= events.size()) {
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

NeedJudgement NeedWords::read(const Reading& reading) const {
  if (is_heading(reading)) {
    return {.kind = NeedKind::heading, .words = std::string(reading.text)};
  }
  const auto all = events(reading);
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
        if (is_head_elsewhere(reading, event) || has_difficulty_after(reading, all, i)) {
          return as_need();
        }
        return as_service();
    }
  }
  return {};
}

}  // namespace careaudit
