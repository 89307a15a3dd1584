// Small grammars: a verb of ending, a clause behind "by the time", a fixed phrase.
#include "text/due_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/date.h"
#include "text/counting.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

bool is_month_at(const Reading& reading, std::uint32_t word) {
  return word < reading.words.size() && reading.words[word].is_capitalised && month_named(reading.folded[word]).has_value();
}

/// "the rest of 2026", "the remainder of this term".
std::optional<std::uint32_t> rest_of(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 2> rests{"rest", "remainder"};
  static constexpr std::array<std::string_view, 5> whose{"the", "this", "my", "his", "her"};
  static constexpr std::array<std::string_view, 8> spans{"term", "spring", "summer", "autumn", "winter", "season", "holidays", "admission"};
  if (!is_one_of(reading, word, rests) || !reading.is(word + 1, "of")) {
    return std::nullopt;
  }
  const std::uint32_t thing = word + 2 + (is_one_of(reading, word + 2, whose) ? 1U : 0U);
  if (thing >= reading.words.size()) {
    return std::nullopt;
  }
  const auto number = number_at(reading, thing);
  const bool is_year = number && number->value >= 2000 && number->value < 2100;
  const bool is_span = unit_of(reading.folded[thing]).value_or(TimeUnit::minute) >= TimeUnit::day;
  return is_year || is_span || is_one_of(reading, thing, spans) || is_month_at(reading, thing) ? std::optional(thing + 1) : std::nullopt;
}

/// "when she is discharged on Monday", "until his sister gets back on 3 May", "until Idris is six weeks old", "when I
/// leave the ward": what happens once, with its day, an age or the end of a stay.
std::optional<std::uint32_t> dated_clause(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 7> openers{"when", "once", "until", "till", "til", "before", "after"};
  static constexpr std::array<std::string_view, 2> leaving{"leave", "leaves"};
  static constexpr std::array<std::string_view, 4> places{"ward", "hospital", "prison", "unit"};
  static constexpr std::array<std::string_view, 2> out{"discharged", "released"};
  constexpr std::uint32_t reach = 10;
  if (!is_one_of(reading, word, openers)) {
    return std::nullopt;
  }
  std::optional<std::uint32_t> end_of_stay;
  for (std::uint32_t i = word + 1; i < reading.words.size() && i < word + reach && !reading.words[i].is_mark && !reading.words[i].starts_sentence; ++i) {
    if (reading.is(i, "on") && i > word + 1 && i + 1 < reading.words.size()) {
      // "When he visits on Sundays": every week.
      const bool is_day = is_weekday(reading.folded[i + 1]) && !reading.folded[i + 1].ends_with("days");
      const auto date = date_at(reading, reading.is(i + 1, "the") ? i + 2 : i + 1, true);
      if (date || is_day) {
        return date ? *date : i + 2;
      }
    }
    const auto age = reading.is(i, "is") ? number_at(reading, i + 1) : std::nullopt;
    if (age && age->last + 1 < reading.words.size() && unit_of(reading.folded[age->last]) && reading.is(age->last + 1, "old")) {
      return age->last + 2;
    }
    const bool is_left = is_one_of(reading, i, leaving) && (is_one_of(reading, i + 1, places) || is_one_of(reading, i + 2, places));
    if (!end_of_stay && (is_left || (is_one_of(reading, i, out) && i > word + 1))) {
      end_of_stay = i + (!is_left ? 1U : is_one_of(reading, i + 1, places) ? 2U : 3U);
    }
  }
  return end_of_stay;
}

/// "Jan to April", "May-July".
std::optional<std::uint32_t> months(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 6> joints{"to", "-", "\u2013", "until", "till", "through"};
  const bool is_range = is_month_at(reading, word) && is_one_of(reading, word + 1, joints) && is_month_at(reading, word + 2);
  return is_range ? std::optional(word + 3) : std::nullopt;
}

/// "next 10 days", "coming three weeks".
std::optional<std::uint32_t> next_days(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 3> coming{"next", "coming", "following"};
  const auto count = is_one_of(reading, word, coming) ? number_at(reading, word + 1) : std::nullopt;
  const bool is_span = count && count->last < reading.words.size() && unit_of(reading.folded[count->last]).value_or(TimeUnit::minute) >= TimeUnit::day;
  return is_span ? std::optional(count->last + 1) : std::nullopt;
}

/// "throughout her pregnancy", "for the duration of the section", "through the winter": as long as something with an end.
std::optional<std::uint32_t> as_long_as(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> whose{"the", "this", "my", "his", "her", "their", "our", "whole"};
  static constexpr std::array<std::string_view, 15> spans{"section", "pregnancy", "placement", "sentence", "trial", "course", "term", "winter", "summer", "autumn", "spring", "holidays", "season", "ramadan", "lent"};
  const bool is_duration = reading.is(word, "duration") && reading.is(word + 1, "of");
  if (!is_duration && !reading.is(word, "throughout") && !reading.is(word, "through")) {
    return std::nullopt;
  }
  std::uint32_t thing = is_duration ? word + 2 : word + 1;
  while (is_one_of(reading, thing, whose)) {
    ++thing;
  }
  return is_one_of(reading, thing, spans) ? std::optional(thing + 1) : std::nullopt;
}

/// "the last week of September", "the first Monday of term".
std::optional<std::uint32_t> part_of_month(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 7> ranks{"first", "second", "third", "fourth", "last", "final", "middle"};
  static constexpr std::array<std::string_view, 3> parts{"week", "weekend", "day"};
  const bool is_part = is_one_of(reading, word, ranks) && word + 3 < reading.words.size() && (is_one_of(reading, word + 1, parts) || is_weekday(reading.folded[word + 1])) && reading.is(word + 2, "of");
  return is_part && (is_month_at(reading, word + 3) || reading.is(word + 3, "term")) ? std::optional(word + 4) : std::nullopt;
}

/// "lunch on Wednesday", "noon on Friday": once, on that day.
std::optional<std::uint32_t> hour_of_day(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 10> hours{"breakfast", "lunch", "lunchtime", "dinner", "tea", "teatime", "supper", "noon", "midday", "bedtime"};
  const bool is_day = is_one_of(reading, word, hours) && reading.is(word + 1, "on") && word + 2 < reading.words.size() && is_weekday(reading.folded[word + 2]) && !reading.folded[word + 2].ends_with("days");
  return is_day ? std::optional(word + 3) : std::nullopt;
}

/// "Six weeks of aqua-fit" at the beginning of a text.
std::optional<std::uint32_t> leading_weeks(const Reading& reading, std::uint32_t word) {
  const auto count = word == 0 ? number_at(reading, word) : std::nullopt;
  const bool is_long = count && count->last + 2 < reading.words.size() && unit_of(reading.folded[count->last]).value_or(TimeUnit::minute) >= TimeUnit::week && reading.is(count->last + 1, "of");
  return is_long ? std::optional(count->last + 1) : std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> numbered_meeting(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 16> meetings{"review", "check", "check-up", "checkup", "appointment", "scan", "visit", "meeting", "follow-up", "followup", "mark", "point", "jabs", "anniversary", "assessment", "milestone"};
  const auto count = number_at(reading, word);
  if (!count) {
    return std::nullopt;
  }
  std::uint32_t at = count->last;
  at += at < reading.words.size() && reading.span(at, at + 1) == "-" ? 1U : 0U;
  const bool is_unit = at < reading.words.size() && unit_of(reading.folded[at]).value_or(TimeUnit::minute) >= TimeUnit::day;
  return is_unit && is_one_of(reading, at + 1, meetings) ? std::optional(at + 2) : std::nullopt;
}

std::optional<std::uint32_t> ending_clause(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 20> verbs{"ends",    "end",    "ended",  "finishes", "finish", "closes", "expires", "starts", "begins", "opens",
                                                   "reaches", "turns",  "arrives", "renews",  "leaves", "returns", "retires", "comes",  "lapses", "concludes"};
  static constexpr std::array<std::string_view, 10> parting{"breaks", "break", "kicks", "kick", "signs", "sign", "goes", "go", "shuts", "sets"};
  static constexpr std::array<std::string_view, 6> away{"up", "off", "back", "down", "out", "in"};
  static constexpr std::array<std::string_view, 3> is{"is", "are", "runs"};
  static constexpr std::array<std::string_view, 10> over{"out", "over", "up", "renewed", "due", "finished", "done", "born", "complete", "reviewed"};
  static constexpr std::array<std::string_view, 6> pronouns{"i", "he", "she", "they", "we", "you"};
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
    // "the kids break up", "the nurses sign her off"; "I go out" is the day's own.
    const bool is_own = i == word + 1 && is_one_of(reading, word, pronouns);
    for (std::uint32_t j = i + 1; !is_own && is_one_of(reading, i, parting) && j <= i + 2; ++j) {
      if (is_one_of(reading, j, away)) {
        return j + 1;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> fixed_phrase(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 7> parts{"morning", "afternoon", "evening", "day", "night", "eve", "week"};
  static constexpr std::array<std::string_view, 2> spans{"week", "fortnight"};
  const auto has_more = [&reading](std::uint32_t at) { return at < reading.words.size() && reading.words[at].is_word && !reading.words[at].starts_sentence; };
  if (reading.is(word, "in") && reading.is(word + 1, "time") && reading.is(word + 2, "for") && has_more(word + 3)) {
    return std::min(word + 6, static_cast<std::uint32_t>(reading.words.size()));
  }
  if (reading.is(word, "between") && reading.is(word + 1, "now") && reading.is(word + 2, "and") && has_more(word + 3)) {
    return word + 4;
  }
  if (reading.is(word, "on") && reading.is(word + 1, "the") && is_one_of(reading, word + 2, parts) && reading.is(word + 3, "of") && has_more(word + 4)) {
    return word + 5;
  }
  const bool is_counted = (reading.is(word, "a") || number_at(reading, word)) && (is_one_of(reading, word + 1, spans) || reading.is(word + 1, "weeks"));
  if (is_counted && word + 2 < reading.words.size() && (reading.is(word + 2, "today") || (reading.is(word + 2, "on") && word + 3 < reading.words.size() && is_weekday(reading.folded[word + 3])))) {
    return reading.is(word + 2, "today") ? word + 3 : word + 4;
  }
  if (is_weekday(reading.folded[word]) && is_one_of(reading, word + 1, spans)) {
    return word + 2;
  }
  for (const auto& phrase : {rest_of, dated_clause, months, next_days, as_long_as, part_of_month, hour_of_day, leading_weeks}) {
    if (const auto last = phrase(reading, word)) {
      return last;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> time_clause(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 16> moods{"ready", "able", "better", "well", "feel", "feels", "need", "needs", "want", "wants", "old", "unwell", "settled", "stable", "comfortable", "happy"};
  std::uint32_t last = word;
  while (last < reading.words.size() && !reading.words[last].starts_sentence && !reading.words[last].is_mark) {
    if (is_one_of(reading, last, moods)) {
      return std::nullopt;
    }
    ++last;
  }
  return last >= word + 3 ? std::optional(last) : std::nullopt;
}

}  // namespace careaudit
