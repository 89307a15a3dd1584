// The engine: rule by rule, item by item, verdicts become outcomes with a place.
#include "audit/judge.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/item_words.h"
#include "audit/plan_paths.h"
#include "base/hash.h"
#include "base/strings.h"
#include "text/placeholder.h"

namespace careaudit {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
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
      : plan_(plan), wants_fingerprints_(selection.wants_fingerprints), rules_(rules), as_of_(as_of), scratch_(scratch), paths_(plan, rules.knowledge->vocabulary) {
    type_ = type_of(plan, rules.knowledge->types);
    too_early_ = why_too_early(plan, selection.not_before, as_of);
    scratch_.start(plan);
    gather_texts(plan.root);
  }

  void judge(const Rule& rule) {
    const std::string excluded = reason_not_applicable(rule);
    if (!excluded.empty()) {
      add_plan_row(rule, Outcome::not_applicable, excluded);
    } else if (rule.each == "texts") {
      judge_texts(rule);
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
    const AppliesTo& scope = rule.applies_to;
    if (!scope.statuses.empty() && !contains(scope.statuses, plan_.status)) {
      return fmt::format("not asked of plans with status `{}`", plan_.status);
    }
    const bool is_other_type = !scope.types.empty() && !contains(scope.types, type_);
    const bool has_field = std::any_of(scope.with.begin(), scope.with.end(), [this](const std::string& path) { return is_filled(path); });
    if (contains(scope.not_types, type_) || (is_other_type && !has_field)) {
      return fmt::format("not asked of plans of type `{}`", type_);
    }
    if (scope.types.empty() && !scope.with.empty() && !has_field) {
      return fmt::format("not asked of plans without `{}`", fmt::join(scope.with, "` or `"));
    }
    return "";
  }

  /// In a template a key is enough.
  bool is_filled(const std::string& path) const {
    const NodeId node = plan_.find(path);
    return node != no_node && (plan_.status == "template" || !plan_.tree.is_blank(node));
  }

  void add_plan_row(const Rule& rule, Outcome outcome, std::string reason) {
    OutcomeRow row;
    row.rule = &rule;
    row.outcome = outcome;
    row.reason = std::move(reason);
    row.at = plan_.at;
    judged_.push_back({std::move(row), plan_.root});
  }

  bool is_not_carried(const Rule& rule) const {
    std::string path = rule.each == "plan" || rule.each == "texts" ? "" : rule.each;
    if (!rule.on.empty()) {
      path += path.empty() ? rule.on : "." + rule.on;
    }
    return !path.empty() && std::any_of(plan_.not_carried.begin(), plan_.not_carried.end(), [&](const std::string& lost) {
      return path == lost || (path.starts_with(lost) && path[lost.size()] == '.');
    });
  }

  void judge_list(const Rule& rule) {
    const NodeId list = plan_.find(rule.each);
    const auto items = plan_.tree.children(list);
    if (items.empty() && is_not_carried(rule)) {
      add_plan_row(rule, Outcome::not_assessable, "the format of this export has no place for it");
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
    const Subject subject = subject_of(rule, item);
    if (subject.target == no_node && is_not_carried(rule)) {
      add_row(rule, subject, {.outcome = Outcome::not_assessable, .message = "the format of this export has no place for it"});
      return;
    }
    Verdicts verdicts;
    if (plan_.status == "template" && is_slot(rule, subject)) {
      judge_slot(rule, verdicts);
    } else {
      rule.run(subject, verdicts);
    }
    if (verdicts.all.empty()) {
      verdicts.not_assessable("the rule found nothing to judge");
    }
    for (auto& verdict : verdicts.all) {
      add_row(rule, subject, std::move(verdict));
    }
  }

  /// In a template, a key that is there and empty, or holds a prompt, has a place to be filled in.
  bool is_slot(const Rule& rule, const Subject& subject) const {
    if (subject.target == no_node || subject.target == plan_.root) {
      return false;
    }
    // Of a party its name is asked for, of an item its text.
    const bool is_party = rule.check == "names_a_person";
    const NodeId child = plan_.tree.child(subject.target, is_party ? "name" : "text");
    const NodeId node = child == no_node ? subject.target : child;
    const Node& slot = plan_.tree[node];
    if (slot.kind != Kind::scalar) {
      return slot.kind == Kind::null;
    }
    const auto text = trim(slot.text);
    const PlaceholderWords placeholders(rules_.knowledge->lexicon);
    return text.empty() || text.ends_with('?') || !placeholders.find(scratch_.reading(node)).empty();
  }

  static void judge_slot(const Rule& rule, Verdicts& verdicts) {
    if (rule.check == "present") {
      verdicts.pass();
    } else {
      verdicts.not_applicable("the template leaves it to be filled in");
    }
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
      row.fingerprint = !wants_fingerprints_ ? "" : fingerprint(rule, is_text_rule ? node : subject.item, verdict.hidden.empty() ? node : plan_.root);
    } else {
      row.reason = std::move(verdict.message);
    }
    judged_.push_back({std::move(row), subject.item});
  }

  /// The path with list positions replaced by the items' own ids where they have one, so that a
  /// finding keeps its fingerprint when items move.
  std::string stable_path(NodeId node) const {
    const Tree& tree = plan_.tree;
    if (node == plan_.root || tree[node].parent == no_node) {
      return "";
    }
    const NodeId parent = tree[node].parent;
    if (tree[parent].kind == Kind::list) {
      const auto own_id = plan_.text("id", node);
      if (!own_id.empty()) {
        return fmt::format("{}[{}]", stable_path(parent), own_id);
      }
      const std::string path = tree.path(node);
      return stable_path(parent) + path.substr(path.rfind('['));
    }
    return fmt::format("{}.{}", stable_path(parent), tree[node].key);
  }

  void add_text_below(NodeId node, std::string& out) const {
    for (const char c : plan_.tree[node].text) {
      const bool is_space = c == ' ' || c == '\n' || c == '\t';
      if (!is_space) {
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      } else if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
    }
    out.push_back(' ');
    // In the order of their names: XML has attributes first, and an export may shuffle its fields.
    std::vector<NodeId> below = plan_.tree.children(node);
    if (plan_.tree[node].kind == Kind::map) {
      std::stable_sort(below.begin(), below.end(), [this](NodeId a, NodeId b) { return plan_.tree[a].key < plan_.tree[b].key; });
    }
    for (const NodeId child : below) {
      add_text_below(child, out);
    }
  }

  /// Made of the text at `node`; of none when that is the plan.
  std::string fingerprint(const Rule& rule, NodeId item, NodeId node) const {
    Fingerprinter print;
    print.add(rule.id);
    print.add(plan_.id);
    print.add(stable_path(item));
    std::string text;
    if (node != plan_.root) {
      add_text_below(node, text);
    }
    print.add(trim(text));
    return print.hex();
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
  std::vector<Judged> judged_;
};

}  // namespace

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
        if (rule->is_roll_up == roll_ups) {
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
