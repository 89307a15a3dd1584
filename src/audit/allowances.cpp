// What a plan allows itself, never in silence.
#include "audit/allowances.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace careaudit {
namespace {

/// An allowance that counts: it names a rule, says why, and until when.
struct Allowance {
  std::string_view rule;
  std::string_view reason;
  Date until;
};

std::vector<NodeId> items_at(const Plan& plan, std::string_view path) { return plan.tree.children(plan.find(path)); }

/// Warns of one entry of `careaudit.allow` or `exceptions`.
class Warnings {
 public:
  Warnings(const Plan& plan, const RuleSet& rules, Problems& problems) : plan_(plan), rules_(rules), problems_(problems) {}

  void warn(NodeId entry, std::string message, std::string remedy) {
    problems_.push_back({.severity = Severity::warning, .file = plan_.file, .at = plan_.tree[entry].at, .message = std::move(message), .remedy = std::move(remedy)});
  }

  /// Whether the entry names a rule and says why.
  bool is_sound(NodeId entry, std::string_view what) {
    const std::string rule(plan_.text("rule", entry));
    const auto is_judged_alone = [&](const Rule& one) { return is_named_by(one, rule) && !one.is_batch; };
    if (!names_any_rule(rules_, rule)) {
      Problem problem{.severity = Severity::warning, .file = plan_.file, .at = plan_.tree[entry].at,
                      .message = rule.empty() ? fmt::format("{} names no rule, and does nothing", what) : fmt::format("{} names the rule `{{0}}`, which is not there, and does nothing{}", what, near_rule(rules_, rule)),
                      .remedy = "`careaudit rules list` lists the rules; `action.*` names a group"};
      if (!rule.empty()) {
        problem.quoted = {std::string(first_bytes(rule, 40))};
      }
      problems_.push_back(std::move(problem));
    } else if (std::none_of(rules_.rules.begin(), rules_.rules.end(), is_judged_alone)) {
      warn(entry, fmt::format("{} for `{}` does nothing: it is judged over all plans together", what, rule), "take it out; a rule is turned off for all in careaudit.yaml, with a reason");
    } else if (plan_.text("reason", entry).empty()) {
      warn(entry, fmt::format("{} for `{}` gives no reason, and does nothing", what, rule), "write why, under `reason`");
    } else {
      return true;
    }
    return false;
  }

 private:
  const Plan& plan_;
  const RuleSet& rules_;
  Problems& problems_;
};

}  // namespace

void silence_allowed(const Plan& plan, Date as_of, std::vector<OutcomeRow>& outcomes) {
  std::vector<Allowance> allowances;
  for (const NodeId entry : items_at(plan, "careaudit.allow")) {
    const auto until = plan.date("until", entry);
    const auto reason = plan.text("reason", entry);
    if (until && as_of <= *until && !reason.empty()) {
      allowances.push_back({.rule = plan.text("rule", entry), .reason = reason, .until = *until});
    }
  }
  if (allowances.empty()) {
    return;
  }
  for (auto& row : outcomes) {
    const auto allowance = std::find_if(allowances.begin(), allowances.end(), [&](const Allowance& one) { return is_named_by(*row.rule, one.rule); });
    if (row.outcome == Outcome::fail && allowance != allowances.end()) {
      row.silenced = Silenced::allowed;
      row.allowed = AllowedBecause{.reason = std::string(allowance->reason), .until = allowance->until.iso()};
    }
  }
}

void silence_roll_ups(std::vector<OutcomeRow>& outcomes) {
  for (auto& roll_up : outcomes) {
    if (!roll_up.rule->is_roll_up || !is_told(roll_up)) {
      continue;
    }
    const auto& members = roll_up.rule->members;
    const OutcomeRow* first = nullptr;
    bool is_told_of = false;
    for (const auto& row : outcomes) {
      const bool is_failing_member = row.outcome == Outcome::fail && row.item == roll_up.item && std::find(members.begin(), members.end(), row.rule->id) != members.end();
      is_told_of = is_told_of || (is_failing_member && row.silenced == Silenced::no);
      first = is_failing_member && first == nullptr ? &row : first;
    }
    if (first != nullptr && !is_told_of) {
      roll_up.silenced = first->silenced;
      roll_up.allowed = first->allowed;
    }
  }
}

std::uint32_t warn_of_allowances(const Plan& plan, const RuleSet& rules, Date as_of, Problems& problems) {
  Warnings warnings(plan, rules, problems);
  std::uint32_t ended = 0;
  for (const NodeId entry : items_at(plan, "careaudit.allow")) {
    if (!warnings.is_sound(entry, "an allowance")) {
      continue;
    }
    const std::string rule(plan.text("rule", entry));
    const auto until = plan.date("until", entry);
    if (!until) {
      warnings.warn(entry, fmt::format("the allowance for `{}` has no date in `until` that can be read, and does nothing", rule), "write the day until which it holds, as in `until: 2026-06-30`");
    } else if (*until < as_of) {
      ++ended;
      warnings.warn(entry, fmt::format("the allowance for `{}` ended on {}", rule, until->in_words()), "mend what it allowed, or decide again and write a new date");
    }
  }
  for (const NodeId entry : items_at(plan, "exceptions")) {
    (void)warnings.is_sound(entry, "an exception");
  }
  return ended;
}

}  // namespace careaudit
