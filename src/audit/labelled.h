// Labelled texts of a rule file: how far the rule agrees with a person's reading of them.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "rule/rule.h"
#include "stat/agreement.h"

namespace careaudit {

/// A text and what its reader thought of it.
struct LabelledText {
  std::string text;    ///< As for `explain --text`: one text, or a small plan in YAML.
  bool fails = false;  ///< The reader's label.
  Location at = {};
};

/// Reads the `labelled:` of a rule file: lists of texts under `pass` and `fail`. Complaints (other keys,
/// a blank text, one that stands twice) go to `problems`. Empty where the file has none.
std::vector<LabelledText> read_labelled(const RuleFile& file, Problems& problems);

/// The label first, the rule second; yes is that the text fails. A text that the rule does not fail,
/// for whatever reason, counts as not failing.
struct RuleAgreement {
  TwoByTwo table = {};
  std::vector<const LabelledText*> disagreements = {};
};
RuleAgreement agreement_with(const std::vector<LabelledText>& texts, const Rule& rule, const RuleSet& rules, Date as_of);

}  // namespace careaudit
