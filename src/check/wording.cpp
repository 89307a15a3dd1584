// Finds words that judge, or that only professionals use, in what is written about a person.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "check/check.h"
#include "check/free_text.h"
#include "text/explained.h"
#include "text/language.h"
#include "text/sentence.h"
#include "text/thing_talk.h"
#include "text/whose_words.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// "Mr Case", "the Refrain Choir": a capital inside a sentence makes a single word a name, unless
/// an article or a form of be shows that it is only written large, or all is.
bool is_name(const Reading& reading, const Hit& hit) {
  static constexpr std::array<std::string_view, 18> no_name_after{
      "the", "a",   "an",  "this", "each",   "every", "is",  "was", "are",
      "be",  "his", "her", "very", "become", "their", "our", "and", "or"};
  if (hit.last - hit.first != 1 || !reading.words[hit.first].is_capitalised ||
      reading.words[hit.first].is_all_capitals || reading.words[hit.first].starts_sentence ||
      hit.first == 0 || reading.words[hit.first - 1].is_mark) {
    return false;
  }
  if (is_one_of(reading, hit.first - 1, no_name_after)) {
    return false;
  }
  // In A Title Every Word Is Large.
  const WordRange sentence = sentence_of(reading, hit.first);
  std::uint32_t large = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    words += reading.words[i].is_word ? 1U : 0U;
    large += reading.words[i].is_word && reading.words[i].is_capitalised ? 1U : 0U;
  }
  return large * 2 < words + 1 || words <= 3;
}

/// "do not call her manipulative", "avoid the word comply": the word is named, not used.
bool is_mentioned(const Reading& reading, const Hit& hit) {
  static constexpr std::array<std::string_view, 16> naming{
      "call", "calling", "label", "labelling", "describe", "describing", "say",    "saying",
      "word", "words",   "term",  "phrase",    "write",    "treat",      "labels", "using"};
  static constexpr std::array<std::string_view, 8> denying{"not",  "don't",    "never", "avoid",
                                                    "stop", "avoiding", "hates", "dislikes"};
  const WordRange sentence = sentence_of(reading, hit.first);
  bool is_naming = false;
  for (std::uint32_t i = hit.first; i-- > sentence.first && hit.first - i <= 9;) {
    is_naming = is_naming || is_one_of(reading, i, naming);
    if (is_naming && is_one_of(reading, i, denying)) {
      return true;
    }
  }
  return false;
}

/// "she is not manipulative", "rather than attention seeking": said to be untrue. "Must not be
/// rude" and "do not wander" are demands, and stay.
bool is_denied(const Reading& reading, const Hit& hit) {
  static constexpr std::array<std::string_view, 9> denying{
      "not", "isn't", "wasn't", "never", "aren't", "weren't", "doesn't", "didn't", "than"};
  static constexpr std::array<std::string_view, 10> demanding{"will",  "must", "should", "to",    "do",
                                                       "shall", "can",  "could",  "would", "may"};
  static constexpr std::array<std::string_view, 9> between{
      "being", "a", "an", "been", "at", "be", "deliberately", "just", "usually"};
  for (std::uint32_t i = hit.first; i-- > 0;) {
    if (is_one_of(reading, i, denying)) {
      const bool is_rather = !reading.is(i, "than") || (i > 0 && reading.is(i - 1, "rather"));
      return is_rather && !(i > 0 && is_one_of(reading, i - 1, demanding));
    }
    if (!is_one_of(reading, i, between)) {
      return false;
    }
  }
  return false;
}

/// "stubborn in a good way", "in the best sense": praise.
bool is_praised(const Reading& reading, const Hit& hit) {
  static constexpr std::array<std::string_view, 5> kinds{"good", "best", "nicest", "nice", "kindest"};
  static constexpr std::array<std::string_view, 3> ways{"way", "sense", "ways"};
  for (std::uint32_t i = hit.last; i < std::min<std::size_t>(hit.last + 4, reading.words.size()); ++i) {
    if (is_one_of(reading, i, kinds) && is_one_of(reading, i + 1, ways)) {
      return true;
    }
  }
  return false;
}

/// Whether a word can be a noun that an adjective before it tells of: "weeds", not "and", "today" or "shouting".
bool may_be_told_of(const Reading& reading, std::uint32_t word) {
  // What holds sentences together, beside what every English text has much of.
  static constexpr std::array<std::string_view, 34> others{
      "an",    "while", "because", "then",  "which", "towards", "toward", "against", "over",   "during", "until",     "since",  "were", "had", "could", "today", "tonight",
      "yesterday", "twice", "once", "often", "always", "sometimes", "lately", "now", "here", "there", "these", "those", "what", "where", "how", "whenever", "tomorrow"};
  if (word >= reading.words.size() || !reading.words[word].is_word || reading.words[word].starts_sentence) {
    return false;
  }
  const std::string_view form = reading.folded[word];
  return form.size() > 2 && !is_function_word(form) && !is_one_of(reading, word, others) && !form.ends_with("ly") && !form.ends_with("ing") && !form.ends_with("ed") && !form.ends_with("times");
}

/// One rule's lists.
class Judge {
 public:
  Judge(const PrepareContext& context, std::vector<ListId> lists)
      : knowledge_(&context.knowledge),
        lists_(std::move(lists)),
        whose_(context.knowledge.lexicon),
        things_(context.knowledge.lexicon),
        persons_{context.knowledge.lexicon.list("person_nouns"), context.knowledge.lexicon.list("generic_people"), context.knowledge.lexicon.list("relations"), context.knowledge.lexicon.list("roles"), context.knowledge.lexicon.list("given_names"), context.knowledge.lexicon.list("titles")},
        may_explain_(context.options.yes("explained", false)),
        verb_(context.options.text("verb", "say")) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const auto known = explained_terms(subject);
    const auto name = subject.plan.text("person.preferred_name");
    for (const NodeId node : subject.texts) {
      if (is_own_words_field(subject, node)) {
        continue;
      }
      const Reading& reading = subject.scratch.reading(node);
      if (!reading.is_english) {
        out.not_assessable("the text is not in English, and only English wording is judged", node);
        continue;
      }
      std::vector<Wording> found;
      for (const auto& hit : reading.hits) {
        if (is_listed(hit) && !known.contains({hit.list, hit.entry}) &&
            is_used(reading, hit, name)) {
          found.push_back({std::string(reading.span(hit)), entry(hit).say});
        }
      }
      if (!found.empty()) {
        std::string message = wording_message(found, verb_);
        out.fail(std::move(message), words_of(std::move(found)), node);
      }
    }
  }

 private:
  using Term = std::pair<ListId, std::uint16_t>;

  bool is_listed(const Hit& hit) const {
    return std::find(lists_.begin(), lists_.end(), hit.list) != lists_.end();
  }

  const LexiconEntry& entry(const Hit& hit) const {
    return knowledge_->lexicon[hit.list].entries[hit.entry];
  }

  /// Whether a word for people stands there: a role, a relation, "man", "behaviour".
  bool is_of_people(const Reading& reading, std::uint32_t word) const {
    return std::any_of(persons_.begin(), persons_.end(), [&](ListId list) { return reading.at(list, word) != nullptr; });
  }

  /// "Aggressive weeds", "hostile soil": the noun behind the word is nobody, and nothing that somebody does.
  bool is_told_of_a_thing(const Reading& reading, const Hit& hit) const {
    return has_tag(entry(hit), "quality") && hit.last - hit.first <= 3 && may_be_told_of(reading, hit.last) && !is_of_people(reading, hit.last);
  }

  /// "The Stubborn Mule", "Childish Gambino": a name of two words or more.
  bool is_part_of_name(const Reading& reading, const Hit& hit) const {
    const auto& word = reading.words[hit.first];
    const bool has_next = hit.last < reading.words.size() && reading.words[hit.last].is_capitalised && !reading.words[hit.last].is_all_capitals;
    return hit.last - hit.first == 1 && word.is_capitalised && !word.is_all_capitals && has_next && !is_of_people(reading, hit.last);
  }

  /// Whether a listed word is used as the list means it, of the person.
  bool is_used(const Reading& reading, const Hit& hit, std::string_view preferred_name) const {
    if (is_name(reading, hit) || is_part_of_name(reading, hit) || is_told_of_a_thing(reading, hit) || is_mentioned(reading, hit) || is_praised(reading, hit) ||
        whose_.is_persons_own(reading, hit.first, preferred_name)) {
      return false;
    }
    const LexiconEntry& found = entry(hit);
    const bool may_act = has_tag(found, "acting");
    if ((may_act || has_tag(found, "things")) &&
        things_.is_about_a_thing(reading, hit.first, hit.last, may_act)) {
      return false;
    }
    return has_tag(found, "demand") || !is_denied(reading, hit);
  }

  /// The terms that the plan explains where it first uses them.
  std::set<Term> explained_terms(const Subject& subject) const {
    std::set<Term> seen;
    std::set<Term> known;
    if (!may_explain_) {
      return known;
    }
    for (const NodeId node : subject.texts) {
      const Reading& reading = subject.scratch.reading(node);
      for (const auto& hit : reading.hits) {
        if (is_listed(hit) && seen.insert({hit.list, hit.entry}).second &&
            is_explained(reading, hit.first, hit.last)) {
          known.insert({hit.list, hit.entry});
        }
      }
    }
    return known;
  }

  const Knowledge* knowledge_;
  std::vector<ListId> lists_;
  WhoseWords whose_;
  ThingTalk things_;
  std::array<ListId, 6> persons_;
  bool may_explain_;
  std::string verb_;
};

constexpr std::array options{
    OptionSpec{.name = "lists",
               .type = OptionType::words,
               .help = "the word lists to look for, each a file of rules/words/",
               .is_required = true},
    OptionSpec{.name = "explained",
               .type = OptionType::yes_no,
               .help = "whether a term explained where it is first used is left alone"},
    OptionSpec{.name = "verb", .help = "the word before the preferred wording: say"},
};

Result<Check> prepare(const PrepareContext& context) {
  std::vector<ListId> lists;
  for (const auto& name : context.options.words("lists")) {
    lists.push_back(context.knowledge.lexicon.list(name));
    if (lists.back() == no_list) {
      return Problem{.message = fmt::format("there is no word list `{}`", name),
                     .remedy = "name a file of rules/words/, without `.yaml`"};
    }
  }
  return Check([judge = Judge(context, std::move(lists))](const Subject& subject, Verdicts& out) {
    judge(subject, out);
  });
}

}  // namespace

constinit const CheckType checks::wording{
    .name = "wording",
    .summary =
        "No text about the person uses the words of a list; the person's own words are left alone.",
    .options = options,
    .prepare = prepare,
};

}  // namespace careaudit
