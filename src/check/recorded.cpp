// Everything that belongs to one subject is recorded: several fields, each filled in.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"
#include "check/wanted.h"
#include "text/placeholder.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array specs{
    OptionSpec{.name = "fields",
               .type = OptionType::map,
               .help = "place: what it holds, in words; `a | b=none | ~topic: …` is any of them",
               .is_required = true},
    OptionSpec{.name = "none_settles",
               .type = OptionType::yes_no,
               .help = "when the first field says none, the others are not asked for"},
    OptionSpec{.name = "asked_when",
               .type = OptionType::text,
               .help = "a place as in `fields`: where it holds nothing, what is not recorded is not asked for"},
    OptionSpec{.name = "empty",
               .type = OptionType::words,
               .help = "tags of empty_words: a text that is only such words says nothing"},
};

class Judge {
 public:
  explicit Judge(const PrepareContext& context)
      : lexicon_(&context.knowledge.lexicon),
        empty_(lexicon_->list("empty_words")),
        topics_(*lexicon_),
        placeholders_(*lexicon_),
        empty_tags_(context.options.words("empty")),
        none_settles_(context.options.yes("none_settles", false)) {
    for (const auto& [key, label] : context.options.map("fields")) {
      wanted_.emplace_back(key, label);
    }
    if (context.options.has("asked_when")) {
      asked_when_.emplace(context.options.text("asked_when"), "");
    }
  }

  /// The first place that no plan can have; "" when all are known.
  std::string unknown_place(const Vocabulary& vocabulary) const {
    for (const auto& wanted : wanted_) {
      if (auto place = wanted.unknown_place(vocabulary, topics_); !place.empty()) {
        return place;
      }
    }
    return asked_when_ ? asked_when_->unknown_place(vocabulary, topics_) : "";
  }

  void operator()(const Subject& subject, Verdicts& out) const {
    const Plan& plan = subject.plan;
    std::vector<std::string_view> missing;
    bool is_carried = false;   // something is missing that the plan's source has a place for
    std::string_view why_not;  // something else it has no place for
    std::string evidence;
    NodeId empty = no_node;
    for (const auto& wanted : wanted_) {
      const NodeId node = wanted.find(subject, topics_);
      if (node == no_node) {
        missing.emplace_back(wanted.label());
        const auto why = wanted.why_not_carried(plan);
        is_carried = is_carried || why.empty();
        why_not = why_not.empty() ? why : why_not;
        continue;
      }
      const std::string text = first_text(plan, node);
      if (plan.status != "template" && says_nothing(subject, node)) {
        empty = empty == no_node ? node : empty;
      } else if (none_settles_ && &wanted == &wanted_.front() && says_none(text)) {
        out.pass({text});
        return;
      }
      evidence = evidence.empty() ? text : evidence;
    }
    if (!missing.empty() && plan.status != "template" && asked_when_ && asked_when_->find(subject, topics_) == no_node) {
      out.not_applicable("nothing in the plan speaks of what would ask for it");
    } else if (!missing.empty() && !is_carried) {
      out.not_assessable(std::string(why_not));
    } else if (!missing.empty()) {
      out.fail(fmt::format("not recorded: {}", fmt::join(missing, ", ")));
    } else if (empty != no_node) {
      out.fail("`{0}` tells nobody what to look for or do: say it in plain, particular words", {first_text(plan, empty)}, empty);
    } else {
      out.pass(evidence.empty() ? std::vector<std::string>{} : std::vector<std::string>{evidence});
    }
  }

 private:
  /// Whether every text there is an empty word, or was left to be filled in, and nothing more.
  bool says_nothing(const Subject& subject, NodeId node) const {
    const Tree& tree = subject.plan.tree;
    if (tree[node].kind != Kind::scalar) {
      const auto below = tree.children(node);
      return std::all_of(below.begin(), below.end(), [&](NodeId child) { return says_nothing(subject, child); });
    }
    constexpr std::size_t longest = 80;
    if (tree[node].text.size() > longest) {
      return false;
    }
    const Reading& reading = subject.scratch.reading(node);
    return tree.is_blank(node) || is_empty_word(reading) || is_placeholder(reading);
  }

  static bool covers(const Reading& reading, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
      if ((reading.words[i].is_word || reading.words[i].is_number) && (i < first || i >= last)) {
        return false;
      }
    }
    return true;
  }

  bool is_empty_word(const Reading& reading) const {
    return !empty_tags_.empty() && std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) {
      const auto is_tagged = [&](const std::string& tag) { return has_tag((*lexicon_)[empty_].entries[hit.entry], tag); };
      return hit.list == empty_ && std::any_of(empty_tags_.begin(), empty_tags_.end(), is_tagged) && covers(reading, hit.first, hit.last);
    });
  }

  bool is_placeholder(const Reading& reading) const {
    const auto found = placeholders_.find(reading);
    return std::any_of(found.begin(), found.end(), [&](const WordRange& range) { return covers(reading, range.first, range.last); });
  }

  const Lexicon* lexicon_;
  ListId empty_;
  TopicWords topics_;
  PlaceholderWords placeholders_;
  std::vector<Wanted> wanted_;
  std::optional<Wanted> asked_when_;
  std::vector<std::string> empty_tags_;
  bool none_settles_;
};

Result<Check> prepare(const PrepareContext& context) {
  Judge judge(context);
  if (const std::string place = judge.unknown_place(context.knowledge.vocabulary); !place.empty()) {
    return Problem{.message = fmt::format("`{}` names no {}", place, place.starts_with('~') ? "tag of the word list `topics`" : "field of the vocabulary"),
                   .remedy = "`careaudit formats --schema` lists the fields"};
  }
  return Check([judge = std::move(judge)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::recorded{
    .name = "recorded",
    .summary = "Each of several things is recorded; says which are not.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
