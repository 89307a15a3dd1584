// A JSON report, read back a plan at a time: each stands on a line of its own.
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "audit/item_words.h"
#include "audit/quoting.h"
#include "audit/saved_parts.h"
#include "read/syntax.h"

namespace careaudit {
namespace {

constexpr std::string_view plans_begin = "\"plans\":[";
constexpr std::string_view plans_end = "],\"batch\":";

Problem no_report(const std::string& path, std::string_view why) {
  return {.file = path, .message = fmt::format("this is no JSON report of an audit: {}", why), .remedy = "name a file that `careaudit check -o audit.json` wrote"};
}

/// Reads parts of the report into `audit`.
class ReportReader {
 public:
  ReportReader(const std::string& path, const RuleSet& known, SavedAudit& audit) : path_(path), known_(known), audit_(audit) {}

  std::optional<Problem> read(const std::string& bytes) {
    const auto begin = bytes.find(plans_begin);
    const auto end = bytes.rfind(plans_end);
    if (begin == std::string::npos || end == std::string::npos || begin > end) {
      return no_report(path_, "it has no `plans`");
    }
    const std::size_t first = begin + plans_begin.size();
    auto trouble = with_tree(bytes.substr(0, first) + "]}", [&](const Tree& tree) { return read_head(tree); });
    trouble = trouble ? trouble : with_tree("{" + bytes.substr(end + 2), [&](const Tree& tree) { return read_tail(tree); });
    for (std::size_t at = first; !trouble && at < end;) {
      const std::size_t stop = std::min(bytes.find('\n', at), end);
      std::string line = bytes.substr(at, stop - at);
      line.erase(0, line.find_first_not_of(", \r\t"));
      if (!line.empty()) {
        trouble = with_tree(std::move(line), [&](const Tree& tree) { return read_plan(tree); });
      }
      at = stop + 1;
    }
    return trouble;
  }

 private:
  template <class Work>
  std::optional<Problem> with_tree(std::string bytes, const Work& work) {
    Problems problems;
    const auto tree = json_.read(Piece{.text = std::move(bytes)}, path_, problems);
    if (!tree) {
      return no_report(path_, tree.error().message);
    }
    return work(*tree);
  }

  static std::string text(const Tree& tree, NodeId parent, std::string_view key) {
    const NodeId node = tree.child(parent, key);
    return node == no_node ? std::string() : std::string(tree[node].text);
  }
  static std::uint64_t number(const Tree& tree, NodeId parent, std::string_view key) {
    const std::string digits = text(tree, parent, key);
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  static std::vector<NodeId> items(const Tree& tree, NodeId parent, std::string_view key) {
    const NodeId node = tree.child(parent, key);
    return node == no_node ? std::vector<NodeId>() : tree.children(node);
  }
  static Severity severity_of(const std::string& name) { return name == "error" ? Severity::error : name == "advice" ? Severity::advice : Severity::warning; }

  std::optional<Problem> read_head(const Tree& tree) {
    const auto date = Date::parse(text(tree, tree.root(), "as_of"));
    if (!date || text(tree, tree.root(), "careaudit").empty()) {
      return no_report(path_, "it has no `careaudit` and `as_of`");
    }
    audit_.run.as_of = *date;
    audit_.run.version = text(tree, tree.root(), "careaudit");
    audit_.run.profile = text(tree, tree.root(), "profile");
    audit_.run.rules_hash = text(tree, tree.root(), "rules_hash");
    for (const NodeId node : items(tree, tree.root(), "rules")) {
      audit_.rules.push_back(saved_rule({.id = text(tree, node, "id"), .title = text(tree, node, "title"), .severity = severity_of(text(tree, node, "severity"))}, known_));
      audit_.run.rules.push_back(audit_.rules.back().get());
      rules_.emplace(audit_.rules.back()->id, audit_.rules.back().get());
    }
    for (const NodeId node : items(tree, tree.root(), "off")) {
      audit_.run.off.push_back({.rule = text(tree, node, "rule"), .reason = text(tree, node, "reason")});
    }
    return std::nullopt;
  }

  static std::optional<Outcome> outcome_of(const std::string& name) {
    for (const Outcome outcome : {Outcome::pass, Outcome::fail, Outcome::not_applicable, Outcome::not_assessable}) {
      if (name_of(outcome) == name) {
        return outcome;
      }
    }
    return std::nullopt;
  }

  std::optional<Problem> read_plan(const Tree& tree) {
    const NodeId source = tree.child(tree.root(), "source");
    PlanResult plan{.id = text(tree, tree.root(), "id"), .ward = text(tree, tree.root(), "ward"), .type = text(tree, tree.root(), "type"), .status = text(tree, tree.root(), "status")};
    if (source != no_node) {
      plan.file = text(tree, source, "file");
      plan.at = {static_cast<std::uint32_t>(number(tree, source, "line")), 1};
    }
    if (const NodeId dialog = tree.child(tree.root(), "dialog"); dialog != no_node) {
      plan.person_hash = text(tree, dialog, "person");
      for (const NodeId area : items(tree, dialog, "scores")) {
        plan.dialog.emplace_back(tree[area].key, static_cast<int>(number(tree, tree[area].parent, tree[area].key)));
      }
    }
    for (const NodeId node : items(tree, tree.root(), "outcomes")) {
      const auto rule = rules_.find(text(tree, node, "rule"));
      const auto outcome = outcome_of(text(tree, node, "outcome"));
      if (rule == rules_.end() || !outcome) {
        return no_report(path_, "a plan has an outcome of a rule that the report does not list");
      }
      OutcomeRow row{.rule = rule->second, .item = text(tree, node, "item"), .outcome = *outcome, .reason = text(tree, node, "reason")};
      if (tree.child(node, "discreet_item") != no_node) {
        row.full_item = std::exchange(row.item, text(tree, node, "discreet_item"));
      }
      row.at = {static_cast<std::uint32_t>(number(tree, node, "line")), static_cast<std::uint32_t>(number(tree, node, "column"))};
      row.fingerprint = text(tree, node, "fingerprint");
      AboutItem about{.name = name_of_item(row.item), .text = text(tree, node, "text"), .at = row.at, .full_name = name_of_item(row.full_item)};
      about.quoted = words_for(about.name);
      row.about = std::move(about);
      row.is_excepted = text(tree, node, "excepted") == "true";
      row.slot = slot_of(text(tree, node, "template"));
      read_silence(tree, tree.child(node, "suppressed"), row);
      for (const NodeId words : items(tree, node, "evidence")) {
        row.evidence.emplace_back(tree[words].text);
      }
      row.message = unfilled_message(text(tree, node, "message"), row.evidence);
      plan.outcomes.push_back(std::move(row));
    }
    audit_.plans.push_back(std::move(plan));
    return std::nullopt;
  }

  std::string name_of_item(const std::string& item) const { return item.empty() ? "" : path_in_words(item, known_.knowledge->vocabulary); }

  /// "goal 3" → "this goal": what a message says where it quotes nothing.
  static std::string words_for(const std::string& name) {
    const auto space = name.rfind(' ');
    const bool is_numbered = space != std::string::npos && name.find_first_not_of("0123456789", space + 1) == std::string::npos;
    return name.empty() ? "the text" : "this " + (is_numbered ? name.substr(0, space) : name);
  }

  static Slot slot_of(const std::string& word) { return word == "green" ? Slot::green : word == "amber" ? Slot::amber : word == "red" ? Slot::red : Slot::none; }

  static void read_silence(const Tree& tree, NodeId node, OutcomeRow& row) {
    if (node == no_node) {
      return;
    }
    const std::string reason = text(tree, node, "reason");
    row.silenced = reason == known_words ? Silenced::known : Silenced::allowed;
    row.allowed = AllowedBecause{.reason = row.silenced == Silenced::known ? "" : reason, .until = text(tree, node, "until")};
  }

  void read_batch(const Tree& tree) {
    for (const NodeId node : items(tree, tree.root(), "batch")) {
      const auto rule = rules_.find(text(tree, node, "rule"));
      if (rule == rules_.end()) {
        continue;
      }
      BatchFinding finding{.rule = rule->second, .list = text(tree, node, "item"), .plans = number(tree, node, "plans"), .fingerprint = text(tree, node, "fingerprint"), .is_known = tree.child(node, "suppressed") != no_node};
      for (const NodeId words : items(tree, node, "evidence")) {
        finding.text = std::string(tree[words].text);
      }
      for (const NodeId plan : items(tree, node, "among")) {
        finding.among.emplace_back(tree[plan].text);
      }
      audit_.summary.batch.push_back(std::move(finding));
    }
  }

  void read_problems(const Tree& tree) {
    for (const NodeId node : items(tree, tree.root(), "problems")) {
      Problem problem{.severity = severity_of(text(tree, node, "severity")), .file = text(tree, node, "file"), .at = {static_cast<std::uint32_t>(number(tree, node, "line")), static_cast<std::uint32_t>(number(tree, node, "column"))}};
      for (const NodeId words : items(tree, node, "quoted")) {
        problem.quoted.emplace_back(tree[words].text);
      }
      problem.message = unfilled(text(tree, node, "message"), problem.quoted);
      problem.remedy = unfilled(text(tree, node, "remedy"), problem.quoted);
      audit_.summary.problems.push_back(std::move(problem));
    }
  }

  void read_silenced(const Tree& tree) {
    for (const NodeId node : items(tree, tree.root(), "suppressed")) {
      audit_.summary.silenced[text(tree, node, "ward")] = {.allowed = number(tree, node, "allowed"), .known = number(tree, node, "known"), .excepted = number(tree, node, "excepted"), .expired = number(tree, node, "expired")};
    }
  }

  static MeasureCount count_of(const Tree& tree, NodeId node) {
    return {.numerator = number(tree, node, "numerator"), .denominator = number(tree, node, "denominator"), .not_applicable = number(tree, node, "not_applicable"), .not_assessable = number(tree, node, "not_assessable")};
  }

  std::optional<Problem> read_tail(const Tree& tree) {
    read_batch(tree);
    read_problems(tree);
    read_silenced(tree);
    if (const NodeId framework = tree.child(tree.root(), "framework"); framework != no_node) {
      audit_.run.framework = known_.framework(text(tree, framework, "id"));
    }
    for (const NodeId node : items(tree, tree.root(), "measures")) {
      audit_.measures.push_back(saved_measure({.id = text(tree, node, "id"), .title = text(tree, node, "title"), .definition = text(tree, node, "definition"), .is_item_unit = text(tree, node, "unit") == "item"}));
      if (tree.child(node, "target") != no_node) {
        audit_.measures.back()->target = static_cast<int>(number(tree, node, "target"));
      }
      MeasureTable table{.measure = audit_.measures.back().get(), .by = text(tree, node, "by")};
      for (const NodeId group : items(tree, node, "groups")) {
        const NodeId name = tree.child(group, "group");
        const bool has_name = name != no_node && tree[name].kind == Kind::scalar;
        table.groups.push_back({.group = has_name ? std::optional<std::string>(tree[name].text) : std::nullopt, .count = count_of(tree, group)});
      }
      if (const NodeId total = tree.child(node, "total"); total != no_node) {
        table.total = count_of(tree, total);
      }
      audit_.summary.measures.push_back(std::move(table));
    }
    const NodeId totals = tree.child(tree.root(), "totals");
    if (totals == no_node) {
      return no_report(path_, "it has no `totals`");
    }
    audit_.summary.plans = number(tree, totals, "plans");
    audit_.summary.unreadable = number(tree, totals, "unreadable");
    audit_.summary.skipped_files = number(tree, totals, "skipped_files");
    audit_.summary.skipped_records = number(tree, totals, "skipped_records");
    if (const NodeId left_out = tree.child(totals, "not_audited"); left_out != no_node) {
      for (const NodeId node : tree.children(left_out)) {
        audit_.summary.not_audited[std::string(tree[node].key)] = number(tree, left_out, tree[node].key);
      }
    }
    return std::nullopt;
  }

  const std::string& path_;
  const RuleSet& known_;
  SavedAudit& audit_;
  const Syntax& json_ = syntaxes::json;
  std::map<std::string, const Rule*> rules_;
};

}  // namespace

Result<SavedAudit> read_json_audit(const std::string& path, const RuleSet& known) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Problem{.file = path, .message = "cannot be read", .remedy = "check the name and that you may read it"};
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  SavedAudit audit{.run = {.as_of = *Date::of(1970, 1, 1)}};
  if (auto problem = ReportReader(path, known, audit).read(bytes)) {
    return *problem;
  }
  for (const auto& table : audit.summary.measures) {
    if (audit.run.by.empty() || audit.run.by.back() != table.by) {
      audit.run.by.push_back(table.by);
    }
  }
  if (audit.plans.empty()) {
    return no_report(path, "it holds no plan");
  }
  count_rules(audit);
  count_plans(audit, known);
  return audit;
}

}  // namespace careaudit
