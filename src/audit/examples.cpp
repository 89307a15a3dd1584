// Examples are small plans: read, imported and judged like any other.
#include "audit/examples.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "audit/batch.h"
#include "audit/judge.h"
#include "base/strings.h"
#include "import/importer.h"
#include "read/syntax.h"
#include "rule/keys.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 5> example_keys{"as_of", "pass", "fail", "not_applicable", "not_assessable"};
constexpr std::array outcomes{Outcome::pass, Outcome::fail, Outcome::not_applicable, Outcome::not_assessable};

/// The lines of an example that must be found at fault, and words of the message.
using Marks = std::map<std::uint32_t, std::string>;

Marks marks_of(std::string_view text) {
  Marks marks;
  std::uint32_t line = 0;
  while (!text.empty()) {
    ++line;
    const auto end = std::min(text.find('\n'), text.size());
    const auto row = text.substr(0, end);
    for (const std::string_view sign : {"# fails", "<!-- fails"}) {
      const auto at = row.rfind(sign);
      if (at == std::string_view::npos) {
        continue;
      }
      auto words = trim(row.substr(at + sign.size()));
      words = words.substr(0, words.find("-->"));
      words.remove_prefix(words.starts_with(':') ? 1 : 0);
      marks[line] = trim(words);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return marks;
}

/// One example being judged.
class ExampleRun {
 public:
  ExampleRun(const RuleFile& file, const Rule& rule, const Example& example, Problems& problems) : file_(file), rule_(rule), example_(example), problems_(problems) {}

  void run(const RuleSet& rules, Date as_of) {
    if (rule_.is_batch) {
      run_batch(rules);
      return;
    }
    auto plan = read(example_.text, rules.knowledge->vocabulary);
    if (!plan) {
      return;
    }
    Selection selection{.shown = {&rule_}, .hidden = {}};
    for (const auto& member : rule_.members) {
      if (const Rule* found = rules.find(member)) {
        selection.hidden.push_back(found);
      }
    }
    Scratch scratch(*rules.knowledge);
    const auto rows = judge_plan(*plan, selection, rules, as_of, scratch);
    example_.expected == Outcome::fail ? expect_fails(rows) : expect_no_fail(rows);
  }

 private:
  void complain(std::uint32_t line, std::string message) {
    problems_.push_back({.file = file_.shown, .at = {example_.first_line + line - 1, line == 1 ? example_.at.column : 1}, .message = std::move(message)});
  }

  /// Of a batch rule an example is a small run: plans between lines of `---`.
  void run_batch(const RuleSet& rules) {
    const Selection selection{.shown = {&rule_}, .hidden = {}};
    const BatchRules batch(selection);
    BatchCounts counts(batch);
    Scratch scratch(*rules.knowledge);
    std::uint64_t plans = 0;
    for (const auto& text : documents_of(example_.text)) {
      const auto plan = read(text, rules.knowledge->vocabulary);
      if (!plan) {
        return;
      }
      scratch.start(*plan);
      counts.add({.id = fmt::format("{}", ++plans)}, std::string(plan->text("person.ref")), batch.gather(*plan, *rules.knowledge, scratch));
    }
    const auto findings = counts.findings(plans);
    const Marks marks = marks_of(example_.text);
    if (example_.expected != Outcome::fail) {
      if (!findings.empty()) {
        complain(1, fmt::format("expected `{}`, and this fails: {}", name_of(example_.expected), message_of(findings.front())));
      }
    } else if (marks.empty()) {
      complain(1, "no line is marked: write `# fails: words of the message` at the end of the first that is copied");
    }
    for (const auto& [line, words] : marks) {
      const bool is_found = std::any_of(findings.begin(), findings.end(), [&](const BatchFinding& finding) { return message_of(finding).find(words) != std::string::npos; });
      if (!is_found) {
        complain(line, findings.empty() ? fmt::format("this should fail `{}`, and does not", rule_.id) : fmt::format("expected \"{}\" in the message, which is: {}", words, message_of(findings.front())));
      }
    }
  }

  static std::vector<std::string> documents_of(const std::string& text) {
    constexpr std::string_view between = "\n---\n";
    std::vector<std::string> documents;
    std::size_t from = 0;
    for (std::size_t at = text.find(between); at != std::string::npos; at = text.find(between, from)) {
      documents.push_back(text.substr(from, at + 1 - from));
      from = at + between.size();
    }
    documents.push_back(text.substr(from));
    return documents;
  }

  std::optional<Plan> read(const std::string& text, const Vocabulary& vocabulary) {
    const Syntax* syntax = all_syntaxes().back();
    for (const Syntax* one : all_syntaxes()) {
      if (one->sniff(text)) {
        syntax = one;
        break;
      }
    }
    Problems found;
    Piece piece;
    piece.text = text;
    auto tree = syntax->read(std::move(piece), file_.shown, found);
    if (!tree) {
      found.push_back(tree.error());
      tell(found);
      return std::nullopt;
    }
    auto imported = find_importer("native")->import(std::move(*tree), {.file = file_.shown, .vocabulary = vocabulary, .problems = found});
    if (!imported) {
      found.push_back(imported.error());
    }
    tell(found);
    return found.empty() && imported ? std::optional(std::move(imported->plans.front())) : std::nullopt;
  }

  void tell(const Problems& found) {
    for (const auto& problem : found) {
      complain(std::max(problem.at.line, 1U), "the example cannot be used: " + filled_problem(problem, true).message);
    }
  }

  void expect_fails(const std::vector<OutcomeRow>& rows) {
    const Marks marks = marks_of(example_.text);
    if (marks.empty()) {
      complain(1, "the failing line is not marked: write `# fails: words of the message` at its end");
      return;
    }
    std::map<std::uint32_t, std::string> found;
    for (const auto& row : rows) {
      if (row.outcome == Outcome::fail) {
        auto& messages = found[row.at.line];
        messages += (messages.empty() ? "" : "; ") + filled_message(row, true);
      }
    }
    for (const auto& [line, words] : marks) {
      if (!found.contains(line)) {
        complain(line, fmt::format("this line should fail `{}`, and does not: {}", rule_.id, outcomes_in_words(rows)));
      } else if (found[line].find(words) == std::string::npos) {
        complain(line, fmt::format("expected \"{}\" in the message, which is: {}", words, found[line]));
      }
    }
    for (const auto& [line, message] : found) {
      if (!marks.contains(line)) {
        complain(line, fmt::format("this line is not marked and fails `{}`: {}", rule_.id, message));
      }
    }
  }

  void expect_no_fail(const std::vector<OutcomeRow>& rows) {
    bool has_expected = false;
    for (const auto& row : rows) {
      has_expected = has_expected || row.outcome == example_.expected;
      if (row.outcome == Outcome::fail) {
        complain(std::max(row.at.line, 1U), fmt::format("expected `{}`, and this line fails: {}", name_of(example_.expected), filled_message(row, true)));
        return;
      }
    }
    if (!has_expected) {
      complain(1, fmt::format("expected `{}`: {}", name_of(example_.expected), outcomes_in_words(rows)));
    }
  }

  static std::string outcomes_in_words(const std::vector<OutcomeRow>& rows) {
    std::set<std::string> words;
    for (const auto& row : rows) {
      words.insert(fmt::format("`{}`{}", name_of(row.outcome), row.reason.empty() ? "" : fmt::format(" ({})", row.reason)));
    }
    return fmt::format("the outcome is {}", fmt::join(words, ", "));
  }

  const RuleFile& file_;
  const Rule& rule_;
  const Example& example_;
  Problems& problems_;
};

void lint(const RuleText& text, NodeId root, NodeId node, const RuleExamples& examples) {
  const auto has = [&](Outcome outcome) {
    return std::any_of(examples.examples.begin(), examples.examples.end(), [&](const Example& one) { return one.expected == outcome; });
  };
  for (const Outcome outcome : {Outcome::pass, Outcome::fail}) {
    const bool is_named = text.tree.child(node, name_of(outcome)) != no_node;
    if (!has(outcome) && !is_named) {
      text.complain(node, fmt::format("there is no `{}` example", name_of(outcome)), "a rule shows what passes and what fails");
    }
  }
  if (text.tree.child(root, "applies_to") != no_node && !has(Outcome::not_applicable)) {
    text.complain(node, "the rule has `applies_to` and no `not_applicable` example", "show a plan that the rule leaves alone");
  }
  std::set<std::string_view> seen;
  for (const auto& example : examples.examples) {
    if (!seen.insert(example.text).second) {
      text.problems.push_back({.file = text.file, .at = example.at, .message = "the example stands twice", .remedy = "take one out"});
    }
  }
}

std::optional<RuleFile> built_in_rule_in_full(const std::string& name) {
  Piece piece;
  piece.text = built_in_text(name);
  Problems problems;
  const std::string shown = "rules/" + name;
  auto tree = syntaxes::yaml.read(std::move(piece), shown, problems);
  if (!tree) {
    return std::nullopt;
  }
  return RuleFile{.name = name, .shown = shown, .tree = std::move(*tree), .is_built_in = true};
}

}  // namespace

RuleExamples read_examples(const RuleFile& file, Problems& problems) {
  const RuleText text{file.tree, file.shown, problems};
  RuleExamples found{.as_of = *Date::of(2026, 6, 1), .examples = {}};
  const NodeId root = file.tree.root();
  const NodeId node = file.tree.child(root, "examples");
  if (node == no_node || file.tree[node].kind == Kind::null) {
    text.complain(node == no_node ? root : node, "the rule has no `examples`", "show at least one plan that passes and one that fails");
    return found;
  }
  text.accept(node, example_keys, "`examples`");
  if (file.tree[node].kind != Kind::map) {
    return found;
  }
  if (const std::string as_of = text.text(node, "as_of"); !as_of.empty()) {
    const auto date = Date::parse(as_of);
    if (!date) {
      text.complain(file.tree.child(node, "as_of"), "`as_of` is no date", "write it as 2026-06-01");
    }
    found.as_of = date.value_or(found.as_of);
  }
  for (const Outcome outcome : outcomes) {
    const NodeId list = file.tree.child(node, name_of(outcome));
    for (const NodeId item : text.items(node, name_of(outcome))) {
      const Node& one = file.tree[item];
      if (file.tree.is_blank(item)) {
        text.complain(item, fmt::format("a `{}` example is blank", name_of(outcome)), "write a small plan, in a block that begins with `|`");
      } else if (one.kind != Kind::scalar) {
        text.complain(item, "an example is a text", "begin it with `- |` and put the plan on the lines below");
      } else {
        const bool is_block = one.text.ends_with('\n');
        found.examples.push_back({.expected = outcome, .text = std::string(one.text), .first_line = one.at.line + (is_block ? 1U : 0U), .at = one.at});
      }
    }
    const bool could_hold = list != no_node && (file.tree[list].kind == Kind::list || file.tree[list].kind == Kind::null);
    if (could_hold && file.tree.children(list).empty()) {
      text.complain(list, fmt::format("`{}` holds no example", name_of(outcome)), "write a list of small plans");
    }
  }
  lint(text, root, node, found);
  return found;
}

Problems run_examples(const RuleFile& file, const Rule& rule, const RuleExamples& examples, const RuleSet& rules) {
  Problems problems;
  for (const auto& example : examples.examples) {
    ExampleRun(file, rule, example, problems).run(rules, examples.as_of);
  }
  return problems;
}

std::vector<RuleFile> built_in_rules_in_full() {
  std::vector<RuleFile> files;
  for (const auto& name : built_in_names()) {
    if (auto file = built_in_rule_in_full(name)) {
      files.push_back(std::move(*file));
    }
  }
  return files;
}

std::string passing_example(const Rule& rule) {
  for (const auto& name : built_in_names()) {
    if (rule_id_of(name) != rule.id || rule.file != "rules/" + name) {
      continue;
    }
    const auto file = built_in_rule_in_full(name);
    Problems ignored;
    const auto examples = file ? read_examples(*file, ignored).examples : std::vector<Example>{};
    for (const Example& example : examples) {
      if (example.expected == Outcome::pass) {
        return example.text;
      }
    }
  }
  return "";
}

std::string rule_id_of(const std::string& file_name) {
  const auto slash = file_name.find('/');
  const bool is_data = slash == std::string::npos || file_name.starts_with("words/") || file_name.starts_with("profiles/") ||
                       file_name.starts_with("mappings/") || file_name.starts_with("frameworks/");
  if (is_data || !file_name.ends_with(".yaml")) {
    return "";
  }
  std::string id = file_name.substr(0, file_name.size() - std::string_view(".yaml").size());
  std::replace(id.begin(), id.end(), '/', '.');
  return id;
}

}  // namespace careaudit
