// Reading the voice and the substance of a goal.
#include "text/goal_cues.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/counting.h"
#include "text/goal_circumstance.h"
#include "text/goal_clause.h"
#include "text/sentence.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 14> own{"i", "i'd", "i'll", "i'm", "i've", "my", "me", "myself", "mine", "we", "our", "us", "we'd", "we'll"};
constexpr std::array<std::string_view, 90> light{
    "a",    "an",   "the",  "to",   "of",   "in",   "on",    "at",    "by",    "for",  "from",  "with", "and",   "or",    "but",
    "so",   "that", "this", "these", "those", "it",  "its",   "is",    "are",   "was",  "be",    "been", "being", "am",    "as",
    "i",    "i'd",  "i'll", "i'm",  "my",   "me",   "we",    "our",   "us",    "he",   "she",   "they", "his",   "her",   "their",
    "him",  "them", "you",  "your", "will", "would", "can",  "could", "should", "may", "might", "must", "shall", "do",    "does",
    "not",  "no",   "than", "then", "when", "where", "while", "who",  "which", "what", "how",   "if",   "into",  "out",   "up",
    "down", "off",  "over", "about", "after", "before", "until", "within", "during", "through", "each", "per", "with", "without", "has"};

/// Words behind which a number with a unit of time says by when, not how much.
constexpr std::array<std::string_view, 8> deadline{"within", "in", "by", "over", "for", "next", "after", "last"};
constexpr std::array<std::string_view, 7> daily_names{"living", "life", "activities", "tasks", "needs", "routine", "chores"};

/// "2x", "6hrs", "5k", "x3"; not "21st", "s117" or "b12".
bool is_glued_count(std::string_view form) {
  constexpr std::string_view digits = "0123456789";
  const bool is_counted = form.size() >= 2 && (digits.find(form.front()) != std::string_view::npos || (form.front() == 'x' && form.find_first_not_of(digits, 1) == std::string_view::npos));
  const bool is_rank = form.ends_with("st") || form.ends_with("nd") || form.ends_with("rd") || form.ends_with("th");
  return is_counted && !is_rank && form.find_first_not_of("0123456789.,") != std::string_view::npos;
}

/// "no falls", "a whole week without shouting": a count of nought.
std::optional<Cue> none_of(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 3> none{"no", "zero", "nil"};
  static constexpr std::array<std::string_view, 7> not_counted{"less", "always", "worries", "problems", "issues", "difficulties", "concerns"};
  static constexpr std::array<std::string_view, 4> again{"further", "more", "new", "other"};
  const std::uint32_t what = word + 1 + (is_one_of(reading, word + 1, again) ? 1U : 0U);
  const bool is_none = is_one_of(reading, word, none) && what < reading.words.size() && reading.folded[what].size() > 3 && reading.folded[what].ends_with('s') && !is_one_of(reading, what, not_counted);
  if (is_none) {
    return Cue{word, what + 1};
  }
  static constexpr std::array<std::string_view, 5> spans{"full", "whole", "entire", "a", "one"};
  static constexpr std::array<std::string_view, 4> articles{"a", "an", "any", "one"};
  const bool is_without = reading.is(word, "without") && word + 1 < reading.words.size() && (reading.folded[word + 1].ends_with("ing") || is_one_of(reading, word + 1, articles));
  for (std::uint32_t i = 0; is_without && i + 1 < word; ++i) {
    static constexpr std::array<std::string_view, 4> parts{"morning", "afternoon", "evening", "shift"};
    if (is_one_of(reading, i, spans) && (unit_of(reading.folded[i + 1]) || is_one_of(reading, i + 1, parts))) {
      return Cue{i, word + 2};
    }
  }
  return std::nullopt;
}

bool is_light(const Reading& reading, std::uint32_t word) { return reading.words[word].is_mark || is_one_of(reading, word, light); }

}  // namespace

GoalCues::GoalCues(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      wants_(lexicon.list("wants")),
      compliance_(lexicon.list("compliance")),
      states_(lexicon.list("clinical_states")),
      tasks_(lexicon.list("staff_tasks")),
      life_(lexicon.list("life_things")),
      vague_verbs_(lexicon.list("vague_verbs")),
      vague_things_(lexicon.list("vague_things")),
      observable_(lexicon.list("observable")),
      absolutes_(lexicon.list("absolutes")),
      services_(lexicon.list("services")),
      generic_(lexicon.list("generic_people")),
      events_(lexicon.list("dated_events")),
      roles_(lexicon.list("roles")),
      teams_(lexicon.list("teams")),
      things_(lexicon.list("things")) {}

std::optional<Cue> GoalCues::first_of(const Reading& reading, ListId list) const {
  for (const Hit* hit = reading.first(list); hit != nullptr; hit = reading.first(list, hit->last)) {
    if (!is_in_deadline(reading, hit->first)) {
      return Cue{hit->first, hit->last};
    }
  }
  return std::nullopt;
}

GoalCues::Voice GoalCues::voice(const Reading& reading, Cue& cue) const {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  static constexpr std::array<std::string_view, 3> to{"to", "the", "for"};
  std::uint32_t start = 0;
  while (start < count && (reading.words[start].is_mark || is_one_of(reading, start, to))) {
    ++start;
  }
  if (const Hit* generic = reading.at(generic_, start); generic != nullptr) {
    cue = {generic->first, generic->last};
    const Hit* wish = reading.first(wants_);
    return wish != nullptr && wish->first <= generic->last + 1 ? Voice::wanting : Voice::generic;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    if (is_one_of(reading, i, own)) {
      cue = {i, i + 1};
      return Voice::first_person;
    }
  }
  // "By week six, the service user will…", "The nurse is to…", "get your rent in".
  static constexpr std::array<std::string_view, 6> duties{"will", "to", "is", "should", "must", "shall"};
  if (const Hit* body = body_at(reading, start); body != nullptr && is_one_of(reading, body->last, duties)) {
    cue = {body->first, body->last};
    return Voice::staff;
  }
  static constexpr std::array<std::string_view, 3> told{"you", "your", "yourself"};
  for (std::uint32_t i = 0; i < count; ++i) {
    for (const ListId list : {generic_, roles_}) {
      const Hit* hit = reading.at(list, i);
      if (hit != nullptr && is_one_of(reading, hit->last, duties)) {
        cue = {hit->first, hit->last};
        return list == generic_ ? Voice::generic : Voice::staff;
      }
    }
    if (is_one_of(reading, i, told)) {
      cue = {i, i + 1};
      return Voice::generic;
    }
  }
  if (const auto wish = first_of(reading, wants_)) {
    cue = *wish;
    return Voice::wanting;
  }
  if (const Hit* task = reading.at(tasks_, start); task != nullptr) {
    cue = {task->first, task->last};
    return Voice::staff;
  }
  static constexpr std::array<std::string_view, 4> next{"will", "to", "is", "can"};
  static constexpr std::array<std::string_view, 3> pronouns{"he", "she", "they"};
  const bool has_name = start < count && reading.words[start].is_capitalised && is_one_of(reading, start + 1, next);
  if (has_name || is_one_of(reading, start, pronouns)) {
    cue = {start, start + 1};
    return Voice::named;
  }
  return Voice::none;
}

const Hit* GoalCues::body_at(const Reading& reading, std::uint32_t word) const {
  if (const Hit* team = reading.at(teams_, word); team != nullptr) {
    return team;
  }
  const Hit* thing = reading.at(things_, word);
  return thing != nullptr && has_tag((*lexicon_)[things_].entries[thing->entry], "body") ? thing : nullptr;
}

/// "lighting to be used", "meeting to be held": somebody else's doing.
std::optional<Cue> GoalCues::passive_task(const Reading& reading) const {
  for (std::uint32_t i = 0; i + 2 < reading.words.size(); ++i) {
    static constexpr std::array<std::string_view, 8> irregular{"held", "made", "given", "put", "kept", "sent", "taken", "done"};
    const bool is_done = reading.folded[i + 2].ends_with("ed") || is_one_of(reading, i + 2, irregular);
    if (i > 0 && reading.is(i, "to") && reading.is(i + 1, "be") && is_done) {
      return Cue{i, i + 3};
    }
  }
  return std::nullopt;
}

std::optional<Cue> GoalCues::staff_task(const Reading& reading) const { return first_of(reading, tasks_); }

std::optional<Cue> GoalCues::demand(const Reading& reading) const {
  std::optional<Cue> found;
  for (const ListId list : {compliance_, states_}) {
    const auto cue = first_of(reading, list);
    if (cue && (!found || cue->first < found->first)) {
      found = cue;
    }
  }
  return found;
}

std::optional<Cue> GoalCues::life(const Reading& reading) const { return first_of(reading, life_); }

std::optional<Cue> GoalCues::reason(const Reading& reading) const {
  for (std::uint32_t i = 0; i + 1 < reading.words.size(); ++i) {
    const bool is_so = reading.is(i, "so") && (reading.is(i + 1, "that") || is_one_of(reading, i + 1, own) || reading.is(i + 1, "he") || reading.is(i + 1, "she") || reading.is(i + 1, "they"));
    const bool is_because = reading.is(i, "because") || reading.is(i, "cos");
    const bool is_enough = reading.is(i, "enough") && reading.is(i + 1, "to");
    // "with Win next to me": how it is to be for them.
    static constexpr std::array<std::string_view, 4> near{"next", "close", "beside", "alongside"};
    const bool is_beside = is_one_of(reading, i, near) && (reading.is(i + 1, "me") || (reading.is(i + 1, "to") && reading.is(i + 2, "me")));
    const bool is_at_hand = (reading.is(i, "my") && reading.is(i + 1, "side")) || (is_one_of(reading, i, std::array<std::string_view, 2>{"hold", "holding"}) && reading.is(i + 1, "my") && reading.is(i + 2, "hand"));
    if (is_so || is_because || is_enough || is_beside || is_at_hand) {
      return Cue{i, i + 2};
    }
  }
  return std::nullopt;
}

std::optional<Cue> GoalCues::service_request(const Reading& reading) const {
  const auto service = first_of(reading, services_);
  if (!service) {
    return std::nullopt;
  }
  // The service is what is asked for when nothing but asking stands between: "I want 10 hours of support".
  static constexpr std::array<std::string_view, 31> receiving{"have",  "get",   "receive", "access", "see",   "more",  "some",  "given", "offered", "need",   "needs", "extra", "another", "continue", "keep",
                                                       "start", "bigger", "larger", "hours", "hour",    "times",  "weekly", "daily", "regular", "get", "seen", "referred", "week", "own", "proper", "ongoing"};
  const Hit* wish = reading.first(wants_);
  const std::uint32_t from = wish == nullptr ? 0 : wish->last;
  // "help to stop smoking" and "my own bed" ask for no service.
  static constexpr std::array<std::string_view, 10> asked{"support", "help", "assistance", "training", "lessons", "calls", "worker", "workers", "service", "services"};
  const Hit* hit = reading.at(services_, service->first);
  const bool is_head = hit != nullptr && has_tag((*lexicon_)[services_].entries[hit->entry], "head");
  if (is_head && (reading.is(service->last, "to") || !is_one_of(reading, service->first, asked))) {
    return std::nullopt;
  }
  for (std::uint32_t i = from; i < service->first; ++i) {
    if (!is_light(reading, i) && !reading.words[i].is_number && !number_at(reading, i) && !is_one_of(reading, i, receiving)) {
      return std::nullopt;
    }
  }
  return service;
}

bool GoalCues::is_vague(const Reading& reading, std::uint32_t word, std::uint32_t& last) const {
  for (const ListId list : {vague_things_, vague_verbs_, generic_, wants_}) {
    if (const Hit* hit = reading.at(list, word); hit != nullptr) {
      last = std::max(last, hit->last);
    }
  }
  return last > word;
}

std::optional<Cue> GoalCues::concrete(const Reading& reading, std::uint32_t from, std::uint32_t count) const {
  for (std::uint32_t i = from; i < count; ++i) {
    std::uint32_t last = i;
    if (is_vague(reading, i, last)) {
      i = last - 1;
      continue;
    }
    if (const Hit* when = reading.at(events_, i); when != nullptr) {
      i = when->last - 1;
      continue;
    }
    const auto& word = reading.words[i];
    const bool is_time = unit_of(reading.folded[i]) || is_weekday(reading.folded[i]) || number_at(reading, i) || date_at(reading, i, true);
    const bool is_name_of_person = i <= 1 && word.is_capitalised && (reading.is(i + 1, "will") || reading.is(i + 1, "to") || reading.is(i + 1, "wants") || reading.is(i + 1, "would"));
    const bool is_manner = reading.folded[i].ends_with("ly");
    if (!is_light(reading, i) && word.is_word && !is_time && !is_name_of_person && !is_manner && reading.folded[i].size() > 2) {
      return Cue{i, i + 1};
    }
  }
  return std::nullopt;
}

std::optional<Cue> GoalCues::quantity(const Reading& reading) const {
  static constexpr std::array<std::string_view, 33> names{"level", "step", "steps",  "year", "band",  "grade", "stage", "phase", "section", "room", "ward", "goal", "goals", "need", "needs", "action", "actions",
                                                   "flat",  "floor", "number", "no", "bus",   "route", "type",  "tier",  "aged",    "unit", "chapter", "part", "since", "option", "pathway", "domain"};
  static constexpr std::array<std::string_view, 6> adverbs{"daily", "weekly", "twice", "monthly", "fortnightly", "once"};
  const std::uint32_t begin = goal_begin(reading, wants_);
  const std::uint32_t end = goal_end(reading, wants_, begin);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (const auto date = date_at(reading, i, i > 0 && is_one_of(reading, i - 1, deadline))) {
      i = *date - 1;
      continue;
    }
    if (reading.is(i, "daily") && is_one_of(reading, i + 1, daily_names)) {
      continue;
    }
    // "every time I get up" counts nothing.
    const bool is_every = (reading.is(i, "every") || reading.is(i, "each")) && i + 1 < reading.words.size() && !reading.is(i + 1, "time");
    if (is_one_of(reading, i, adverbs) || is_every) {
      return Cue{i, i + 1};
    }
    const auto& form = reading.folded[i];
    if (is_glued_count(form) && !(i > 0 && (is_one_of(reading, i - 1, deadline) || is_mark(reading, i - 1, ":")))) {
      return Cue{i, i + 1};
    }
    if (const auto none = none_of(reading, i)) {
      return none;
    }
    const auto number = number_at(reading, i);
    if (!number) {
      continue;
    }
    const bool is_name = i > 0 && (is_one_of(reading, i - 1, names) || is_mark(reading, i - 1, ":"));
    // "1:1", and "11 support" and "121 time", which lost the colon.
    static constexpr std::array<std::string_view, 2> joined{"11", "121"};
    static constexpr std::array<std::string_view, 6> beside{"support", "time", "care", "staff", "staffing", "obs"};
    const bool is_one_to_one = is_mark(reading, i + 1, ":") || (is_one_of(reading, i, joined) && is_one_of(reading, i + 1, beside));
    const bool is_pronoun = reading.is(i, "one") && (i + 1 >= reading.words.size() || !reading.words[i + 1].is_word || reading.is(i + 1, "of"));
    const bool is_hyphened = number->last < reading.words.size() && reading.span(number->last, number->last + 1) == "-";
    const auto after = is_hyphened ? number->last + 1 : number->last;
    const auto unit = after < reading.words.size() ? unit_of(reading.folded[after]) : std::nullopt;
    static constexpr std::array<std::string_view, 5> ages{"he's", "she's", "they're", "turns", "aged"};
    const bool is_deadline = i > 0 && (is_one_of(reading, i - 1, deadline) || is_one_of(reading, i - 1, ages)) && unit && *unit >= TimeUnit::day;
    const bool is_year = number->value >= 1900 && number->value < 2100 && !unit;
    if (!is_name && !is_one_to_one && !is_pronoun && !is_deadline && !is_year && !(is_hyphened && unit)) {
      return Cue{i, number->last};
    }
    i = number->last - 1;
  }
  return std::nullopt;
}

std::optional<Cue> GoalCues::observable(const Reading& reading) const {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  const std::uint32_t begin = goal_begin(reading, wants_);
  const std::uint32_t end = goal_end(reading, wants_, begin);
  for (const Hit* hit = reading.first(observable_, begin); hit != nullptr && hit->first < end; hit = reading.first(observable_, hit->last)) {
    const Hit* life = reading.at(life_, hit->first);
    const bool is_activity = life != nullptr && has_tag((*lexicon_)[life_].entries[life->entry], "activity");
    const bool is_phrase = hit->last > hit->first + 1;
    if (is_degree_only(reading, hit->last) || is_mere_degree(reading, hit->last) || is_circumstance(reading, hit->first)) {
      continue;
    }
    // "have a", "get my": what is had must be something; so must what one word is done to: "meet people".
    const bool is_light_verb = has_tag((*lexicon_)[observable_].entries[hit->entry], "light");
    if (is_light_verb ? is_thing_next(reading, hit->last) : (is_phrase || is_activity || concrete(reading, hit->last, count))) {
      return Cue{hit->first, hit->last};
    }
  }
  return std::nullopt;
}

bool GoalCues::is_thing_next(const Reading& reading, std::uint32_t word) const {
  constexpr std::uint32_t reach = 3;
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t i = word; i < std::min(count, word + reach); ++i) {
    if (reading.words[i].is_mark || is_light(reading, i)) {
      continue;
    }
    if (is_numbered_thing(reading, i)) {
      return true;
    }
    std::uint32_t last = i;
    return reading.at(states_, i) == nullptr && (!is_vague(reading, i, last) || reading.at(life_, i) != nullptr);
  }
  return false;
}

std::optional<Cue> GoalCues::absolute(const Reading& reading) const {
  static constexpr std::array<std::string_view, 8> perfect{"i've", "have", "has", "had", "he's", "she's", "they've", "we've"};
  for (const Hit* hit = reading.first(absolutes_); hit != nullptr; hit = reading.first(absolutes_, hit->last)) {
    // "I've never been" tells of the past; "attend all six" is a count.
    const bool is_past = hit->first > 0 && is_one_of(reading, hit->first - 1, perfect);
    const bool is_counted = reading.is(hit->last - 1, "all") && number_at(reading, hit->last);
    if (!is_past && !is_counted) {
      return Cue{hit->first, hit->last};
    }
  }
  return std::nullopt;
}

}  // namespace careaudit
