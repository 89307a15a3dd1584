// Rules, profiles and measures, as their files say, ready to run.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/result.h"
#include "check/check.h"
#include "check/condition.h"
#include "rule/settings.h"

namespace careaudit {

/// Which plans a rule is about; the others are `not_applicable`. Empty lists mean all.
struct AppliesTo {
  std::vector<std::string> statuses;
  std::vector<std::string> types;      ///< Plan type ids.
  std::vector<std::string> not_types;  ///< Of its file, and the types that leave the rule out.
  std::vector<std::string> with;       ///< Fields of which one is filled in; a plan of `types` needs none.
};

/// One rule: rules/<group>/<name>.yaml.
struct Rule {
  std::string id;                     ///< `<group>.<name>`.
  std::string title;                  ///< The state that should hold.
  Severity severity = Severity::warning;
  std::string each = "plan";          ///< "plan", "texts", or the path of a list: "actions".
  std::string on;                     ///< Path below the item; empty for the item itself.
  std::string check;
  Options options;
  AppliesTo applies_to;
  std::shared_ptr<const Condition> when = {};  ///< Else the rule is not asked of the plan or item; nullptr: always.
  std::vector<std::string> slots = {};  ///< In a template: places it must have, each a path or several, `a | b`.
  bool is_design = false;               ///< In a template: judged as design, not as clinical content.
  std::string because;
  std::string remedy;
  std::string source;
  std::vector<std::string> evidences;  ///< framework/criterion; never empty once loaded.
  std::string formerly;                ///< An earlier id; still accepted by --only and --skip.
  bool is_batch = false;               ///< Judged over all plans of the run together.
  bool is_roll_up = false;             ///< Judged after its members; not counted in findings.
  std::vector<std::string> members;    ///< Of a roll-up: the rules it reads.
  std::string file;                    ///< Where it was read from, for messages.
  Location at;
  Check run;
};

/// What a measure counts.
enum class MeasureKind : std::uint8_t {
  items,         ///< Items that pass one rule, of items it judged.
  all_pass,      ///< Plans in which every named rule passes (all items), of plans it applies to.
  one_item,      ///< Plans with one item that passes every named rule, of plans `applies` judges.
  none_fails,    ///< Plans with no fail of the named rules.
  no_severity,   ///< Plans with no fail of any rule of `severity`.
};

/// One measure of rules/measures.yaml.
struct Measure {
  std::string id;
  std::string title;
  std::string definition;            ///< In words: numerator and denominator.
  MeasureKind kind = MeasureKind::all_pass;
  std::vector<std::string> rules;
  bool is_outright = false;          ///< A pass with a reserve ("not agreed, with the reason") does not count as met.
  std::string applies;               ///< Of one_item: the rule whose pass or fail makes a denominator.
  Severity severity = Severity::error;
  std::string file = {};             ///< Where it was read from, for messages.
  Location at = {};
  bool is_built_in = false;          ///< Then absent without a word when its rules are not loaded.
  std::optional<int> target = {};    ///< At least so many per cent, as the settings say.
  bool is_item_unit() const { return kind == MeasureKind::items; }
};

/// One thing that a framework asks for.
struct Criterion {
  std::string id;
  std::string heading;             ///< In our own words.
  bool needs_person = false;       ///< No rule can tell; somebody has to look.
  bool is_checked = false;         ///< Read in the source itself; else our paraphrase, unchecked.
};

/// A standard, guide or law that rules give evidence of: rules/frameworks/<id>.yaml.
struct Framework {
  std::string id;
  std::string title;
  std::string about;
  std::vector<Criterion> criteria;  ///< In the framework's order.

  const Criterion* find(std::string_view criterion) const;
};

/// Whether a rule says that it gives evidence of the criterion.
bool is_evidence_of(const Rule& rule, const Framework& framework, const Criterion& criterion);

/// Days from a date of the plan until which nothing is asked of it.
struct NotBefore {
  std::string field;   ///< "admitted"; "" when there is no such time.
  int days = 0;
};

/// A named choice of rules: rules/profiles/<name>.yaml; every framework is one, of the rules that give
/// evidence of it.
struct Profile {
  std::string name;
  std::string title;
  std::string framework;                  ///< Whose rules it takes in, and whose headings reports read by; or "".
  std::vector<std::string> include;       ///< Ids or groups (`action.*`, `*`).
  std::vector<std::string> exclude;
  std::vector<std::string> severities;    ///< Only rules of these; empty means all.
  NotBefore not_before = {};
};

/// Everything under rules/, loaded and prepared. Immutable once made.
struct RuleSet {
  std::unique_ptr<Knowledge> knowledge;   ///< Checks point into it.
  std::vector<Rule> rules;                ///< In order of id.
  std::vector<Measure> measures;          ///< In order of the file.
  std::vector<Profile> profiles;
  std::vector<Framework> frameworks;      ///< In order of id.
  Settings settings;                      ///< Of careaudit.yaml.
  std::string hash;                       ///< Of every rule and word, and of what the settings change in them: 16 hex digits.

  const Rule* find(std::string_view id) const;      ///< By id or former id.
  const Profile* profile(std::string_view name) const;
  const Framework* framework(std::string_view id) const;
};

/// One file of rules: its name relative to rules/ ("goal/personal.yaml") and its tree.
struct RuleFile {
  std::string name;     ///< Relative to its rules folder.
  std::string shown;    ///< As messages name it: "rules/goal/personal.yaml".
  Tree tree;
  bool is_built_in = false;
  std::string called = {};   ///< Of a profile that was named by its path: the path as typed.
};

/// The name of the file of settings, among rule files and in folders.
inline constexpr std::string_view settings_name = "careaudit.yaml";

/// Reads the file of settings at `path`, to be loaded with the rules; with its complaints.
std::vector<RuleFile> read_settings_file(const std::string& path, Problems& problems);

/// The rules built into the program (without examples).
std::vector<RuleFile> built_in_rules();
/// One built-in file in full, as text, for `rules show`, `explain` and `rules test`; "" if unknown.
std::string built_in_text(std::string_view name);
/// Names of all built-in files, sorted.
std::vector<std::string> built_in_names();
/// Reads every .yaml file below `folder`.
std::vector<RuleFile> read_rules(const std::string& folder, Problems& problems);

/// Prepares rules from files; a file with the name of an earlier one replaces it (words: adds).
/// Reports every problem of every file; a rule with an error is left out.
RuleSet load_rules(std::vector<RuleFile> files, Problems& problems);

/// Whether `pattern` (an id or former id, `action.*`, `*`) names the rule.
bool is_named_by(const Rule& rule, std::string_view pattern);
/// Whether the pattern names any rule of the set.
bool names_any_rule(const RuleSet& set, std::string_view pattern);
/// "; did you mean `goal.smart`?" for a pattern that names none, of ids and groups; or "".
std::string near_rule(const RuleSet& set, std::string_view pattern);
/// Writes into the rules which types leave them out (types.yaml). A pattern that names no rule is a
/// problem, but for built-in types: a test may load few rules.
void leave_out_by_type(RuleSet& set, Problems& problems);

/// Which rules a run judges and shows.
struct Selection {
  std::vector<const Rule*> shown;    ///< In order of id.
  std::vector<const Rule*> hidden;   ///< Judged only because a shown roll-up reads them.
  const Framework* framework = nullptr;  ///< Whose headings reports read by, if the profile has one.
  NotBefore not_before = {};
  bool wants_fingerprints = true;    ///< Hashes that only some reports show.
};

/// Applies a profile, then --only, then --skip. Unknown ids, groups and profiles are the error,
/// with the nearest known.
Result<Selection> select_rules(const RuleSet& rules, const std::string& profile,
                               const std::vector<std::string>& only,
                               const std::vector<std::string>& skip);

}  // namespace careaudit
