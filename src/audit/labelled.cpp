// Labelled texts are judged one by one, as `explain --text` would.
#include "audit/labelled.h"

#include <algorithm>
#include <array>
#include <set>

#include "audit/explain.h"
#include "base/strings.h"
#include "read/keys.h"

namespace careaudit {

std::vector<LabelledText> read_labelled(const RuleFile& file, Problems& problems) {
  static constexpr std::array<std::string_view, 2> keys{"pass", "fail"};
  const RuleText text{file.tree, file.shown, problems};
  const NodeId node = file.tree.child(file.tree.root(), "labelled");
  std::vector<LabelledText> found;
  if (node == no_node) {
    return found;
  }
  text.accept(node, keys, "`labelled`");
  std::set<std::string> seen;
  for (const auto key : keys) {
    for (const NodeId item : text.items(node, key)) {
      const Node& one = file.tree[item];
      if (one.kind != Kind::scalar || file.tree.is_blank(item)) {
        text.complain(item, "a labelled text is a text, and not blank", "write one text an item, in quotation marks");
      } else if (!seen.insert(std::string(one.text)).second) {
        text.complain(item, "the labelled text stands twice", "take one out");
      } else {
        found.push_back({.text = std::string(one.text), .fails = key == "fail", .at = one.at});
      }
    }
  }
  return found;
}

RuleAgreement agreement_with(const std::vector<LabelledText>& texts, const Rule& rule, const RuleSet& rules, Date as_of) {
  RuleAgreement agreement;
  for (const auto& one : texts) {
    const auto rows = judge_text(rules, rule, one.text, as_of);
    const bool fails = std::any_of(rows.begin(), rows.end(), [&](const OutcomeRow& row) { return row.rule == &rule && row.outcome == Outcome::fail; });
    TwoByTwo& table = agreement.table;
    ++(one.fails ? (fails ? table.both_yes : table.first_only) : (fails ? table.second_only : table.both_no));
    if (fails != one.fails) {
      agreement.disagreements.push_back(&one);
    }
  }
  return agreement;
}

}  // namespace careaudit
