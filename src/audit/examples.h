// Running the examples that stand in rule files: they are the rules' tests.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/date.h"
#include "rule/rule.h"

namespace careaudit {

/// One example of a rule file.
struct Example {
  Outcome expected = Outcome::pass;
  std::string text;            ///< A small plan in YAML or XML, marks included.
  std::uint32_t first_line = 0;  ///< Where its first line stands in the rule file.
  Location at = {};
};

/// What a rule file's `examples:` hold.
struct RuleExamples {
  Date as_of;                  ///< The audit date: `as_of`, or 1 June 2026.
  std::vector<Example> examples;
};

/// Reads and lints `examples:`: both passes and fails are there, a `not_applicable` where the rule has
/// `applies_to`, none is blank and none stands twice. Complaints go to `problems`.
RuleExamples read_examples(const RuleFile& file, Problems& problems);

/// Judges every example by the rule as the audit would. In a `fail`, exactly the lines marked
/// `# fails: words` (`<!-- fails: words -->`) must be found at fault, with those words in the message.
/// In the others nothing may fail and the outcome must occur. Each complaint carries the rule file's
/// own line. `rules` must hold the rule.
Problems run_examples(const RuleFile& file, const Rule& rule, const RuleExamples& examples, const RuleSet& rules);

/// The built-in rule files with their examples, which the built-in rules come without.
std::vector<RuleFile> built_in_rules_in_full();

/// The first example that passes of a built-in rule, as it stands in its file; "" when the rule is not
/// built in or has been replaced.
std::string passing_example(const Rule& rule);

/// The id of the rule in a file named `<group>/<name>.yaml`; "" when it is no rule file.
std::string rule_id_of(const std::string& file_name);

}  // namespace careaudit
