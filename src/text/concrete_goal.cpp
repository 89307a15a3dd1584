// The main verb, then what it is done to.
#include "text/concrete_goal.h"

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

constexpr std::array<std::string_view, 120> light{
    "a",     "an",    "the",   "to",    "of",     "in",    "on",    "at",    "by",     "for",   "from",  "with",   "and",    "or",   "but",
    "so",    "that",  "this",  "these", "those",  "it",    "its",   "is",    "are",    "was",   "be",    "been",   "being",  "am",   "as",
    "i",     "i'd",   "i'll",  "i'm",   "my",     "me",    "we",    "our",   "us",     "he",    "she",   "they",   "his",    "her",  "their",
    "him",   "them",  "you",   "your",  "will",   "would", "can",   "could", "should", "may",   "might", "must",   "shall",  "do",   "does",
    "not",   "no",    "than",  "then",  "when",   "where", "while", "who",   "which",  "what",  "how",   "if",     "into",   "out",  "up",
    "down",  "off",   "over",  "about", "after",  "before", "until", "within", "during", "through", "each", "per", "every", "without", "has",
    "had",   "have",  "own",   "there", "here",   "because", "more", "less", "new",   "first", "next",  "onto",  "least",  "most",
    "behind", "away", "aside", "together", "along", "around", "apart", "forward", "ahead", "alone", "towards", "upon", "against", "between", "past", "beyond"};

/// Words behind which a phrase of the lexicon still waits for its object: "make a", "go to".
constexpr std::array<std::string_view, 27> open_ends{"a", "an", "the", "my", "his", "her", "their", "to", "at", "on", "in", "for", "with", "into",
                                                     "round", "as", "behind", "from", "off", "of", "out", "up", "back", "one", "two", "i", "be"};

/// Words of degree: "walk more" says nothing of how far.
constexpr std::array<std::string_view, 8> degrees{"more", "less", "better", "fewer", "often", "regularly", "independently", "well"};

bool is_light(const Reading& reading, std::uint32_t word) { return reading.words[word].is_mark || is_one_of(reading, word, light); }

}  // namespace

ConcreteGoal::ConcreteGoal(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      cues_(lexicon),
      wants_(lexicon.list("wants")),
      vague_verbs_(lexicon.list("vague_verbs")),
      vague_things_(lexicon.list("vague_things")),
      observable_(lexicon.list("observable")),
      life_(lexicon.list("life_things")),
      states_(lexicon.list("clinical_states")),
      tasks_(lexicon.list("staff_tasks")),
      compliance_(lexicon.list("compliance")),
      generic_(lexicon.list("generic_people")),
      events_(lexicon.list("dated_events")),
      services_(lexicon.list("services")) {}

std::uint32_t ConcreteGoal::end_of(const Reading& reading, ListId list, std::uint32_t word) const {
  const Hit* hit = reading.at(list, word);
  return hit == nullptr ? word : hit->last;
}

std::optional<ConcreteGoal::Verb> ConcreteGoal::verb_at(const Reading& reading, std::uint32_t word) const {
  const std::uint32_t seen = end_of(reading, observable_, word);
  const std::uint32_t vague = end_of(reading, vague_verbs_, word);
  const Hit* demand = reading.at(compliance_, word);
  const bool is_plain_demand = demand != nullptr && has_tag((*lexicon_)[compliance_].entries[demand->entry], "demand");
  const std::uint32_t asked = is_plain_demand ? demand->last : word;
  const std::uint32_t task = std::max(end_of(reading, tasks_, word), demand == nullptr ? word : demand->last);
  if (seen == word && vague == word && asked == word && task == word) {
    return std::nullopt;
  }
  if (asked > seen || vague > seen) {
    return Verb{.cue = {word, std::max(asked, vague)}, .is_vague = true};
  }
  if (task > seen) {
    return Verb{.cue = {word, task}, .is_task = true};  // "take my tablets", "prompt": clear once it says what with
  }
  const Hit* hit = reading.at(observable_, word);
  if (hit != nullptr && has_tag((*lexicon_)[observable_].entries[hit->entry], "light") && is_vague_next(reading, seen)) {
    return Verb{.cue = {word, seen}, .is_vague = true};
  }
  const Hit* life = reading.at(life_, word);
  const bool is_activity = life != nullptr && has_tag((*lexicon_)[life_].entries[life->entry], "activity");
  const bool is_open = is_one_of(reading, seen - 1, open_ends);  // "learn to", which may be "cope"
  return Verb{.cue = {word, seen}, .says_enough = (is_activity || seen - word > 1) && !is_open && vague < seen};
}

/// "keep my anxiety under control", "have his needs met": what is kept or had could be anything.
bool ConcreteGoal::is_vague_next(const Reading& reading, std::uint32_t word) const {
  static constexpr std::array<std::string_view, 9> ends{"met", "understood", "heard", "known", "going", "right", "under", "around", "behind"};
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  while (word < count && is_light(reading, word)) {
    ++word;
  }
  bool has_vague = false;
  // "A proper headstone": the whole phrase must be vague.
  while (word < count && !is_light(reading, word) && !is_one_of(reading, word, ends) && !reading.folded[word].ends_with("ed")) {
    const std::uint32_t vague = std::max(end_of(reading, vague_things_, word), end_of(reading, states_, word));
    if (vague == word || end_of(reading, life_, word) > word) {
      return false;
    }
    has_vague = true;
    word = vague;
  }
  return has_vague;
}

bool ConcreteGoal::is_comparison(const Reading& reading, std::uint32_t word) const {
  return word < reading.words.size() && is_one_of(reading, word, degrees);
}

std::optional<Cue> ConcreteGoal::object_after(const Reading& reading, std::uint32_t from, bool is_of_task) const {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t i = from; i < count; ++i) {
    std::uint32_t skip = i;
    for (const ListId list : {vague_things_, vague_verbs_, generic_, wants_, states_, tasks_, compliance_, events_}) {
      skip = std::max(skip, end_of(reading, list, i));
    }
    if (!is_of_task && is_numbered_thing(reading, i)) {
      return Cue{i, i + 2};
    }
    const bool is_life = reading.at(life_, i) != nullptr && end_of(reading, life_, i) >= skip && end_of(reading, vague_things_, i) == i;
    if (skip > i && !is_life) {
      i = skip - 1;
      continue;
    }
    const auto& word = reading.words[i];
    const auto& form = reading.folded[i];
    const bool is_time = unit_of(form) || is_weekday(form) || number_at(reading, i) || date_at(reading, i, true);
    const bool is_manner = form.ends_with("ly") || is_one_of(reading, i, degrees);
    // "Support Kira": whom a task is done to says nothing of what is done.
    const bool is_whom = is_of_task && word.is_capitalised && !word.is_all_capitals;
    if (word.is_word && !is_light(reading, i) && !is_whom && !is_time && !is_manner && form.size() > 2) {
      return Cue{i, i + 1};
    }
  }
  return std::nullopt;
}

/// "have the van loan paid", "get my fence mended": what is to be done to something.
std::optional<Cue> ConcreteGoal::causative(const Reading& reading, std::uint32_t word) const {
  static constexpr std::array<std::string_view, 6> having{"have", "has", "having", "get", "gets", "getting"};
  static constexpr std::array<std::string_view, 22> irregular{"done", "paid", "cut", "made", "built", "mown", "sold", "sent", "taken", "written", "bought",
                                                       "hung", "laid", "let", "put", "back", "swept", "sewn", "drawn", "shown", "found", "given"};
  constexpr std::uint32_t reach = 8;
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  if (!is_one_of(reading, word, having)) {
    return std::nullopt;
  }
  for (std::uint32_t i = word + 2; i < std::min(count, word + reach) && reading.words[i].is_word; ++i) {
    const bool is_done = (reading.folded[i].size() > 4 && reading.folded[i].ends_with("ed")) || is_one_of(reading, i, irregular);
    const bool is_vague = end_of(reading, vague_verbs_, i) > i || end_of(reading, vague_things_, i) > i;
    const auto object = is_done && !is_vague ? object_after(reading, word + 1) : std::nullopt;
    if (object && object->last <= i) {
      return Cue{word, i + 1};
    }
  }
  return std::nullopt;
}

std::uint32_t ConcreteGoal::main_verb(const Reading& reading, std::uint32_t from) const {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  static constexpr std::array<std::string_view, 5> leads{"will", "to", "can", "i'll", "he'll"};
  for (std::uint32_t i = from; i < std::min<std::uint32_t>(count, from + 12); ++i) {
    if (is_one_of(reading, i, leads) && i + 1 < count && reading.words[i + 1].is_word && !is_one_of(reading, i + 1, light)) {
      return i + 1;
    }
  }
  // An instruction begins with its verb: "Leave the flat…".
  const std::uint32_t next = from + 1;
  const bool is_plain = next < count && reading.words[from].is_word && !is_light(reading, from) && !reading.words[from].is_all_capitals && reading.words[next].is_word &&
                        (!reading.words[next].is_capitalised || reading.words[next].is_all_capitals) && end_of(reading, life_, from) == from && !reading.folded[from].ends_with("s");
  return is_plain ? from : count;
}

/// "well enough to give evidence", "safe enough to sleep with the light off": what it is to be enough for.
std::uint32_t ConcreteGoal::verb_after_enough(const Reading& reading, std::uint32_t from) {
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  for (std::uint32_t i = from; i + 2 < count; ++i) {
    if (reading.is(i, "enough") && reading.is(i + 1, "to")) {
      return i + 2;
    }
  }
  return count;
}

/// "Wash, dress, shop, cook and do the bins": as many deeds as no one goal has.
bool ConcreteGoal::is_bundle(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
  constexpr unsigned most = 3;   // "walk to the shop, buy bread and come home" is one outing
  static constexpr std::array<std::string_view, 3> joints{",", "and", "&"};
  unsigned deeds = 0;
  unsigned commas = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    commas += is_mark(reading, i, ",") ? 1U : 0U;
    const bool starts = i == begin || is_one_of(reading, i - 1, joints) || (i > 0 && is_one_of(reading, i - 1, std::array<std::string_view, 1>{"to"}));
    const bool is_deed = starts && (end_of(reading, observable_, i) > i || end_of(reading, vague_verbs_, i) > i || (reading.folded[i].size() > 5 && reading.folded[i].ends_with("ing")));
    deeds += is_deed ? 1U : 0U;
  }
  return deeds > most || (deeds == most && commas >= most);
}

std::optional<Cue> ConcreteGoal::find(const Reading& reading) const {
  const std::uint32_t begin = goal_begin(reading, wants_);
  const std::uint32_t count = goal_end(reading, wants_, begin);
  if (is_bundle(reading, begin, count)) {
    return std::nullopt;
  }
  const std::uint32_t main = main_verb(reading, begin);
  const std::uint32_t enabled = verb_after_enough(reading, begin);
  bool has_verb = false;
  for (std::uint32_t i = begin; i < count; ++i) {
    if (const std::uint32_t wish = end_of(reading, wants_, i); wish > i) {
      i = wish - 1;
      continue;
    }
    if (const auto done = causative(reading, i); done && done->last <= count) {
      return done;
    }
    auto verb = verb_at(reading, i);
    const bool is_thing = end_of(reading, vague_things_, i) > i || end_of(reading, states_, i) > i || end_of(reading, generic_, i) > i;
    if (!verb && (i == main || i == enabled) && !is_thing) {
      verb = Verb{.cue = {i, i + 1}};
    }
    if (!verb) {
      continue;
    }
    has_verb = true;
    if (!verb->is_vague) {
      const bool is_degree_only = is_comparison(reading, verb->cue.last) || is_mere_degree(reading, verb->cue.last);
      if (const auto object = object_after(reading, verb->cue.last, verb->is_task); object && object->last <= count) {
        return Cue{verb->cue.first, object->last};
      }
      if (verb->says_enough && !is_degree_only) {
        return verb->cue;
      }
    }
    i = verb->cue.last - 1;
  }
  // A count of something says exactly what will be different, whatever the verb.
  if (const auto quantity = cues_.quantity(reading); quantity && object_after(reading, begin).value_or(Cue{count, count}).first < count) {
    return quantity;
  }
  // No verb: the name of a thing in the person's life, with something that tells which.
  if (!has_verb) {
    const Hit* life = reading.first(life_, begin);
    const bool is_wished = life != nullptr && reading.first(wants_) != nullptr && reading.first(wants_)->last <= life->first &&
                           end_of(reading, vague_things_, life->first) == life->first;
    if (life != nullptr && (is_wished || object_after(reading, life->last))) {
      return Cue{life->first, life->last};
    }
  }
  return std::nullopt;
}

}  // namespace careaudit
