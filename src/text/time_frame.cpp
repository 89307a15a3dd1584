// The grammars of deadlines and periods.
#include "text/time_frame.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/counting.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 14> deadline_words{"by", "before", "until", "till", "til", "within", "in", "over", "across", "during", "for", "after", "on", "at"};
constexpr std::array<std::string_view, 6> until_words{"by", "before", "until", "till", "til", "within"};
constexpr std::array<std::string_view, 18> fillers{"the", "my", "his", "her", "their", "our", "a", "an", "about", "around", "roughly", "least", "at", "approximately", "early", "late", "mid", "maximum"};
constexpr std::array<std::string_view, 9> coming{"next", "coming", "following", "first", "remaining", "whole", "full", "another", "further"};
constexpr std::array<std::string_view, 4> gone{"last", "past", "previous", "treatment"};
constexpr std::array<std::string_view, 5> seasons{"spring", "summer", "autumn", "winter", "summertime"};

std::uint32_t skip(const Reading& reading, std::uint32_t word, std::span<const std::string_view> some) {
  while (is_one_of(reading, word, some)) {
    ++word;
  }
  return word;
}

/// "no later than", "not more than", "a minimum of", "the rest of".
std::uint32_t skip_bound(const Reading& reading, std::uint32_t word) {
  constexpr std::array<std::string_view, 6> amounts{"minimum", "maximum", "total", "whole", "rest", "remainder"};
  if (is_one_of(reading, word, amounts) && reading.is(word + 1, "of")) {
    return word + 2;
  }
  if ((reading.is(word, "no") || reading.is(word, "not")) && (reading.is(word + 1, "more") || reading.is(word + 1, "later")) && reading.is(word + 2, "than")) {
    return word + 3;
  }
  return word;
}

bool is_long_enough(TimeUnit unit, double count, bool is_until) {
  if (unit == TimeUnit::minute) {
    return false;
  }
  return unit != TimeUnit::hour || (is_until && count >= 12);
}

/// "six weeks", "6/52", "a month", "two weeks' time", "week 6".
std::optional<std::uint32_t> period_at(const Reading& reading, std::uint32_t word, bool is_until) {
  word = skip_bound(reading, word);
  word = skip(reading, skip_bound(reading, skip(reading, word, fillers)), fillers);
  const bool is_next = is_one_of(reading, word, coming);
  word = skip(reading, word, coming);
  if (is_one_of(reading, word, gone)) {
    return std::nullopt;
  }
  if (reading.is(word, "week") && word + 1 < reading.words.size() && reading.words[word + 1].is_number) {
    return word + 2;
  }
  const auto count = number_at(reading, word);
  if (!count) {
    // "in a week", "over the next month", "within the month": one unit.
    const bool is_one = word > 0 && (is_next || reading.is(word - 1, "a") || (is_until && (reading.is(word - 1, "the"))));
    const auto unit = word < reading.words.size() ? unit_of(reading.folded[word]) : std::nullopt;
    return is_one && unit && is_long_enough(*unit, 1, is_until) ? std::optional(word + 1) : std::nullopt;
  }
  std::uint32_t at = count->last;
  if (at + 1 < reading.words.size() && reading.span(at, at + 1) == "/" && (reading.is(at + 1, "52") || reading.is(at + 1, "12") || reading.is(at + 1, "7"))) {
    return at + 2;
  }
  const bool is_hyphened = at < reading.words.size() && reading.span(at, at + 1) == "-";
  at += is_hyphened ? 1U : 0U;
  at = skip(reading, at, coming);
  constexpr std::array<std::string_view, 4> between{"more", "further", "full", "whole"};
  at = skip(reading, at, between);
  const auto unit = at < reading.words.size() ? unit_of(reading.folded[at]) : std::nullopt;
  if (!unit || !is_long_enough(*unit, count->value, is_until)) {
    return std::nullopt;
  }
  // "a 28-day programme" is a name; "a six-week period" is a period.
  constexpr std::array<std::string_view, 4> plain{"period", "time", "spell", "stretch"};
  if (is_hyphened && !is_one_of(reading, at + 1, plain)) {
    return std::nullopt;
  }
  // "7 nights out of 7", "three days a week": how often.
  constexpr std::array<std::string_view, 5> often{"a", "per", "out", "each", "of"};
  if (is_one_of(reading, at + 1, often) && !reading.is(at + 1, "of")) {
    return std::nullopt;
  }
  constexpr std::array<std::string_view, 3> old{"old", "ago", "clean"};
  return is_one_of(reading, at + 1, old) ? std::nullopt : std::optional(at + 1);
}

/// "month 7", "week-eight", "day four", "session 6".
std::optional<std::uint32_t> numbered_time(const Reading& reading, std::uint32_t word) {
  constexpr std::array<std::string_view, 4> parts{"session", "lesson", "class", "stage"};
  if (word >= reading.words.size() || (unit_of(reading.folded[word]).value_or(TimeUnit::minute) < TimeUnit::day && !is_one_of(reading, word, parts))) {
    return std::nullopt;
  }
  const std::uint32_t next = word + 1 < reading.words.size() && reading.span(word + 1, word + 2) == "-" ? word + 2 : word + 1;
  const auto number = number_at(reading, next);
  return number && number->value > 0 ? std::optional(number->last) : std::nullopt;
}

/// "my plan is renewed", "tonight's shift finishes", "she reaches Key Stage 5": something that ends or
/// begins on a day that others know. A few words may stand before the verb, no mark among them.
std::optional<std::uint32_t> ending_clause(const Reading& reading, std::uint32_t word) {
  constexpr std::array<std::string_view, 20> verbs{"ends",    "end",    "ended",  "finishes", "finish", "closes", "expires", "starts", "begins", "opens",
                                                   "reaches", "turns",  "arrives", "renews",  "leaves", "returns", "retires", "comes",  "lapses", "concludes"};
  constexpr std::array<std::string_view, 3> is{"is", "are", "runs"};
  constexpr std::array<std::string_view, 10> over{"out", "over", "up", "renewed", "due", "finished", "done", "born", "complete", "reviewed"};
  constexpr std::uint32_t reach = 7;
  for (std::uint32_t i = word + 1; i < word + reach && i < reading.words.size(); ++i) {
    if (reading.words[i].is_mark || reading.words[i].starts_sentence) {
      return std::nullopt;
    }
    if (is_one_of(reading, i, verbs)) {
      return i + 1;
    }
    if (is_one_of(reading, i, is) && is_one_of(reading, i + 1, over)) {
      return i + 2;
    }
  }
  return std::nullopt;
}

}  // namespace

TimeFrames::TimeFrames(const Lexicon& lexicon) : lexicon_(&lexicon), events_(lexicon.list("dated_events")) {}

std::optional<std::uint32_t> TimeFrames::event(const Reading& reading, std::uint32_t word, bool calendar_only) const {
  // A few words may stand before the event: "my little girl's eighth birthday".
  constexpr std::uint32_t reach = 5;
  for (std::uint32_t i = word; i < word + reach && i < reading.words.size(); ++i) {
    if (reading.words[i].is_mark && reading.span(i, i + 1) != "-") {
      return std::nullopt;
    }
    if (const Hit* hit = reading.at(events_, i); hit != nullptr) {
      const bool is_calendar = has_tag((*lexicon_)[hit->list].entries[hit->entry], "calendar");
      return !calendar_only || is_calendar ? std::optional(hit->last) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// What may follow "by", "before", "until": a date, weekday, season, event, "the end of the month".
std::optional<std::uint32_t> TimeFrames::dated_thing(const Reading& reading, std::uint32_t word) const {
  word = skip(reading, word, fillers);
  constexpr std::array<std::string_view, 5> edges{"end", "start", "beginning", "middle", "close"};
  if (is_one_of(reading, word, edges)) {
    word = skip(reading, reading.is(word + 1, "of") ? word + 2 : word + 1, fillers);
    word = skip(reading, word, coming);
    constexpr std::array<std::string_view, 2> this_or_next{"this", "each"};
    if (reading.is(word, "each")) {
      return std::nullopt;
    }
    word = skip(reading, word, this_or_next);
    if (word < reading.words.size() && (unit_of(reading.folded[word]).value_or(TimeUnit::minute) >= TimeUnit::day)) {
      return word + 1;
    }
  }
  constexpr std::array<std::string_view, 3> pointing{"this", "next", "coming"};
  word = skip(reading, word, pointing);
  if (const auto date = date_at(reading, word, true)) {
    return date;
  }
  if (word < reading.words.size() && (is_weekday(reading.folded[word]) || is_one_of(reading, word, seasons))) {
    return word + 1;
  }
  // "before the week is out", "before the year ends".
  constexpr std::array<std::string_view, 4> ending{"is", "ends", "runs", "finishes"};
  if (word < reading.words.size() && unit_of(reading.folded[word]).value_or(TimeUnit::minute) >= TimeUnit::day && is_one_of(reading, word + 1, ending)) {
    return word + 2;
  }
  if (const auto numbered = numbered_time(reading, word)) {
    return numbered;
  }
  // "by the close of 10 weeks"
  if (const auto period = period_at(reading, word, true); period && word > 0 && reading.is(word - 1, "of")) {
    return period;
  }
  if (const auto named = event(reading, word, false)) {
    return named;
  }
  return ending_clause(reading, reading.is(word, "time") ? word + 1 : word);
}

std::optional<TimeFrame> TimeFrames::after_preposition(const Reading& reading, std::uint32_t word) const {
  const bool is_until = is_one_of(reading, word, until_words);
  const bool is_in = reading.is(word, "in") || reading.is(word, "over") || reading.is(word, "during") || reading.is(word, "across");
  const auto made = [word](TimeFrameKind kind, std::uint32_t last) { return TimeFrame{kind, word, last}; };
  if (const auto date = date_at(reading, skip(reading, word + 1, fillers), true); date && !reading.is(word, "for") && !reading.is(word, "over")) {
    return made(TimeFrameKind::date, *date);
  }
  if (is_until && !reading.is(word, "within")) {
    if (const auto thing = dated_thing(reading, word + 1)) {
      return made(TimeFrameKind::deadline, *thing);
    }
  }
  constexpr std::array<std::string_view, 8> counted{"times", "once", "twice", "days", "nights", "hours", "day", "meals"};
  const bool is_rate = is_in && word > 0 && is_one_of(reading, word - 1, counted) && reading.is(word + 1, "a");
  const bool takes_period = !reading.is(word, "on") && !reading.is(word, "at");
  if (takes_period && !is_rate) {
    const bool is_counting = is_until || reading.is(word, "in") || reading.is(word, "after");
    if (const auto period = period_at(reading, word + 1, is_counting)) {
      return made(TimeFrameKind::period, *period);
    }
  }
  if (reading.is(word, "at") || reading.is(word, "from")) {
    if (const auto numbered = numbered_time(reading, skip(reading, word + 1, fillers))) {
      return made(TimeFrameKind::deadline, *numbered);
    }
  }
  if (reading.is(word, "after")) {
    return std::nullopt;
  }
  const std::uint32_t next = skip(reading, word + 1, fillers);
  const bool is_season = is_one_of(reading, next, seasons) || (is_one_of(reading, next, coming) && is_one_of(reading, next + 1, seasons));
  if (is_in && is_season) {
    return made(TimeFrameKind::deadline, next + 1);
  }
  if (const auto named = event(reading, word + 1, true)) {
    return made(TimeFrameKind::deadline, *named);
  }
  return std::nullopt;
}

std::optional<TimeFrame> TimeFrames::at(const Reading& reading, std::uint32_t word) const {
  if (const auto date = date_at(reading, word, false)) {
    return TimeFrame{TimeFrameKind::date, word, *date};
  }
  if (is_one_of(reading, word, deadline_words)) {
    return after_preposition(reading, word);
  }
  constexpr std::array<std::string_view, 3> pointing{"this", "next", "coming"};
  if (is_one_of(reading, word, pointing) && word + 1 < reading.words.size()) {
    const auto& thing = reading.folded[word + 1];
    constexpr std::array<std::string_view, 4> parts{"morning", "afternoon", "evening", "shift"};
    const bool is_time = is_one_of(reading, word + 1, parts) || unit_of(thing).value_or(TimeUnit::minute) >= TimeUnit::day || is_weekday(thing) || is_one_of(reading, word + 1, seasons) || date_at(reading, word + 1, true);
    const bool is_event = event(reading, word + 1, true).has_value();
    if (is_time || is_event) {
      return TimeFrame{TimeFrameKind::deadline, word, word + 2};
    }
  }
  constexpr std::array<std::string_view, 3> soon{"today", "tomorrow", "tonight"};
  if (is_one_of(reading, word, soon)) {
    return TimeFrame{TimeFrameKind::date, word, word + 1};
  }
  // "six weeks from now", "a month's time", "end of June".
  if (const auto count = number_at(reading, word); count || reading.is(word, "a")) {
    const std::uint32_t unit = count ? count->last : word + 1;
    constexpr std::array<std::string_view, 2> ahead{"from", "time"};
    if (unit < reading.words.size() && unit_of(reading.folded[unit]).value_or(TimeUnit::minute) >= TimeUnit::day && is_one_of(reading, unit + 1, ahead)) {
      return TimeFrame{TimeFrameKind::period, word, unit + 2};
    }
  }
  if (reading.is(word, "end") && reading.is(word + 1, "of")) {
    if (const auto thing = dated_thing(reading, word)) {
      return TimeFrame{TimeFrameKind::deadline, word, *thing};
    }
  }
  return std::nullopt;
}

std::optional<TimeFrame> TimeFrames::find(const Reading& reading) const {
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (reading.words[i].is_mark) {
      continue;
    }
    if (auto frame = at(reading, i)) {
      return frame;
    }
  }
  return std::nullopt;
}

}  // namespace careaudit
