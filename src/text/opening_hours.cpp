// A small grammar of days and times, tried where a word for hours or a clock time stands.
#include "text/opening_hours.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/clock.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

using Part = HoursWords::Part;
constexpr std::array<std::string_view, 7> day_names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr int minutes_a_slot = 30;
constexpr int day_minutes = 1440;

/// "mon-fri", "sat", of the word list's tags.
std::bitset<7> days_of(std::string_view tag) {
  const auto index = [](std::string_view name) {
    for (std::size_t i = 0; i < day_names.size(); ++i) {
      if (equal_ignoring_case(day_names[i].substr(0, 3), name)) {
        return i;
      }
    }
    return day_names.size();
  };
  std::bitset<7> days;
  const auto names = split(tag, '-');
  if (names.empty() || index(names.front()) == day_names.size() || index(names.back()) == day_names.size()) {
    return days;
  }
  for (std::size_t i = index(names.front()); i <= index(names.back()); ++i) {
    days.set(i);
  }
  return days;
}

/// "17:00-24:00" of the word list's tags.
bool times_of(std::string_view tag, Part& part) {
  if (tag.size() != 11 || tag[2] != ':' || tag[8] != ':') {
    return false;
  }
  const auto minutes = [&](std::size_t at) {
    return ((tag[at] - '0') * 10 + (tag[at + 1] - '0')) * 60 + (tag[at + 3] - '0') * 10 + (tag[at + 4] - '0');
  };
  part.from = minutes(0);
  part.to = minutes(6);
  return true;
}

bool is_filler(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 60> fillers{
      ",",     "-",     "\u2013", "\u2014", "(",      ")",    "/",     ":",     "&",     "+",     "and",    "or",
      "plus",  "to",    "on",     "from",   "at",     "the",  "of",    "every", "each",  "in",    "a",      "an",
      "is",    "are",   "per",    "during", "between", "all", "both",  "only",  "open",  "opens", "opening", "available",
      "staffed", "answered", "answers", "manned", "runs", "hours", "hrs", "hour", "time", "times", "including", "inc",
      "incl",  "bank",  "holidays", "holiday", "public", "line", "lines", "service", "also", "x", "then", "through"};
  return is_one_of(reading, word, fillers);
}

bool is_and(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 6> words{"and", "&", "plus", "+", "or", "also"};
  return is_one_of(reading, word, words);
}

/// "not 24 hours", "isn't open 24/7"; never "not only".
bool is_denied(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 10> nots{"not", "no", "never", "isn't", "aren't", "doesn't", "don't", "cannot", "can't", "nor"};
  static constexpr std::array<std::string_view, 3> onlys{"only", "just", "matter"};
  for (std::uint32_t back = 1; back <= 5 && back <= word; ++back) {
    const std::uint32_t at = word - back;
    if (reading.words[at].is_mark && !reading.is(at, "-")) {
      return false;
    }
    if (is_one_of(reading, at, nots)) {
      return !is_one_of(reading, at + 1, onlys);
    }
    if (reading.words[at].starts_sentence) {
      return false;
    }
  }
  return false;
}

/// "24-hour answerphone", "leave a message any time": nobody answers.
bool is_recorded(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  static constexpr std::array<std::string_view, 7> words{"answerphone", "answering", "voicemail", "message", "messages", "machine", "voice"};
  constexpr std::uint32_t reach = 5;
  for (std::uint32_t at = first; at > 0 && first - at < reach && !reading.words[at - 1].is_mark; --at) {
    if (is_one_of(reading, at - 1, words)) {
      return true;
    }
  }
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t at = last; at < count && at - last < reach && !reading.words[at].is_mark; ++at) {
    if (is_one_of(reading, at, words)) {
      return true;
    }
  }
  return false;
}

/// "If at any time she feels unsafe": when something happens, not when somebody answers.
bool is_condition(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 8> ifs{"if", "when", "whenever", "should", "because", "feels", "feel", "gets"};
  for (std::uint32_t at = word; at > 0 && !reading.words[at].starts_sentence; --at) {
    if (reading.words[at - 1].is_mark && !reading.is(at - 1, "-")) {
      return false;
    }
    if (is_one_of(reading, at - 1, ifs)) {
      return true;
    }
  }
  return false;
}

bool is_in_phone(const Word& word, std::span<const Phone> phones) {
  return std::any_of(phones.begin(), phones.end(), [&](const Phone& phone) { return word.begin < phone.end && phone.begin < word.end; });
}

/// Days that follow one another become one part, and "Mon - Fri" all between.
std::vector<Part> with_day_ranges(const Reading& reading, const std::vector<Part>& parts) {
  static constexpr std::array<std::string_view, 7> ranges{"-", "\u2013", "\u2014", "to", "through", "until", "till"};
  std::vector<Part> joined;
  for (const Part& part : parts) {
    const bool continues = !joined.empty() && joined.back().kind == Part::Kind::days && part.kind == Part::Kind::days;
    if (!continues) {
      joined.push_back(part);
      continue;
    }
    Part& last = joined.back();
    const bool is_range = part.first == last.last + 1 && is_one_of(reading, last.last, ranges) && last.days.any() && part.days.any();
    if (is_range) {
      std::size_t end = 0;
      while (!part.days[end]) {
        ++end;
      }
      std::size_t day = 6;
      while (!last.days[day]) {
        --day;
      }
      for (; day != end; day = (day + 1) % 7) {
        last.days.set(day);
      }
    }
    last.days |= part.days;
    last.is_weekend = last.is_weekend && part.is_weekend;
    last.last = part.last;
  }
  return joined;
}

/// Days and times that belong together, added to a week.
class Assembly {
 public:
  explicit Assembly(std::vector<Part> parts) : parts_(std::move(parts)) {}

  Week week() {
    for (std::size_t i = 0; i < parts_.size();) {
      const Part& part = parts_[i];
      if (part.kind == Part::Kind::both) {
        week_.add(part.days, part.from, part.to);
        ++i;
      } else if (part.kind == Part::Kind::rest) {
        ++i;
      } else {
        i = pair(i);
      }
    }
    return week_;
  }

 private:
  bool is(std::size_t i, Part::Kind kind) const { return i < parts_.size() && parts_[i].kind == kind; }

  /// The parts from i on that say times.
  std::size_t times_end(std::size_t i) const {
    while (is(i, Part::Kind::times)) {
      ++i;
    }
    return i;
  }

  void add_times(std::size_t from, std::size_t to, std::bitset<7> days) {
    for (std::size_t i = from; i < to; ++i) {
      week_.add(days, parts_[i].from, parts_[i].to);
    }
  }

  std::size_t pair(std::size_t i) {
    const std::bitset<7> every_day = std::bitset<7>().set();
    if (is(i, Part::Kind::days)) {
      const std::size_t end = times_end(i + 1);
      const bool is_apart = end > i + 1 && parts_[i + 1].after_and && parts_[i].is_weekend;
      if (end == i + 1 || is_apart) {
        // "…and weekends" is the whole of them; other days without times say nothing.
        if (parts_[i].is_weekend) {
          week_.add(parts_[i].days, 0, day_minutes);
        }
        return i + 1;
      }
      add_times(i + 1, end, parts_[i].days);
      return end;
    }
    const std::size_t end = times_end(i);
    const bool has_days = is(end, Part::Kind::days) && !(parts_[end].after_and && parts_[end].is_weekend);
    add_times(i, end, has_days ? parts_[end].days : every_day);
    return has_days ? end + 1 : end;
  }

  std::vector<Part> parts_;
  Week week_;
};

}  // namespace

void Week::add(std::bitset<7> days, int from, int to) {
  const auto first = static_cast<std::size_t>(from / minutes_a_slot);
  const auto last = static_cast<std::size_t>(to / minutes_a_slot);
  for (std::size_t day = 0; day < days.size(); ++day) {
    if (!days[day]) {
      continue;
    }
    const std::size_t start = day * slots_a_day;
    for (std::size_t slot = first; slot < (to > from ? last : slots_a_day); ++slot) {
      slots_.set(start + slot);
    }
    for (std::size_t slot = 0; to <= from && slot < last; ++slot) {
      slots_.set((start + slots_a_day + slot) % slots_.size());
      slots_.set(start + slot);
    }
  }
}

Week Week::rest() const {
  Week week;
  week.slots_ = ~slots_;
  return week;
}

std::string Week::first_gap() const {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (!slots_[i]) {
      const std::size_t minutes = i % slots_a_day * minutes_a_slot;
      std::string text(day_names[i / slots_a_day]);
      text += minutes / 60 < 10 ? " 0" : " ";
      return text + std::to_string(minutes / 60) + (minutes % 60 == 0 ? ":00" : ":30");
    }
  }
  return "";
}

HoursWords::HoursWords(const Lexicon& lexicon) : lexicon_(&lexicon), words_(lexicon.list("opening_hours")) {
  office_.add(days_of("mon-fri"), 540, 1020);
}

std::optional<Part> HoursWords::listed_at(const Reading& reading, std::uint32_t word, HoursPlace place) const {
  const Hit* hit = reading.at(words_, word);
  if (hit == nullptr) {
    return std::nullopt;
  }
  const auto& entry = (*lexicon_)[words_].entries[hit->entry];
  if (has_tag(entry, "field") && place != HoursPlace::field) {
    return std::nullopt;
  }
  const bool is_unsure = has_tag(entry, "loose") && place == HoursPlace::text && is_condition(reading, word);
  if (is_unsure || (has_tag(entry, "always") && (is_denied(reading, word) || is_recorded(reading, word, hit->last)))) {
    return std::nullopt;
  }
  Part part{.days = {}, .first = word, .last = hit->last};
  bool has_times = false;
  for (const auto& tag : entry.tags) {
    has_times = times_of(tag, part) || has_times;
    part.days |= days_of(tag);
  }
  if (has_tag(entry, "rest")) {
    part.kind = Part::Kind::rest;
  } else if (part.days.any()) {
    part.kind = has_times ? Part::Kind::both : Part::Kind::days;
  }
  part.is_weekend = has_tag(entry, "weekend");
  part.is_word = true;
  part.is_certain = part.kind != Part::Kind::days && !has_tag(entry, "beside");
  return part;
}

std::optional<Part> HoursWords::part_at(const Reading& reading, std::uint32_t word, HoursPlace place) const {
  if (auto listed = listed_at(reading, word, place)) {
    return listed;
  }
  if (const auto range = clock_range_at(reading, word)) {
    return Part{.days = {}, .from = range->from, .to = range->to, .is_certain = range->is_certain || place == HoursPlace::field,
                .first = range->first, .last = range->last};
  }
  return std::nullopt;
}

std::vector<std::vector<Part>> HoursWords::clusters(const Reading& reading, HoursPlace place,
                                                    std::span<const Phone> phones) const {
  std::vector<std::vector<Part>> all(1);
  bool after_and = false;
  for (std::uint32_t i = 0; i < reading.words.size();) {
    const bool is_phone = is_in_phone(reading.words[i], phones);
    const bool is_break = reading.words[i].starts_sentence && place == HoursPlace::text;
    std::optional<Part> part = is_phone ? std::nullopt : part_at(reading, i, place);
    const bool is_within = !all.back().empty();
    if (is_within && (is_break || is_phone || (!part && place == HoursPlace::text && !is_filler(reading, i)))) {
      all.emplace_back();
      after_and = false;
    }
    if (part) {
      part->after_and = after_and;
      all.back().push_back(*part);
      after_and = false;
    } else {
      after_and = after_and || (is_within && is_and(reading, i));
    }
    i = part ? part->last : i + 1;
  }
  if (all.back().empty()) {
    all.pop_back();
  }
  return all;
}

std::vector<Hours> HoursWords::find(const Reading& reading, HoursPlace place, std::span<const Phone> phones) const {
  if (!reading.may_have(words_) && !may_hold_clock(reading)) {
    return {};
  }
  const auto all = clusters(reading, place, phones);
  const auto has = [](const std::vector<Part>& parts, Part::Kind kind) {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.kind == kind; });
  };
  const auto is_certain = [&](const std::vector<Part>& parts) {
    return place == HoursPlace::field || (has(parts, Part::Kind::times) && has(parts, Part::Kind::days)) ||
           std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_certain; });
  };
  // "By day ring Jo, at night the hub": the first makes hours of the second.
  const bool has_certain = std::any_of(all.begin(), all.end(), is_certain);
  std::vector<Hours> found;
  for (const auto& parts : all) {
    const bool is_word = std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_word; });
    if (!is_certain(parts) && !(has_certain && is_word)) {
      continue;
    }
    Hours hours{.first = parts.front().first, .last = parts.back().last, .week = {}};
    hours.is_rest = has(parts, Part::Kind::rest);
    hours.week = Assembly(with_day_ranges(reading, parts)).week();
    if (hours.is_rest || !hours.week.is_empty()) {
      found.push_back(hours);
    }
  }
  return found;
}

}  // namespace careaudit
