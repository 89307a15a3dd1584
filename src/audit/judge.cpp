// The engine: rule by rule, item by item, verdicts become outcomes with a place.
#include "audit/judge.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/finding_print.h"
#include "audit/item_words.h"
#include "audit/plan_paths.h"
#include "audit/template_slots.h"
#include "base/strings.h"

namespace careaudit {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// In a template a key is enough.
bool is_filled(const Plan& plan, const std::string& path) {
  const NodeId node = plan.find(path);
  return node != no_node && (plan.status == "template" || !plan.tree.is_blank(node));
}

/// Why nothing is asked of the plan yet; "" when its time has come, or no date says when.
std::string why_too_early(const Plan& plan, const NotBefore& time, Date as_of) {
  const auto start = time.field.empty() ? std::nullopt : plan.date(time.field);
  const bool is_early = start && as_of <= start->plus_days(time.days);
  return is_early ? fmt::format("not asked until {} days after `{}`", time.days, time.field) : "";
}

/// One outcome with the rule it belongs to, before hidden rules are left out.
struct Judged {
  OutcomeRow row;
  NodeId item = no_node;
};

/// Judges one plan; lives as long as that takes.
class PlanJudge {
 public:
  PlanJudge(const Plan& plan, const Selection& selection, const RuleSet& rules, Date as_of, Scratch& scratch)
      : plan_(plan), wants_fingerprints_(selection.wants_fingerprints), rules_(rules), as_of_(as_of), scratch_(scratch), paths_(plan, rules.knowledge->vocabulary), is_template_(plan.status == "template"), placeholders_(rules.knowledge->lexicon) {
    type_ = type_of(plan, rules.knowledge->types);
    too_early_ = why_too_early(plan, selection.not_before, as_of);
    scratch_.start(plan);
    constexpr std::size_t usual_rows = 320;
    judged_.reserve(usual_rows);
    gather_texts(plan.root);
    for (const NodeId exception : plan.tree.children(plan.find("exceptions"))) {
      if (!plan.text("reason", exception).empty()) {
        exceptions_.push_back(exception);
      }
    }
  }

  void judge(const Rule& rule) {
    const std::string excluded = reason_not_applicable(rule);
    if (const NodeId exception = exception_of(rule); exception != no_node) {
      add_exception(rule, exception);
    } else if (!excluded.empty()) {
      add_plan_row(rule, Outcome::not_applicable, excluded);
    } else if (rule.each == "texts" && is_asked(rule, plan_.root)) {
      judge_texts(rule);
    } else if (rule.each == "texts") {
      return;
    } else if (is_template_ && judge_slots(rule)) {
      return;
    } else if (rule.each == "plan" || rule.each.empty()) {
      judge_item(rule, plan_.root);
    } else {
      judge_list(rule);
    }
  }

  std::vector<OutcomeRow> take(const Selection& selection) {
    // Rules stand in the set in the order of their ids. Places are sorted, as rows are large.
    std::vector<std::uint32_t> order;
    order.reserve(judged_.size());
    for (std::uint32_t i = 0; i < judged_.size(); ++i) {
      const bool is_hidden = std::find(selection.hidden.begin(), selection.hidden.end(), judged_[i].row.rule) != selection.hidden.end();
      if (!is_hidden) {
        order.push_back(i);
      }
    }
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) { return judged_[a].row.rule < judged_[b].row.rule; });
    std::vector<OutcomeRow> rows;
    rows.reserve(order.size());
    for (const std::uint32_t i : order) {
      rows.push_back(std::move(judged_[i].row));
    }
    return rows;
  }

 private:
  /// Every free text below `node`; what the vocabulary does not know is left out.
  void gather_texts(NodeId node) {
    const Tree& tree = plan_.tree;
    const Field* field = scratch_.field(node);
    const bool is_text = field != nullptr && (field->type == FieldType::text || field->type == FieldType::open);
    if (is_text && tree[node].kind == Kind::scalar && !trim(tree[node].text).empty()) {
      texts_.push_back(node);
    }
    for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
      gather_texts(child);
    }
  }

  std::string reason_not_applicable(const Rule& rule) const {
    if (!too_early_.empty()) {
      return too_early_;
    }
    return why_not_asked(rule, plan_, type_);
  }

  /// Of the plan's `exceptions`, one with a reason that names the rule; no_node when there is none.
  NodeId exception_of(const Rule& rule) const {
    for (const NodeId exception : exceptions_) {
      if (is_named_by(rule, plan_.text("rule", exception))) {
        return exception;
      }
    }
    return no_node;
  }

  void add_exception(const Rule& rule, NodeId exception) {
    add_plan_row(rule, Outcome::not_applicable, "an exception is recorded");
    OutcomeRow& row = judged_.back().row;
    row.is_excepted = true;
    row.at = plan_.tree[exception].at;
    row.evidence = {std::string(plan_.text("reason", exception))};
  }

  /// Whether the rule's `when` holds for the item; else adds the row that says why nothing is asked.
  bool is_asked(const Rule& rule, NodeId item) {
    if (rule.when == nullptr) {
      return true;
    }
    const Answer answer = ask(*rule.when, {.plan = plan_, .item = item, .outer = no_node, .as_of = as_of_});
    if (answer.holds && *answer.holds) {
      return true;
    }
    const Subject subject = subject_of(rule, item);
    Verdict verdict{.outcome = answer.holds ? Outcome::not_applicable : Outcome::not_assessable, .message = answer.holds ? "not asked: what its `when` states does not hold" : answer.why_unknown, .node = item};
    add_row(rule, subject, std::move(verdict));
    return false;
  }

  void add_plan_row(const Rule& rule, Outcome outcome, std::string reason) {
    OutcomeRow row;
    row.rule = &rule;
    row.outcome = outcome;
    row.reason = std::move(reason);
    row.at = plan_.at;
    judged_.push_back({std::move(row), plan_.root});
  }

  /// Why the plan's source has no place for what the rule reads; "" when it has.
  std::string_view why_not_carried(const Rule& rule) const {
    std::string path = rule.each == "plan" || rule.each == "texts" ? "" : rule.each;
    if (!rule.on.empty()) {
      path += path.empty() ? rule.on : "." + rule.on;
    }
    return path.empty() ? std::string_view() : plan_.why_not_carried(path);
  }

  /// Of a check that looks in several places: why the plan's source has none of them.
  std::string_view why_nothing_is_carried(const Rule& rule) const {
    const CheckType* type = plan_.not_carried.empty() ? nullptr : find_check_type(rule.check);
    std::string_view why;
    for (const std::string_view path : type == nullptr ? std::span<const std::string_view>() : type->reads) {
      why = plan_.why_not_carried(path);
      if (why.empty()) {
        return "";
      }
    }
    return why;
  }

  void judge_list(const Rule& rule) {
    const NodeId list = plan_.find(rule.each);
    const auto items = plan_.tree.children(list);
    if (const auto why = why_not_carried(rule); items.empty() && !why.empty()) {
      add_plan_row(rule, Outcome::not_assessable, std::string(why));
    } else if (items.empty()) {
      add_plan_row(rule, Outcome::not_applicable, fmt::format("no {} are recorded", rule.each));
    }
    for (const NodeId item : items) {
      judge_item(rule, item);
    }
  }

  Subject subject_of(const Rule& rule, NodeId item) {
    const NodeId target = rule.on.empty() ? item : plan_.find(rule.on, item);
    return Subject{.plan = plan_,
                   .item = item,
                   .target = target,
                   .texts = texts_,
                   .knowledge = *rules_.knowledge,
                   .as_of = as_of_,
                   .scratch = scratch_,
                   .prior = [this, item](std::string_view id) { return prior(id, item); }};
  }

  std::optional<Outcome> prior(std::string_view id, NodeId item) const {
    for (const auto& one : judged_) {
      if (one.item == item && one.row.rule->id == id) {
        return one.row.outcome;
      }
    }
    return std::nullopt;
  }

  void judge_item(const Rule& rule, NodeId item) {
    if (!is_asked(rule, item)) {
      return;
    }
    const Subject subject = subject_of(rule, item);
    if (const auto why = why_not_carried(rule); subject.target == no_node && !why.empty()) {
      add_row(rule, subject, {.outcome = Outcome::not_assessable, .message = std::string(why)});
      return;
    }
    if (std::find(plan_.elsewhere.begin(), plan_.elsewhere.end(), item) != plan_.elsewhere.end()) {
      add_row(rule, subject, {.outcome = Outcome::not_assessable, .message = "the export only refers to it, and what it refers to is in none of the files read"});
      return;
    }
    Verdicts verdicts;
    if (is_template_ && is_open_item(rule, subject)) {
      verdicts.pass();
    } else {
      rule.run(subject, verdicts);
    }
    if (verdicts.all.empty()) {
      verdicts.not_assessable("the rule found nothing to judge");
    }
    const auto why_nothing = why_nothing_is_carried(rule);
    for (auto& verdict : verdicts.all) {
      if (verdict.outcome == Outcome::fail && !why_nothing.empty()) {
        verdict = {.outcome = Outcome::not_assessable, .message = std::string(why_nothing)};
      }
      add_row(rule, subject, std::move(verdict));
    }
  }

  /// Judges the places that a template has for the rule. False when there is something written to judge.
  bool judge_slots(const Rule& rule) {
    const SlotFound found = find_slots(rule, plan_, placeholders_, scratch_);
    if (found.colour == Slot::none) {
      return false;
    }
    if (found.colour == Slot::red) {
      add_slot_row(rule, {.outcome = Outcome::fail, .message = fmt::format("the template has no room for `{}`", found.missing)}, found.colour);
      return true;
    }
    if (found.is_open) {
      Verdict verdict{.outcome = Outcome::pass, .message = found.colour == Slot::amber ? "there is room, and no prompt that says what goes there" : ""};
      add_slot_row(rule, std::move(verdict), found.colour);
      return true;
    }
    return false;
  }

  void add_slot_row(const Rule& rule, Verdict verdict, Slot colour) {
    const Subject subject = subject_of(rule, plan_.root);
    verdict.node = plan_.root;
    add_row(rule, subject, std::move(verdict));
    judged_.back().row.slot = colour;
  }

  /// Whether the item is left to be filled in, among others that are not.
  bool is_open_item(const Rule& rule, const Subject& subject) {
    if (subject.target == no_node || subject.target == plan_.root) {
      return false;
    }
    // Of a party its name is asked for, of an item its text.
    const bool is_party = rule.check == "names_a_person";
    const NodeId child = plan_.tree.child(subject.target, is_party ? "name" : "text");
    return is_open_place(plan_, child == no_node ? subject.target : child, placeholders_, scratch_);
  }

  void judge_texts(const Rule& rule) {
    if (texts_.empty()) {
      add_plan_row(rule, Outcome::not_applicable, "the plan has no text");
      return;
    }
    const Subject subject = subject_of(rule, plan_.root);
    Verdicts verdicts;
    rule.run(subject, verdicts);
    bool has_fail = false;
    std::size_t unassessed = 0;
    std::string reason;
    for (auto& verdict : verdicts.all) {
      if (verdict.outcome == Outcome::fail) {
        has_fail = true;
        add_row(rule, subject, std::move(verdict));
      } else if (verdict.outcome == Outcome::not_assessable) {
        ++unassessed;
        reason = verdict.message;
      }
    }
    if (!has_fail) {
      const bool is_unassessed = unassessed > 0 && unassessed >= texts_.size();
      add_plan_row(rule, is_unassessed ? Outcome::not_assessable : Outcome::pass, reason);
      if (!is_unassessed) {
        judged_.back().row.reason.clear();
      }
    }
  }

  void add_row(const Rule& rule, const Subject& subject, Verdict verdict) {
    const bool is_text_rule = rule.each == "texts";
    const NodeId node = verdict.node != no_node     ? verdict.node
                        : subject.target != no_node ? subject.target
                                                    : subject.item;
    OutcomeRow row;
    row.rule = &rule;
    row.outcome = verdict.outcome;
    row.evidence = std::move(verdict.evidence);
    row.item = paths_.discreet(is_text_rule ? node : subject.item);
    row.full_item = paths_.full_if_own(is_text_rule ? node : subject.item);
    const std::string_view found = !verdict.hidden.empty()                 ? std::string_view(verdict.hidden)
                                   : is_text_rule && !row.evidence.empty() ? std::string_view(row.evidence.front())
                                                                           : std::string_view();
    row.at = found.empty() ? plan_.tree[node].at : plan_.tree.place_of(node, found);
    if (verdict.outcome == Outcome::fail) {
      row.message = std::move(verdict.message);
      row.about = about(plan_, paths_, *rules_.knowledge, as_of_, scratch_, subject.item, node);
      row.fingerprint = !wants_fingerprints_ ? "" : fingerprint_of(plan_, rule, is_text_rule ? node : subject.item, verdict.hidden.empty() ? node : plan_.root);
    } else {
      row.reason = std::move(verdict.message);
    }
    judged_.push_back({std::move(row), subject.item});
  }

  const Plan& plan_;
  bool wants_fingerprints_;
  const RuleSet& rules_;
  Date as_of_;
  Scratch& scratch_;
  PlanPaths paths_;
  std::string type_;
  std::string too_early_;   ///< Why nothing is asked of the plan yet; "" when its time has come.
  std::vector<NodeId> texts_;
  std::vector<NodeId> exceptions_;
  bool is_template_;
  PlaceholderWords placeholders_;
  std::vector<Judged> judged_;
};

}  // namespace

std::string why_not_asked(const Rule& rule, const Plan& plan, std::string_view type) {
  const AppliesTo& scope = rule.applies_to;
  if (!scope.statuses.empty() && !contains(scope.statuses, plan.status)) {
    return std::string("not asked of plans with status `").append(plan.status).append("`");
  }
  const bool is_other_type = !scope.types.empty() && !contains(scope.types, type);
  const bool has_field = std::any_of(scope.with.begin(), scope.with.end(), [&](const std::string& path) { return is_filled(plan, path); });
  if (contains(scope.not_types, type) || (is_other_type && !has_field)) {
    return std::string("not asked of plans of type `").append(type).append("`");
  }
  if (scope.types.empty() && !scope.with.empty() && !has_field) {
    return fmt::format("not asked of plans without `{}`", fmt::join(scope.with, "` or `"));
  }
  return "";
}

std::string type_of(const Plan& plan, const PlanTypes& types) {
  const PlanType* type = plan.type.empty() ? nullptr : types.find(plan.type);
  return type == nullptr ? "general" : type->id;
}

std::vector<OutcomeRow> judge_plan(const Plan& plan, const Selection& selection,
                                   const RuleSet& rules, Date as_of, Scratch& scratch) {
  PlanJudge judge(plan, selection, rules, as_of, scratch);
  const auto judge_all = [&](bool roll_ups) {
    for (const auto* list : {&selection.shown, &selection.hidden}) {
      for (const Rule* rule : *list) {
        if (rule->is_roll_up == roll_ups && !rule->is_batch) {
          judge.judge(*rule);
        }
      }
    }
  };
  judge_all(false);
  judge_all(true);
  return judge.take(selection);
}

}  // namespace careaudit
