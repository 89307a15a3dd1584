// Judges whether the plan says what happens if a key part of it cannot be given.
#include <algorithm>
#include <array>
#include <string>

#include "check/check.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// Words that by themselves say no step.
bool is_function_word(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 64> words{
      "a",    "an",   "the",  "and",  "or",   "with", "by",    "in",    "on",     "at",      "for",     "to",    "of",
      "from", "her",  "his",  "him",  "she",  "he",   "they",  "them",  "their",  "my",      "i",       "me",    "we",
      "us",   "our",  "is",   "are",  "be",   "will", "should", "can",  "must",   "may",     "then",    "if",    "staff",
      "team", "person", "patient", "client", "service", "user", "this", "that", "it", "as", "not", "please", "then", "so",
      "has",  "have", "need", "needs", "who", "all",  "any",   "other", "further", "immediately", "asap"};
  return is_one_of(reading, word, words);
}

enum class Saying : std::uint8_t { nothing, ends_care, something };

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon)
      : lexicon_(&lexicon), empty_(lexicon.list("empty_words")), cover_(lexicon.list("cover_words")) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const Tree& tree = subject.plan.tree;
    Verdicts shortcomings;
    for (const NodeId element : tree.children(subject.plan.find("contingency.elements"))) {
      if (judge_element(subject, element, out, shortcomings)) {
        return;
      }
    }
    if (judge_away(subject, out)) {
      return;
    }
    if (shortcomings.all.empty() && has_slot(subject.plan)) {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    if (shortcomings.all.empty()) {
      out.fail("it does not say what happens if a key part of the plan cannot be given: write `if` what "
               "might fail, `then` who does what", {}, subject.plan.find("contingency"));
      return;
    }
    // A text that cannot be judged might be the contingency.
    const auto unread = std::find_if(shortcomings.all.begin(), shortcomings.all.end(), [](const Verdict& verdict) {
      return verdict.outcome == Outcome::not_assessable;
    });
    out.add(unread == shortcomings.all.end() ? shortcomings.all.front() : *unread);
  }

 private:
  static bool has_slot(const Plan& plan) {
    return plan.status == "template" && (plan.find("contingency.elements") != no_node || plan.find("contingency.coordinator_away") != no_node);
  }

  bool is_blank(const Subject& subject, NodeId node) const {
    return node == no_node || subject.plan.tree[node].kind != Kind::scalar || subject.plan.tree.is_blank(node);
  }

  /// Whether it is a contingency; if so it has been told, else why not.
  bool judge_element(const Subject& subject, NodeId element, Verdicts& out, Verdicts& shortcomings) const {
    const Tree& tree = subject.plan.tree;
    const NodeId condition = tree[element].kind == Kind::map ? tree.child(element, "if") : element;
    const NodeId step = tree[element].kind == Kind::map ? tree.child(element, "then") : no_node;
    if (is_blank(subject, condition) && is_blank(subject, step)) {
      return false;
    }
    if (is_blank(subject, condition)) {
      shortcomings.fail("it does not say what might fail: write it in `if`", {}, element);
      return false;
    }
    const Reading& reading = subject.scratch.reading(condition);
    if (!reading.is_english || (!is_blank(subject, step) && !subject.scratch.reading(step).is_english)) {
      shortcomings.not_assessable("the text is not in English, and only English wording is judged", condition);
      return false;
    }
    if (is_blank(subject, step)) {
      return judge_sentence(subject, condition, out, shortcomings);
    }
    if (said(reading, 0, count(reading), true) == Saying::nothing) {
      shortcomings.fail("`{0}` does not say what might fail", {std::string(reading.text)}, condition);
      return false;
    }
    const Reading& steps = subject.scratch.reading(step);
    return judge_step(steps, 0, step, out, shortcomings);
  }

  /// "If the bus does not run, Gran drives her": both in one text.
  bool judge_sentence(const Subject& subject, NodeId node, Verdicts& out, Verdicts& shortcomings) const {
    const Reading& reading = subject.scratch.reading(node);
    const std::uint32_t then = consequence(reading, condition_start(reading));
    if (then == count(reading)) {
      shortcomings.fail("`{0}` says what might fail, but not what happens then: write it in `then`",
                        {std::string(reading.text)}, node);
      return false;
    }
    return judge_step(reading, then, node, out, shortcomings);
  }

  bool judge_step(const Reading& reading, std::uint32_t from, NodeId node, Verdicts& out, Verdicts& shortcomings) const {
    const std::string words(reading.span(from, count(reading)));
    switch (said(reading, from, count(reading), false)) {
      case Saying::something:
        out.pass({words});
        return true;
      case Saying::nothing:
        shortcomings.fail("`{0}` does not say what happens: write who does what, and how they are reached", {words}, node);
        return false;
      case Saying::ends_care:
        shortcomings.fail("`{0}` ends the care instead of saying what is done: write who tries what next", {words}, node);
        return false;
    }
    return false;
  }

  /// Contingency written as one text stands where the coordinator's absence does.
  bool judge_away(const Subject& subject, Verdicts& out) const {
    const NodeId node = subject.plan.find("contingency.coordinator_away");
    if (is_blank(subject, node)) {
      return false;
    }
    const Reading& reading = subject.scratch.reading(node);
    for (std::uint32_t i = 0; i < count(reading);) {
      const std::uint32_t end = sentence_end(reading, i);
      const Hit* cover = reading.first(cover_, i);
      const std::uint32_t start = condition_start(reading, i, end);
      if (start < end && (cover == nullptr || cover->first >= end)) {
        const std::uint32_t marked = consequence(reading, start);
        // "If the lift breaks down the warden brings his meals": no comma, but long enough for both.
        const std::uint32_t then = marked >= end && end - start >= 8 ? start + (end - start) / 2 : marked;
        if (then < end && said(reading, then, end, false) == Saying::something) {
          out.pass({std::string(reading.span(i, end))});
          return true;
        }
      }
      i = end;
    }
    return false;
  }

  static std::uint32_t count(const Reading& reading) { return static_cast<std::uint32_t>(reading.words.size()); }

  static std::uint32_t sentence_end(const Reading& reading, std::uint32_t from) {
    std::uint32_t end = from + 1;
    while (end < count(reading) && !reading.words[end].starts_sentence) {
      ++end;
    }
    return end;
  }

  static std::uint32_t condition_start(const Reading& reading, std::uint32_t from = 0, std::uint32_t to = 0xFFFFFFFFU) {
    static constexpr std::array<std::string_view, 8> ifs{"if", "when", "should", "unless", "whenever", "where", "case", "event"};
    const std::uint32_t end = std::min(to, count(reading));
    for (std::uint32_t i = from; i < end; ++i) {
      if (is_one_of(reading, i, ifs)) {
        return i;
      }
    }
    return end;
  }

  /// Where a condition that begins at `from` ends and what happens begins; the count when nowhere.
  /// "Ring Gran if the bus does not run" begins with what happens.
  static std::uint32_t consequence(const Reading& reading, std::uint32_t from) {
    static constexpr std::array<std::string_view, 6> marks{",", ":", ";", "\u2013", "\u2014", "\u2192"};
    if (from == count(reading)) {
      return from;
    }
    if (from >= 3 && !reading.words[from].starts_sentence) {
      return 0;
    }
    for (std::uint32_t i = from; i < count(reading); ++i) {
      const bool is_end = is_one_of(reading, i, marks) || reading.is(i, "then") || (i > from && reading.words[i].starts_sentence);
      if (is_end) {
        return reading.words[i].starts_sentence ? i : i + 1;
      }
    }
    return count(reading);
  }

  /// What is left beside empty phrases. Of a condition, only what is left open counts as empty.
  Saying said(const Reading& reading, std::uint32_t from, std::uint32_t to, bool is_condition) const {
    bool has_words = false;
    bool ends_care = false;
    for (std::uint32_t i = from; i < to;) {
      const Hit* hit = reading.at(empty_, i);
      if (hit != nullptr && hit->last <= to) {
        const auto& entry = (*lexicon_)[empty_].entries[hit->entry];
        ends_care = ends_care || has_tag(entry, "ends_care");
        if (!is_condition || has_tag(entry, "open")) {
          i = hit->last;
          continue;
        }
      }
      const Word& word = reading.words[i];
      has_words = has_words || word.is_number || (word.is_word && !is_function_word(reading, i));
      ++i;
    }
    if (ends_care && !is_condition) {
      return Saying::ends_care;
    }
    return has_words ? Saying::something : Saying::nothing;
  }

  const Lexicon* lexicon_;
  ListId empty_;
  ListId cover_;
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

constexpr std::array<std::string_view, 1> reads{"contingency"};

}  // namespace

constinit const CheckType checks::key_elements{
    .name = "key_elements",
    .summary = "The plan says what happens if a key part of it cannot be given, in more than empty words.",
    .options = {},
    .prepare = prepare,
    .reads = reads,
};

}  // namespace careaudit
