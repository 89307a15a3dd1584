// Everything that belongs to one subject is recorded: several fields, each filled in.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "check/check.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::array specs{
    OptionSpec{.name = "fields",
               .type = OptionType::map,
               .help = "path: what it holds, in words; `a | b: …` is either of two fields",
               .is_required = true},
    OptionSpec{.name = "when",
               .type = OptionType::words,
               .help = "paths of which one must be filled in for the rule to be asked"},
    OptionSpec{.name = "none_settles",
               .type = OptionType::yes_no,
               .help = "when the first field says none, the others are not asked for"},
    OptionSpec{.name = "empty",
               .type = OptionType::words,
               .help = "tags of empty_words: a text that is only such words says nothing"},
};

/// What is asked for: any of these paths, and its name in messages.
struct Wanted {
  std::vector<std::string> paths;
  std::string label;
};

/// The paths of "a | b".
std::vector<std::string> paths_of(std::string_view key) {
  std::vector<std::string> paths;
  while (!key.empty()) {
    const auto bar = std::min(key.find('|'), key.size());
    paths.emplace_back(trim(key.substr(0, bar)));
    key.remove_prefix(std::min(bar + 1, key.size()));
  }
  return paths;
}

bool is_none(std::string_view text) {
  static constexpr std::array<std::string_view, 4> words{"none", "no", "nothing", "none known"};
  std::string low = fold_ascii(trim(text));
  if (!low.empty() && low.back() == '.') {
    low.pop_back();
  }
  return std::find(words.begin(), words.end(), low) != words.end();
}

class Judge {
 public:
  explicit Judge(const PrepareContext& context)
      : lexicon_(&context.knowledge.lexicon),
        empty_(lexicon_->list("empty_words")),
        when_(context.options.words("when")),
        empty_tags_(context.options.words("empty")),
        none_settles_(context.options.yes("none_settles", false)) {
    for (const auto& [key, label] : context.options.map("fields")) {
      wanted_.push_back({.paths = paths_of(key), .label = label});
    }
  }

  /// The first path that no plan can have; "" when all are known.
  std::string unknown_path(const Vocabulary& vocabulary) const {
    for (const auto& wanted : wanted_) {
      for (const auto& path : wanted.paths) {
        if (!path.starts_with("sections.") && vocabulary.at(path) == nullptr) {
          return path;
        }
      }
    }
    for (const auto& path : when_) {
      if (vocabulary.at(path) == nullptr) {
        return path;
      }
    }
    return "";
  }

  void operator()(const Subject& subject, Verdicts& out) const {
    const Plan& plan = subject.plan;
    if (!when_.empty() && std::all_of(when_.begin(), when_.end(), [&](const auto& path) { return plan.tree.is_blank(plan.find(path)); })) {
      out.not_applicable("the plan records nothing that makes it due");
      return;
    }
    std::vector<std::string> missing;
    std::vector<std::string> empty;
    NodeId place = no_node;
    for (const auto& wanted : wanted_) {
      const NodeId node = filled(subject, wanted);
      if (node == no_node) {
        missing.push_back(wanted.label);
      } else if (says_nothing(subject, node)) {
        empty.push_back(first_text(plan, node));
        place = node;
      } else if (none_settles_ && &wanted == &wanted_.front() && is_none(first_text(plan, node))) {
        out.pass({first_text(plan, node)});
        return;
      }
    }
    if (!missing.empty()) {
      out.fail(fmt::format("not recorded: {}", fmt::join(missing, ", ")));
    } else if (!empty.empty()) {
      out.fail("`{0}` tells nobody what to look for or do: say it in plain, particular words", {empty.front()}, place);
    } else {
      const std::string text = first_text(plan, filled(subject, wanted_.front()));
      out.pass(text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text});
    }
  }

 private:
  /// The node that holds it; in a template a key is enough.
  static NodeId filled(const Subject& subject, const Wanted& wanted) {
    for (const auto& path : wanted.paths) {
      const NodeId node = subject.plan.find(path);
      if (node != no_node && (subject.plan.status == "template" || !subject.plan.tree.is_blank(node))) {
        return node;
      }
    }
    return no_node;
  }

  static std::string first_text(const Plan& plan, NodeId node) {
    const auto text = trim(plan.tree[node].text);
    if (!text.empty()) {
      return std::string(text.substr(0, utf8_prefix(text)));
    }
    for (const NodeId below : plan.tree.children(node)) {
      if (!plan.tree.is_blank(below)) {
        return first_text(plan, below);
      }
    }
    return "";
  }

  /// A length of at most 80 bytes that cuts no character in two.
  static std::size_t utf8_prefix(std::string_view text) {
    std::size_t length = std::min<std::size_t>(text.size(), 80);
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
      --length;
    }
    return length;
  }

  /// Whether every text there is one of the empty words and nothing more.
  bool says_nothing(const Subject& subject, NodeId node) const {
    if (empty_tags_.empty()) {
      return false;
    }
    const Tree& tree = subject.plan.tree;
    if (tree[node].kind == Kind::scalar) {
      return tree.is_blank(node) || is_empty_word(subject.scratch.reading(node));
    }
    const auto below = tree.children(node);
    return std::all_of(below.begin(), below.end(), [&](NodeId child) { return says_nothing(subject, child); });
  }

  bool is_empty_word(const Reading& reading) const {
    return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) {
      const auto is_tagged = [&](const std::string& tag) { return has_tag((*lexicon_)[empty_].entries[hit.entry], tag); };
      const auto is_outside = [&](std::uint32_t i) { return reading.words[i].is_word && (i < hit.first || i >= hit.last); };
      bool is_whole = hit.list == empty_ && std::any_of(empty_tags_.begin(), empty_tags_.end(), is_tagged);
      for (std::uint32_t i = 0; is_whole && i < reading.words.size(); ++i) {
        is_whole = !is_outside(i);
      }
      return is_whole;
    });
  }

  const Lexicon* lexicon_;
  ListId empty_;
  std::vector<Wanted> wanted_;
  std::vector<std::string> when_;
  std::vector<std::string> empty_tags_;
  bool none_settles_;
};

Result<Check> prepare(const PrepareContext& context) {
  Judge judge(context);
  if (const std::string path = judge.unknown_path(context.knowledge.vocabulary); !path.empty()) {
    return Problem{.message = fmt::format("`{}` names no field of the vocabulary", path), .remedy = "`careaudit formats --schema` lists the fields"};
  }
  return Check([judge = std::move(judge)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::recorded{
    .name = "recorded",
    .summary = "Each of several fields is filled in; says which are not.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
