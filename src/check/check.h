// The contract between the engine and a kind of check.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "plan/plan.h"
#include "text/lexicon.h"
#include "text/phone_memory.h"
#include "text/reading.h"

namespace careaudit {

struct Condition;

/// What rules know beyond the plan: loaded once, immutable, shared by all threads.
struct Knowledge {
  Vocabulary vocabulary;
  PlanTypes types;
  Lexicon lexicon{{}};
};

enum class Outcome : std::uint8_t { pass, fail, not_applicable, not_assessable };

/// `pass`, `fail`, `not_applicable`, `not_assessable`.
std::string_view name_of(Outcome outcome);

/// What a check found about one subject. The engine adds rule, item path, place and severity.
struct Verdict {
  Outcome outcome = Outcome::pass;
  /// Of a fail: what is wrong, lower case, no full stop. Of the last two outcomes: the reason, which
  /// quotes nothing; of a pass: a reserve, with which a measure may not count it as met.
  /// Plan text may be quoted only in backquotes as `{0}`, `{1}`…, which stand for evidence[n]:
  /// the report fills them in, or puts "this goal" or "it" when evidence is not to be shown. Where that
  /// would not read well they stand in brackets, "a number (`{0}`) is too short", which then go.
  std::string message = {};
  std::vector<std::string> evidence = {};  ///< The words that decided, as they stand in the plan.
  NodeId node = no_node;              ///< What it is about, when not the target: gives the place.
  /// Words of the text that decided and must not be told: they give the place, and nothing is made of
  /// the text that could be guessed back.
  std::string hidden = {};
};

/// One worker's memory: readings of the current plan's texts, and things worth remembering between
/// plans. Never shared between threads.
class Scratch {
 public:
  explicit Scratch(const Knowledge& knowledge) : reader_(knowledge.lexicon), vocabulary_(&knowledge.vocabulary) {}
  /// Forgets the last plan.
  void start(const Plan& plan);
  /// The reading of a scalar node's text, taken once a plan. Names, roles, hours and the sentences of
  /// a service's own template come again in plan after plan: readings of all but the longest texts are
  /// kept, in bounded number, and refer to a text of the scratch's own.
  const Reading& reading(NodeId node);
  /// The reading of any text that outlives the plan's audit.
  const Reading& reading(std::string_view text);
  /// The field of the vocabulary that a node fills, or that it stands in, as an item of a list or below
  /// free keys; nullptr for what the vocabulary does not know.
  const Field* field(NodeId node) const { return fields_[node]; }
  /// What is known of telephone numbers met so far.
  PhoneMemory& phones() { return phones_; }

 private:
  const Reading& read(std::string_view text);
  void find_fields(NodeId node, const Field* field);

  Reader reader_;
  PhoneMemory phones_;
  const Vocabulary* vocabulary_;
  const Plan* plan_ = nullptr;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<const Reading*> by_node_;                                    ///< Of the plan.
  std::vector<const Field*> fields_;                                       ///< Of the plan, by node.
  std::deque<Reading> long_;                                               ///< Of the plan's longest texts.
  std::unordered_map<std::string_view, const Reading*> others_;            ///< Of the plan.
  std::unordered_map<std::string, Reading, Hash, std::equal_to<>> known_;  ///< Of all plans; bounded.
  std::size_t known_words_ = 0;                                            ///< Words in known_.
};

/// What other rules of the same plan found: for roll-ups.
struct PriorOutcome {
  Outcome outcome;
  std::string_view item = {};
};

/// What is judged: a plan (`item` is its root) or one item of a list.
struct Subject {
  const Plan& plan;
  NodeId item = no_node;
  NodeId target = no_node;        ///< What the rule's `on` selects below the item; no_node if absent.
  std::span<const NodeId> texts = {};  ///< For `each: texts`: every free text of the plan, own words too.
  const Knowledge& knowledge;
  Date as_of;
  Scratch& scratch;
  /// What rule `id` found for this very item, when it was judged; for roll-ups.
  std::function<std::optional<Outcome>(std::string_view id)> prior;

  /// Free text of the item: the target's text if it is a scalar, else of its text field.
  NodeId text_node() const;
};

/// Where a check says what it found. One verdict a subject, except for `each: texts`, where one
/// fail a text and nothing else means a pass.
class Verdicts {
 public:
  void pass(std::vector<std::string> evidence = {}) { add({.outcome = Outcome::pass, .evidence = std::move(evidence)}); }
  void fail(std::string message, std::vector<std::string> evidence = {}, NodeId node = no_node) {
    add({.outcome = Outcome::fail, .message = std::move(message), .evidence = std::move(evidence), .node = node});
  }
  void not_applicable(std::string reason) { add({.outcome = Outcome::not_applicable, .message = std::move(reason)}); }
  void not_assessable(std::string reason, NodeId node = no_node) {
    add({.outcome = Outcome::not_assessable, .message = std::move(reason), .node = node});
  }
  void add(Verdict verdict) { all.push_back(std::move(verdict)); }

  std::vector<Verdict> all = {};
};

/// A prepared check: const, pure but for the scratch, called from many threads at once.
using Check = std::function<void(const Subject&, Verdicts&)>;

/// What an option of a check may hold.
enum class OptionType : std::uint8_t { text, words, number, yes_no, map, condition };

struct OptionSpec {
  std::string_view name = {};
  OptionType type = OptionType::text;
  std::string_view help = {};
  bool is_required = false;
};

/// A rule's `options:`, already checked against the specs. A missing option is its default.
class Options {
 public:
  std::string text(std::string_view name, std::string_view otherwise = "") const;
  /// A list; a single text counts as a list of one.
  std::vector<std::string> words(std::string_view name) const;
  long number(std::string_view name, long otherwise) const;
  bool yes(std::string_view name, bool otherwise) const;
  /// Of a map of texts: its pairs in order.
  std::vector<std::pair<std::string, std::string>> map(std::string_view name) const;
  bool has(std::string_view name) const;
  /// Of an option that states a condition; nullptr when not given.
  std::shared_ptr<const Condition> condition(std::string_view name) const;

  void set_condition(std::string name, std::shared_ptr<const Condition> condition) { conditions_.emplace_back(std::move(name), std::move(condition)); }
  void set(std::string name, std::vector<std::pair<std::string, std::string>> values);

 private:
  // A text or list holds values with empty keys.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> all_ = {};
  std::vector<std::pair<std::string, std::shared_ptr<const Condition>>> conditions_ = {};
};

/// Everything prepare needs; it may keep pointers into `knowledge`, which outlives the check.
struct PrepareContext {
  const Options& options;
  const Knowledge& knowledge;
};

/// A kind of check: the word in a rule's `check:`.
struct CheckType {
  std::string_view name = {};
  std::string_view summary = {};
  std::span<const OptionSpec> options = {};
  /// A Problem needs only message and remedy: the rule's loader adds the place.
  Result<Check> (*prepare)(const PrepareContext&) = nullptr;
  /// Of one that looks in several places of a plan: where. A plan whose source has no place for any of
  /// them cannot be judged.
  std::span<const std::string_view> reads = {};
};

namespace checks {
#define CHECK_TYPE(name) extern const CheckType name;
#include "check/all.def"
#undef CHECK_TYPE
}  // namespace checks

/// All kinds, in the order of their names.
std::span<const CheckType* const> check_types();
const CheckType* find_check_type(std::string_view name);

}  // namespace careaudit
