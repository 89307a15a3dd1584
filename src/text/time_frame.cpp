// The grammars of deadlines and periods.
#include "text/time_frame.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "text/counting.h"
#include "text/due_phrase.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 16> deadline_words{"by", "before", "b4", "until", "till", "til", "within", "in", "over", "across", "during", "for", "after", "on", "at", "than"};
constexpr std::array<std::string_view, 8> until_words{"by", "before", "b4", "until", "till", "til", "within", "than"};
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

/// Words that carry a phrase on, or end it: what stands before one of them is no part of a name.
constexpr std::array<std::string_view, 28> joining{"and", "or", "for", "with", "at", "in", "to", "so", "if", "when", "by", "of", "then", "but",
                                                   "unless", "because", "from", "on", "until", "is", "as", "i", "we", "he", "she", "they", "that", "this"};

/// Whether nothing that the word could be part of the name of follows: "the day" but not "the day room".
bool ends_phrase(const Reading& reading, std::uint32_t next) {
  return next >= reading.words.size() || !reading.words[next].is_word || reading.words[next].starts_sentence || is_one_of(reading, next, joining);
}

/// "as agreed on 3 May", "written 03/02/25", "known since 2009": a date of what has been, not of what will be.
bool is_of_the_past(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 24> deeds{"agreed", "written", "discussed", "updated", "created", "dated", "admitted", "recorded", "signed", "diagnosed", "born", "since",
                                                   "known", "drafted", "printed", "referred", "seen", "began", "started", "died", "moved", "came", "was", "from"};
  static constexpr std::array<std::string_view, 9> between{"on", "in", "with", "him", "her", "them", "me", "by", "the"};
  // "Since the fall in March": few words between, and no comma.
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t back = word; back > 0 && word - back < reach && !reading.words[back - 1].is_mark; --back) {
    if (reading.is(back - 1, "since")) {
      return true;
    }
  }
  std::uint32_t at = word;
  while (at > 0 && !reading.words[at].starts_sentence && (is_one_of(reading, at - 1, between) || (reading.words[at - 1].is_capitalised && !reading.words[at - 1].starts_sentence) || (reading.words[at - 1].is_mark && reading.span(at - 1, at) == ":"))) {
    --at;
  }
  return at > 0 && !is_one_of(reading, word, until_words) && !reading.words[at].starts_sentence && is_one_of(reading, at - 1, deeds) && !(reading.is(at - 1, "from") && at == word);
}

/// "no later than", "not more than", "a minimum of", "the rest of".
std::uint32_t skip_bound(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 6> amounts{"minimum", "maximum", "total", "whole", "rest", "remainder"};
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

/// "the last ten days of Ramadan": a name follows, so the time lies ahead.
bool is_end_of_named_time(const Reading& reading, std::uint32_t word) {
  const auto count = reading.is(word, "last") ? number_at(reading, word + 1) : std::nullopt;
  const std::uint32_t of = count ? count->last + 1 : word + 2;
  return reading.is(of, "of") && of + 1 < reading.words.size() && reading.words[of + 1].is_capitalised;
}

/// "72hrs", "6wks".
std::optional<std::uint32_t> glued_period(const Reading& reading, std::uint32_t word, bool is_until) {
  if (word >= reading.words.size()) {
    return std::nullopt;
  }
  const std::string_view form = reading.folded[word];
  double value = 0;
  const auto [rest, error] = std::from_chars(form.data(), form.data() + form.size(), value);
  const auto unit = error == std::errc() ? unit_of(form.substr(static_cast<std::size_t>(rest - form.data()))) : std::nullopt;
  return unit && is_long_enough(*unit, value, is_until) ? std::optional(word + 1) : std::nullopt;
}

/// "six weeks", "6/52", "a month", "two weeks' time", "week 6".
std::optional<std::uint32_t> period_at(const Reading& reading, std::uint32_t word, bool is_until) {
  word = skip_bound(reading, word);
  word = skip(reading, skip_bound(reading, skip(reading, word, fillers)), fillers);
  const bool is_next = is_one_of(reading, word, coming);
  word = skip(reading, word, coming);
  if (is_one_of(reading, word, gone) && !is_end_of_named_time(reading, word)) {
    return std::nullopt;
  }
  word += is_one_of(reading, word, gone) ? 1U : 0U;
  if (reading.is(word, "week") && word + 1 < reading.words.size() && reading.words[word + 1].is_number) {
    return word + 2;
  }
  if (const auto glued = glued_period(reading, word, is_until)) {
    return glued;
  }
  const auto count = number_at(reading, word);
  if (!count) {
    // "in a week", "over the next month", "within the month": one unit.
    const bool is_one = word > 0 && (is_next || reading.is(word - 1, "a") || (is_until && (reading.is(word - 1, "the"))));
    const auto unit = word < reading.words.size() ? unit_of(reading.folded[word]) : std::nullopt;
    return is_one && unit && is_long_enough(*unit, 1, is_until) && ends_phrase(reading, word + 1) ? std::optional(word + 1) : std::nullopt;
  }
  std::uint32_t at = count->last;
  if (at + 1 < reading.words.size() && reading.span(at, at + 1) == "/" && (reading.is(at + 1, "52") || reading.is(at + 1, "12") || reading.is(at + 1, "7"))) {
    return at + 2;
  }
  const bool is_hyphened = at < reading.words.size() && reading.span(at, at + 1) == "-";
  at += is_hyphened ? 1U : 0U;
  at = skip(reading, at, coming);
  static constexpr std::array<std::string_view, 4> between{"more", "further", "full", "whole"};
  at = skip(reading, at, between);
  const auto unit = at < reading.words.size() ? unit_of(reading.folded[at]) : std::nullopt;
  if (!unit || !is_long_enough(*unit, count->value, is_until)) {
    return std::nullopt;
  }
  // "a 28-day programme" is a name; "a six-week period" is a period.
  static constexpr std::array<std::string_view, 4> plain{"period", "time", "spell", "stretch"};
  if (is_hyphened && !is_one_of(reading, at + 1, plain)) {
    return std::nullopt;
  }
  // "4 doses in 24 hours": how many.
  if (*unit == TimeUnit::hour && word >= 3 && (number_at(reading, word - 3) || number_at(reading, word - 2))) {
    return std::nullopt;
  }
  // "7 nights out of 7", "three days a week": how often.
  static constexpr std::array<std::string_view, 5> often{"a", "per", "out", "each", "of"};
  if (is_one_of(reading, at + 1, often) && !reading.is(at + 1, "of")) {
    return std::nullopt;
  }
  static constexpr std::array<std::string_view, 3> old{"old", "ago", "clean"};
  return is_one_of(reading, at + 1, old) ? std::nullopt : std::optional(at + 1);
}

/// "Q2": a quarter of the year.
bool is_quarter(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 4> quarters{"q1", "q2", "q3", "q4"};
  return is_one_of(reading, word, quarters);
}

/// "month 7", "week-eight", "day four", "session 6".
std::optional<std::uint32_t> numbered_time(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 4> parts{"session", "lesson", "class", "stage"};
  if (word >= reading.words.size() || (unit_of(reading.folded[word]).value_or(TimeUnit::minute) < TimeUnit::day && !is_one_of(reading, word, parts))) {
    return std::nullopt;
  }
  const std::uint32_t next = word + 1 < reading.words.size() && reading.span(word + 1, word + 2) == "-" ? word + 2 : word + 1;
  const auto number = number_at(reading, next);
  return number && number->value > 0 ? std::optional(number->last) : std::nullopt;
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
  // "by his next CPA", "before the next blood test"
  static constexpr std::array<std::string_view, 9> not_meetings{"time", "to", "step", "steps", "stage", "level", "day", "one", "thing"};
  if (reading.is(word, "next") && word + 1 < reading.words.size() && reading.words[word + 1].is_word && !is_one_of(reading, word + 1, not_meetings)) {
    const auto named = event(reading, word, false);
    return named ? named : std::optional(word + 2);
  }
  // "by COP Friday", "by noon on Monday"
  static constexpr std::array<std::string_view, 10> hours{"cop", "cob", "noon", "midday", "lunchtime", "teatime", "bedtime", "midnight", "5pm", "play"};
  while (is_one_of(reading, word, hours) || (word > 0 && is_one_of(reading, word - 1, hours) && reading.is(word, "on"))) {
    ++word;
  }
  if (is_quarter(reading, word)) {
    return word + 1;
  }
  if (const auto meeting = numbered_meeting(reading, word)) {
    return meeting;
  }
  // "by close of play Friday"
  static constexpr std::array<std::string_view, 2> works{"play", "business"};
  if (reading.is(word, "close") && reading.is(word + 1, "of") && is_one_of(reading, word + 2, works)) {
    word += reading.is(word + 3, "on") ? 4U : 3U;
    return word < reading.words.size() && is_weekday(reading.folded[word]) ? word + 1 : word;
  }
  static constexpr std::array<std::string_view, 5> edges{"end", "start", "beginning", "middle", "close"};
  if (is_one_of(reading, word, edges)) {
    word = skip(reading, reading.is(word + 1, "of") ? word + 2 : word + 1, fillers);
    word = skip(reading, word, coming);
    static constexpr std::array<std::string_view, 2> this_or_next{"this", "each"};
    if (reading.is(word, "each")) {
      return std::nullopt;
    }
    word = skip(reading, word, this_or_next);
    static constexpr std::array<std::string_view, 6> sorts{"financial", "tax", "academic", "calendar", "working", "school"};
    word = skip(reading, word, sorts);
    if (is_quarter(reading, word)) {
      return word + 1;
    }
    if (word < reading.words.size() && (unit_of(reading.folded[word]).value_or(TimeUnit::minute) >= TimeUnit::day)) {
      return word + 1;
    }
  }
  static constexpr std::array<std::string_view, 3> pointing{"this", "next", "coming"};
  word = skip(reading, word, pointing);
  if (const auto date = date_at(reading, word, true)) {
    return date;
  }
  if (word < reading.words.size() && (is_weekday(reading.folded[word]) || is_one_of(reading, word, seasons))) {
    return word + 1;
  }
  // "before the week is out", "before the year ends".
  static constexpr std::array<std::string_view, 4> ending{"is", "ends", "runs", "finishes"};
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
  return reading.is(word, "time") ? time_clause(reading, word + 1) : ending_clause(reading, word);
}

std::optional<TimeFrame> TimeFrames::after_preposition(const Reading& reading, std::uint32_t word) const {
  const bool is_until = is_one_of(reading, word, until_words);
  const bool is_in = reading.is(word, "in") || reading.is(word, "over") || reading.is(word, "during") || reading.is(word, "across");
  if (reading.is(word, "than") && !(word > 0 && reading.is(word - 1, "later"))) {
    return std::nullopt;
  }
  // "monthly, on the 1st": how often.
  static constexpr std::array<std::string_view, 4> rates{"monthly", "weekly", "yearly", "annually"};
  const std::uint32_t before = word > 1 && reading.words[word - 1].is_mark ? word - 2 : word - 1;
  if (reading.is(word, "on") && word > 0 && is_one_of(reading, before, rates)) {
    return std::nullopt;
  }
  const auto made = [word](TimeFrameKind kind, std::uint32_t last) { return TimeFrame{kind, word, last}; };
  if (const auto date = date_at(reading, skip(reading, word + 1, fillers), true); date && !reading.is(word, "for") && !reading.is(word, "over")) {
    return made(TimeFrameKind::date, *date);
  }
  if (is_until && !reading.is(word, "within")) {
    if (const auto thing = dated_thing(reading, word + 1)) {
      return made(TimeFrameKind::deadline, *thing);
    }
  }
  static constexpr std::array<std::string_view, 8> counted{"times", "once", "twice", "days", "nights", "hours", "day", "meals"};
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
  if (const auto last = fixed_phrase(reading, word)) {
    return TimeFrame{TimeFrameKind::deadline, word, *last};
  }
  if (is_one_of(reading, word, deadline_words)) {
    return after_preposition(reading, word);
  }
  const bool is_before = (reading.is(word, "prior") && reading.is(word + 1, "to")) || (reading.is(word, "ahead") && reading.is(word + 1, "of"));
  if (is_before || (reading.is(word, "up") && reading.is(word + 1, "to"))) {
    const auto thing = dated_thing(reading, word + 2);
    return thing ? std::optional(TimeFrame{TimeFrameKind::deadline, word, *thing}) : std::nullopt;
  }
  static constexpr std::array<std::string_view, 3> pointing{"this", "next", "coming"};
  if (is_one_of(reading, word, pointing) && word + 1 < reading.words.size()) {
    const auto& thing = reading.folded[word + 1];
    static constexpr std::array<std::string_view, 4> parts{"morning", "afternoon", "evening", "shift"};
    const bool is_time = is_one_of(reading, word + 1, parts) || unit_of(thing).value_or(TimeUnit::minute) >= TimeUnit::day || is_weekday(thing) || is_one_of(reading, word + 1, seasons) || date_at(reading, word + 1, true);
    const bool is_event = event(reading, word + 1, true).has_value();
    if (is_time || is_event) {
      return TimeFrame{TimeFrameKind::deadline, word, word + 2};
    }
  }
  static constexpr std::array<std::string_view, 3> soon{"today", "tomorrow", "tonight"};
  if (is_one_of(reading, word, soon)) {
    return TimeFrame{TimeFrameKind::date, word, word + 1};
  }
  // "six weeks from now", "a month's time", "end of June".
  if (const auto count = number_at(reading, word); count || reading.is(word, "a")) {
    const std::uint32_t unit = count ? count->last : word + 1;
    static constexpr std::array<std::string_view, 2> ahead{"from", "time"};
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
    if (auto frame = at(reading, i); frame && !is_of_the_past(reading, i)) {
      return frame;
    }
  }
  return std::nullopt;
}

}  // namespace careaudit
