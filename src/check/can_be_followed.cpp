// Judges whether somebody else could carry an action out tomorrow: what is done, and when.
#include <algorithm>
#include <array>
#include <string>

#include "check/check.h"
#include "text/monitoring.h"
#include "text/timing.h"

namespace careaudit {
namespace {

/// Words that are no part of what is done.
bool is_function_word(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 76> words{
      "a",    "an",    "the",   "and",  "or",    "with",  "by",   "in",   "on",    "at",   "for", "to",
      "of",   "from",  "her",   "his",  "him",   "she",   "he",   "they", "them",  "their", "my", "i",
      "me",   "we",    "us",    "our",  "is",    "are",   "be",   "will", "should", "can", "must", "staff",
      "nurse", "nurses", "team", "patient", "client", "resident", "person", "all", "any", "this", "that",
      "as",   "if",    "when",  "also", "please", "own",  "about", "around", "through", "up", "well",
      "day",  "days",  "week",  "weeks", "month", "hour",  "hours", "night", "nights", "morning", "mornings",
      "shift", "times", "time", "minutes", "every", "each", "daily"};
  return std::find(words.begin(), words.end(), reading.folded[word]) != words.end();
}

/// Words that goals know for what could be anything: "minimise", "wellbeing", "happier". They count where a text sets an
/// aim, not where it says what to do: "exercise daily", "go to the skills group".
class AimWords {
 public:
  explicit AimWords(const Lexicon& lexicon) : lists_{lexicon.list("vague_verbs"), lexicon.list("vague_things"), lexicon.list("clinical_states")}, observable_(lexicon.list("observable")) {}

  /// "Minimise risk", "will be calmer": a verb of an aim, and nothing beside it that anybody could see done.
  bool is_aim(const Reading& reading) const {
    static constexpr std::array<std::string_view, 4> states{"be", "become", "feel", "remain"};
    const auto is_state = [&](const std::string& word) { return std::find(states.begin(), states.end(), word) != states.end(); };
    return !reading.has(observable_) && (reading.has(lists_.front()) || std::any_of(reading.folded.begin(), reading.folded.end(), is_state));
  }

  /// Behind the longest of them that begins at a word; `word` when none does.
  std::uint32_t end_at(const Reading& reading, std::uint32_t word) const {
    std::uint32_t last = word;
    for (const ListId list : lists_) {
      const Hit* hit = reading.at(list, word);
      last = hit == nullptr ? last : std::max(last, hit->last);
    }
    return last;
  }

 private:
  std::array<ListId, 3> lists_;
  ListId observable_;
};

/// Whether something is left beside vague verbs, vague things, times and names.
bool says_what(const Reading& reading, const AimWords& aims, const TimingWords& timing, const Timing& found) {
  // A trigger without a comma runs to the end: "when I hear them I hum".
  const bool is_whole = found.first == 0 && found.last == reading.words.size();
  const bool is_aim = aims.is_aim(reading);
  for (std::uint32_t i = 0; i < reading.words.size();) {
    std::uint32_t last = i;
    if (timing.is_vague_at(reading, i, last)) {
      i = last;
      continue;
    }
    if (const std::uint32_t aim = is_aim ? aims.end_at(reading, i) : i; aim > i) {
      i = aim;
      continue;
    }
    const auto& word = reading.words[i];
    const bool is_timing = !is_whole && i >= found.first && i < found.last;
    // "Jean to work on…" begins with a name; "act appropriately" tells no manner that could be seen.
    const bool is_name = word.is_capitalised && (!word.starts_sentence || reading.is(i + 1, "to") || reading.is(i + 1, "will"));
    constexpr std::size_t shortest_manner = 6;
    const bool is_manner = reading.folded[i].size() >= shortest_manner && reading.folded[i].ends_with("ly");
    if (word.is_word && !is_timing && !is_name && !is_manner && !is_function_word(reading, i)) {
      return true;
    }
    ++i;
  }
  return false;
}

/// Of the `when` field: any words that are not vague count, whatever their form.
Timing field_timing(const Subject& subject, const TimingWords& words) {
  const NodeId when = subject.plan.find("when", subject.item);
  if (when == no_node || subject.plan.tree.is_blank(when) ||
      subject.plan.tree[when].kind != Kind::scalar) {
    return {};
  }
  Timing timing = words.find(subject.scratch.reading(when));
  if (timing.kind == TimingKind::none) {
    timing.kind = TimingKind::scheduled;
  }
  return timing;
}

Result<Check> prepare(const PrepareContext& context) {
  return Check([timing = TimingWords(context.knowledge.lexicon), aims = AimWords(context.knowledge.lexicon),
                monitoring = MonitoringWords(context.knowledge.lexicon)](const Subject& subject,
                                                                          Verdicts& out) {
    const NodeId node = subject.text_node();
    if (node == no_node || subject.plan.tree.is_blank(node)) {
      out.not_applicable("the action has no words");
      return;
    }
    const Reading& reading = subject.scratch.reading(node);
    if (!reading.is_english) {
      out.not_assessable("the text is not in English, and only English wording is judged");
      return;
    }
    const Timing in_text = timing.find(reading);
    const Timing in_field = field_timing(subject, timing);
    const bool has_time = std::max(in_text.kind, in_field.kind) >= TimingKind::trigger;
    const Monitoring watched = monitoring.find(reading);
    if (!has_time && !(watched.is_monitoring && watched.has_method)) {
      if (in_text.kind == TimingKind::vague) {
        out.fail("`{0}` leaves open when: write the day, the time, how often, or what sets it off",
                 {std::string(reading.span(in_text.first, in_text.last))});
      } else if (const auto why = subject.plan.why_not_carried("actions.when"); !why.empty()) {
        out.not_assessable(std::string(why));
      } else {
        out.fail("it does not say when or how often: write the day, the time, how often, or what sets it off");
      }
      return;
    }
    if (!watched.is_monitoring && !says_what(reading, aims, timing, in_text)) {
      out.fail("`{0}` does not say what is done: write the steps somebody new to the ward could follow",
               {std::string(reading.text)});
      return;
    }
    out.pass(in_text.kind >= TimingKind::trigger
                 ? std::vector<std::string>{std::string(reading.span(in_text.first, in_text.last))}
                 : std::vector<std::string>{});
  });
}

}  // namespace

constinit const CheckType checks::can_be_followed{
    .name = "can_be_followed",
    .summary = "An action says what is done, and when, how often or at what sign.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
