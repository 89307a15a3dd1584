// Small grammars for clock times, dates, frequencies and triggers.
#include "text/timing.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/date.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 22> periods{
    "minute", "minutes", "min",  "mins",  "hour",   "hours",     "hr",    "hrs",   "day",   "days",   "night",
    "nights", "week",    "weeks", "month", "months", "fortnight", "shift", "shifts", "year", "years", "term"};
constexpr std::array<std::string_view, 14> number_words{
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "half", "once",
    "couple"};

bool is_number(const Reading& reading, std::uint32_t word) {
  return word < reading.words.size() &&
         (reading.words[word].is_number || is_one_of(reading, word, number_words));
}

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// "10pm", "10 pm", "10 o'clock", "14:30", "at 9".
bool is_clock_time(const Reading& reading, std::uint32_t word) {
  const std::string_view form = reading.folded[word];
  if (!starts_with_digit(form)) {
    return false;
  }
  if (form.ends_with("am") || form.ends_with("pm") || form.ends_with("hrs")) {
    return true;
  }
  static constexpr std::array<std::string_view, 6> after{"am", "pm", "o'clock", "oclock", "a.m", "p.m"};
  static constexpr std::array<std::string_view, 4> before{"at", "by", "around", "from"};
  const bool has_minutes = form.find(':') != std::string_view::npos ||
                           (word + 2 < reading.words.size() && reading.span(word + 1, word + 2) == ":" &&
                            reading.words[word + 2].is_number && reading.folded[word + 2].size() == 2);
  const bool is_measured = word + 1 < reading.words.size() &&
                           (reading.span(word + 1, word + 2) == "%" || reading.is(word + 1, "mg"));
  return has_minutes || is_one_of(reading, word + 1, after) ||
         (word > 0 && is_one_of(reading, word - 1, before) && !is_measured);
}

/// "at eight", "by half six", "quarter to ten": an hour in words, and no count of what follows.
bool is_spoken_time(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> before{"at", "by", "around", "about", "from", "till", "until", "past"};
  static constexpr std::array<std::string_view, 12> hours{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  static constexpr std::array<std::string_view, 14> next{"and", "or", "in", "on", "every", "each", "to", "for", "when", "sharp", "then", "before", "after", "at"};
  if (!is_one_of(reading, word, hours) || word == 0) {
    return false;
  }
  const bool is_part = reading.is(word - 1, "half") || (reading.is(word - 1, "to") && word > 1 && reading.is(word - 2, "quarter"));
  const bool is_whole = word + 1 == reading.words.size() || reading.words[word + 1].is_mark || is_one_of(reading, word + 1, next);
  return (is_part || is_one_of(reading, word - 1, before)) && is_whole;
}

/// "on the 1st and 15th", "before the 20th of each month"; "the 2nd floor" is a place.
bool is_day_of_month(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 4> ranks{"st", "nd", "rd", "th"};
  static constexpr std::array<std::string_view, 10> next{"of", "and", "or", "each", "every", "with", "at", "to", "before", "after"};
  const std::string_view form = reading.folded[word];
  const bool is_rank = form.size() >= 3 && form.size() <= 4 && starts_with_digit(form) &&
                       std::any_of(ranks.begin(), ranks.end(), [&](std::string_view rank) { return form.ends_with(rank); });
  const bool is_alone = word + 1 == reading.words.size() || reading.words[word + 1].is_mark || is_one_of(reading, word + 1, next);
  return is_rank && is_alone && word > 0 && reading.is(word - 1, "the");
}

/// "12 May", "May 12", "1/5", "in June".
bool is_date(const Reading& reading, std::uint32_t word) {
  const std::uint32_t next = word + 1;
  const auto count = reading.words.size();
  if (starts_with_digit(reading.folded[word])) {
    const bool is_slashed = next + 1 < count &&
                            (reading.span(next, next + 1) == "/" || reading.span(next, next + 1) == "-") &&
                            reading.words[next + 1].is_number;
    return (next < count && month_named(reading.folded[next]).has_value()) ||
           (is_slashed && reading.words[word].is_number);
  }
  static constexpr std::array<std::string_view, 6> before{"in", "by", "from", "until", "during", "mid"};
  return reading.words[word].is_capitalised && month_named(reading.folded[word]).has_value() &&
         ((word > 0 && is_one_of(reading, word - 1, before)) ||
          (next < count && reading.words[next].is_number));
}

/// "twice a day", "3 times", "x2", "every other Friday", "4 checks an hour", "within 24 hours".
bool is_frequency(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 2> every{"each", "every"};
  static constexpr std::array<std::string_view, 3> article{"a", "an", "per"};
  static constexpr std::array<std::string_view, 3> within{"within", "in", "after"};
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  if (is_one_of(reading, word, every)) {
    return word + 1 < count && !reading.words[word + 1].is_mark;
  }
  const std::string_view form = reading.folded[word];
  if (form.size() >= 2 && (form.front() == 'x' || form.back() == 'x') &&
      (starts_with_digit(form) || starts_with_digit(form.substr(1)))) {
    return true;
  }
  if (is_one_of(reading, word, within)) {
    return is_number(reading, word + 1) && is_one_of(reading, word + 2, periods);
  }
  if (is_number(reading, word)) {
    static constexpr std::array<std::string_view, 3> times{"times", "x", "hourly"};
    if (is_one_of(reading, word + 1, times) ||
        (word + 2 < count && reading.span(word + 1, word + 2) == "-" && reading.is(word + 2, "hourly"))) {
      return true;
    }
    for (std::uint32_t i = word + 1; i + 1 < count && i < word + 5; ++i) {
      if (is_one_of(reading, i, article) && is_one_of(reading, i + 1, periods)) {
        return true;
      }
    }
  }
  return false;
}

/// "after breakfast", "before leaving": a moment the day gives.
bool is_before_or_after(const Reading& reading, std::uint32_t word) {
  if (!reading.is(word, "after") && !reading.is(word, "before")) {
    return false;
  }
  static constexpr std::array<std::string_view, 5> looking{"look", "looks", "looking", "looked", "named"};
  return word + 1 < reading.words.size() && !reading.words[word + 1].is_mark &&
         !(word > 0 && is_one_of(reading, word - 1, looking));
}

/// "on visiting days", "at bath time": a part of the day or week by what happens in it.
bool is_named_time(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> days{"day", "days", "night", "nights", "morning", "mornings", "evening", "evenings"};
  static constexpr std::array<std::string_view, 2> times{"time", "times"};
  static constexpr std::array<std::string_view, 21> open{"some", "most", "other", "many", "any", "certain", "this", "that", "these", "those", "the", "a", "same", "all", "right", "good", "best", "such", "one", "own", "different"};
  if (word + 2 >= reading.words.size() || is_one_of(reading, word + 1, open) || reading.words[word + 1].is_mark) {
    return false;
  }
  return (reading.is(word, "on") && is_one_of(reading, word + 2, days)) || (reading.is(word, "at") && is_one_of(reading, word + 2, times));
}

/// "on his first visit", "at her next session".
bool is_ranked_time(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 4> before{"on", "at", "in", "during"};
  static constexpr std::array<std::string_view, 6> whose{"his", "her", "my", "the", "their", "your"};
  static constexpr std::array<std::string_view, 6> ranks{"first", "second", "third", "next", "last", "final"};
  static constexpr std::array<std::string_view, 14> parts{"visit", "day", "morning", "night", "evening", "session", "week", "lesson", "appointment", "shift", "meeting", "group", "call", "dose"};
  return is_one_of(reading, word, before) && is_one_of(reading, word + 1, whose) && is_one_of(reading, word + 2, ranks) &&
         (is_one_of(reading, word + 3, parts) || is_one_of(reading, word + 4, parts));   // "her first home visit"
}

bool ends_clause(const Reading& reading, std::uint32_t word) {
  const auto text = reading.span(word, word + 1);
  return text == "," || text == ";" || text == "." || text == ":" || text == "=" || text == ")";
}

/// Words that carry nothing of what sets a trigger off.
bool is_light(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 36> words{
      "i",   "he",   "she",   "they", "it",   "you",  "we",    "is",   "are", "be",  "feels", "feel",
      "the", "a",    "an",    "to",   "do",   "so",   "this",  "that", "him", "her", "his",   "them",
      "and", "for",  "there", "has",  "have", "gets", "get",   "of",   "by",  "all", "felt",  "seems"};
  return reading.words[word].is_mark || is_one_of(reading, word, words);
}

}  // namespace

TimingWords::TimingWords(const Lexicon& lexicon)
    : lexicon_(&lexicon), timings_(lexicon.list("timings")), vague_(lexicon.list("vague_actions")) {}

bool TimingWords::has_tag(const Hit& hit, std::string_view tag) const {
  const auto& tags = (*lexicon_)[hit.list].entries[hit.entry].tags;
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

const Hit* TimingWords::vague_time_at(const Reading& reading, std::uint32_t word) const {
  const Hit* hit = reading.at(vague_, word);
  return hit != nullptr && has_tag(*hit, "time") ? hit : nullptr;
}

bool TimingWords::is_vague_at(const Reading& reading, std::uint32_t word, std::uint32_t& last) const {
  const Hit* hit = reading.at(vague_, word);
  if (hit != nullptr && !has_tag(*hit, "condition")) {
    last = hit->last;
    return true;
  }
  return false;
}

/// "if he shouts": a clause that somebody could see come true; "when he is ready" is not.
Timing TimingWords::trigger_at(const Reading& reading, std::uint32_t word) const {
  static constexpr std::array<std::string_view, 9> openers{"if", "when", "whenever", "once", "unless", "upon", "wherever", "while", "whilst"};
  // "While on the ward" is no moment but the whole stay.
  static constexpr std::array<std::string_view, 8> staying{"ward", "hospital", "unit", "inpatient", "admitted", "detained", "section", "here"};
  static constexpr std::array<std::string_view, 18> asking{
      "see",  "check", "checks", "ask",  "asks", "asking", "know",  "knows", "decide",
      "find", "say",   "tell",   "learn", "understand", "recognise", "identify", "notice", "even"};
  static constexpr std::array<std::string_view, 4> moments{"day", "moment", "minute", "time"};
  static constexpr std::array<std::string_view, 5> subjects{"he", "she", "it", "they", "i"};
  const bool is_moment = is_one_of(reading, word, moments) && word > 0 && (reading.is(word - 1, "the") || reading.is(word - 1, "each")) && is_one_of(reading, word + 1, subjects);
  const bool is_as_soon = reading.is(word, "soon") && word > 0 && reading.is(word - 1, "as") && reading.is(word + 1, "as") && !reading.is(word + 2, "possible") && !reading.is(word + 2, "practicable");
  const bool is_opener = is_one_of(reading, word, openers) || is_moment || is_as_soon ||
                         (reading.is(word, "should") && reading.words[word].starts_sentence);
  if (!is_opener || (word > 0 && is_one_of(reading, word - 1, asking))) {
    return {};
  }
  std::uint32_t end = word + 1;
  std::uint32_t telling = 0;
  bool is_conditional = false;
  while (end < reading.words.size() && !ends_clause(reading, end)) {
    if (reading.folded[word].starts_with("whil") && is_one_of(reading, end, staying)) {
      return {};
    }
    const Hit* hit = reading.at(vague_, end);
    if (hit != nullptr && has_tag(*hit, "condition")) {
      is_conditional = true;
      end = hit->last;
      continue;
    }
    telling += is_light(reading, end) || reading.words[end].is_capitalised ? 0U : 1U;
    ++end;
  }
  const bool is_vague = (is_conditional && telling <= 1) || (telling == 0 && end <= word + 1);
  return {.kind = is_vague ? TimingKind::vague : TimingKind::trigger, .first = word, .last = end};
}

Timing TimingWords::find(const Reading& reading) const {
  Timing best;
  const auto offer = [&best](const Timing& timing) {
    if (timing.kind > best.kind) {
      best = timing;
    }
  };
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    if (const Hit* vague = vague_time_at(reading, i); vague != nullptr) {
      offer({.kind = TimingKind::vague, .first = vague->first, .last = vague->last});
      i = vague->last - 1;
      continue;
    }
    if (const Hit* fixed = reading.at(timings_, i); fixed != nullptr) {
      return {.kind = TimingKind::scheduled, .first = fixed->first, .last = fixed->last};
    }
    if (is_clock_time(reading, i) || is_day_of_month(reading, i) || is_spoken_time(reading, i) || is_date(reading, i) || is_frequency(reading, i) ||
        is_before_or_after(reading, i) || is_named_time(reading, i) || is_ranked_time(reading, i)) {
      const auto count = static_cast<std::uint32_t>(reading.words.size());
      return {.kind = TimingKind::scheduled, .first = i, .last = std::min(i + 2, count)};
    }
    if (best.kind < TimingKind::trigger) {
      offer(trigger_at(reading, i));
    }
  }
  return best;
}

}  // namespace careaudit
