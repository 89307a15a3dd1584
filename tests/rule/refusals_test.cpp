// What rule files are refused for: every message whole.
#include <doctest/doctest.h>

#include "support/program.h"

namespace {

constexpr const char* sound =
    "title: The plan has a budget\nseverity: warning\non: budget.amount\ncheck: present\noptions: {label: budget}\n"
    "because: Money runs out.\nremedy: Write the amount.\nsource: Our policy 3\n"
    "examples:\n  pass:\n    - |\n      budget: 20 pounds\n  fail:\n    - |\n      id: A   # fails: no budget\n";

Ran tested(const std::string& text) {
  const TestFolder folder;
  folder.write("r/plan/has-budget.yaml", text);
  return folder.run({"rules", "test", "@r"});
}

std::string complaint(const std::string& from, const std::string& to) {
  std::string text = sound;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  const Ran ran = tested(text.replace(at, from.size(), to));
  CHECK(ran.status == 1);
  return ran.err;
}

}  // namespace

TEST_CASE("a sound rule is tested without complaint") {
  const Ran ran = tested(sound);
  CHECK(ran.err == "");
  CHECK(ran.out == "1 rule, 2 examples: all as expected\n");
  CHECK(ran.status == 0);
}

TEST_CASE("what stands behind a rule is not lost without a word") {
  CHECK(complaint("examples:", "%x\nexamples:") ==
        "r/plan/has-budget.yaml:9:1: error: the document ended above, and this text belongs to nothing\n"
        "    line it up with the lines above; put a line `---` between documents, or make each an item of a list (`- `)\n");
  CHECK(tested(std::string(sound) + "---\ntitle: Another\n").err ==
        "r/plan/has-budget.yaml:16:1: error: a second document begins here, where one is read\n    put it into a file of its own\n");
}

TEST_CASE("keys, options and values that no rule has are named with the nearest") {
  const std::string rest = "    a rule takes `title`, `severity`, `each`, `on`, `check`, `options`, `applies_to`, `because`, `remedy`, `source`, `evidences`, `formerly`, `examples`, `labelled` and `note`\n";
  CHECK(complaint("remedy:", "remdey:") ==
        "r/plan/has-budget.yaml:1:1: error: the rule has no `remedy`\n    fill in `remedy`\n"
        "r/plan/has-budget.yaml:7:1: error: unknown key `remdey`; did you mean `remedy`?\n" + rest);
  CHECK(complaint("severity: warning", "severity: eror") ==
        "r/plan/has-budget.yaml:2:1: error: unknown severity `eror`; did you mean `error`?\n    it is `error`, `warning` or `advice`\n");
  CHECK(complaint("label:", "lable:") ==
        "r/plan/has-budget.yaml:5:1: error: check `present` needs the option `label`\n    what is looked for, in words: `a goal`\n"
        "r/plan/has-budget.yaml:5:11: error: unknown option `lable` for `present`; did you mean `label`?\n    it takes `label` and `date`\n");
  CHECK(complaint("on: budget.amount", "on: budget.amont") ==
        "r/plan/has-budget.yaml:3:1: error: `on: budget.amont` names no field of the vocabulary; did you mean `amount`?\n"
        "    `careaudit formats --schema` lists the fields; a folder given with `--rules` may add some in plan.yaml\n");
  CHECK(complaint("because:", "applies_to: {with: [gaols]}\nbecause:").starts_with("r/plan/has-budget.yaml:6:14: error: `with: gaols` names no field of the vocabulary\n"));
  CHECK(complaint("check: present", "each: gaols\ncheck: present") ==
        "r/plan/has-budget.yaml:4:1: error: `each: gaols` names no list of the vocabulary; did you mean `goals`?\n"
        "    it takes `plan`, `texts`, or a list such as `goals`, `actions`, `crisis.contacts`\n");
}

TEST_CASE("an unknown check is named with the nearest") {
  const std::string said = complaint("check: present", "check: presnt");
  CHECK(said.starts_with("r/plan/has-budget.yaml:4:1: error: unknown check `presnt`; did you mean `present`?\n    checks: `abbreviations`, "));
}

TEST_CASE("examples that do not hold are told with the rule file's own line") {
  CHECK(complaint("budget: 20 pounds", "id: A") ==
        "r/plan/has-budget.yaml:12:7: error: expected `pass`, and this line fails: no budget is recorded\n");
  CHECK(complaint("# fails: no budget", "# fails: no money") ==
        "r/plan/has-budget.yaml:15:7: error: expected \"no money\" in the message, which is: no budget is recorded\n");
  CHECK(complaint("   # fails: no budget", "") ==
        "r/plan/has-budget.yaml:15:7: error: the failing line is not marked: write `# fails: words of the message` at its end\n");
  CHECK(complaint("id: A   # fails", "budget: 2   # fails") ==
        "r/plan/has-budget.yaml:15:7: error: this line should fail `plan.has-budget`, and does not: the outcome is `pass`\n");
  CHECK(complaint("budget: 20 pounds", "bugdet: 20 pounds") ==
        "r/plan/has-budget.yaml:12:7: error: the example cannot be used: unknown field `bugdet`; did you mean `budget`?\n");
  CHECK(complaint("  pass:\n    - |\n      budget: 20 pounds\n", "") ==
        "r/plan/has-budget.yaml:9:1: error: there is no `pass` example\n    a rule shows what passes and what fails\n");
  CHECK(complaint("because:", "applies_to: {type: [cpa]}\nbecause:") ==
        "r/plan/has-budget.yaml:10:1: error: the rule has `applies_to` and no `not_applicable` example\n    show a plan that the rule leaves alone\n"
        "r/plan/has-budget.yaml:13:7: error: expected `pass`: the outcome is `not_applicable` (not asked of plans of type `general`)\n"
        "r/plan/has-budget.yaml:16:7: error: this line should fail `plan.has-budget`, and does not: the outcome is `not_applicable` (not asked of plans of type `general`)\n");
}

TEST_CASE("a new rule's only complaints are its blanks, each named") {
  const TestFolder folder;
  CHECK(folder.run({"rules", "new", "--rules", "@r", "plan.has-budget"}).status == 0);
  const Ran ran = folder.run({"rules", "test", "@r"});
  CHECK(ran.status == 1);
  CHECK(ran.out == "0 rules, 0 examples: 8 complaints\n");
  for (const std::string blank : {"`title`", "`on`", "option `label`", "`because`", "`remedy`", "`source`", "a `pass` example", "a `fail` example"}) {
    CHECK(ran.err.find(blank + " is blank\n") != std::string::npos);
  }
  CHECK(folder.run({"rules", "new", "--rules", "@r", "plan.has-budget"}).err ==
        "careaudit: `r/plan/has-budget.yaml` is there already\n    remove it first, or choose another id\n");
}

TEST_CASE("blanks are told in the order of their lines, by check too") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\n");
  CHECK(folder.run({"rules", "new", "--rules", "@r", "plan.has-budget"}).status == 0);
  CHECK(folder.run({"check", "--rules", "@r", "@p.yaml"}).err ==
        "r/plan/has-budget.yaml:3:1: error: `title` is blank\n    fill in `title`\n"
        "r/plan/has-budget.yaml:6:1: error: `on` is blank\n    fill in `on`, or take the line out\n"
        "r/plan/has-budget.yaml:9:3: error: option `label` is blank\n    what is looked for, in words: `a goal`\n"
        "r/plan/has-budget.yaml:10:1: error: `because` is blank\n    fill in `because`\n"
        "r/plan/has-budget.yaml:11:1: error: `remedy` is blank\n    fill in `remedy`\n"
        "r/plan/has-budget.yaml:12:1: error: `source` is blank\n    fill in `source`\n"
        "careaudit: the rules have 6 errors\n    mend them, or leave the folder out; `careaudit rules test` checks rule files\n");
}

TEST_CASE("a folder that holds rules itself is tested as their group") {
  const TestFolder folder;
  folder.write("r/plan/has-budget.yaml", sound);
  CHECK(folder.run({"rules", "test", "@r/plan"}).out == "1 rule, 2 examples: all as expected\n");
  CHECK(folder.run({"rules", "test", "@r/plan/"}).out == "1 rule, 2 examples: all as expected\n");
  folder.write("p.yaml", "careplan: 1\n");
  CHECK(folder.run({"check", "--rules", "@r/plan", "@p.yaml"}).err ==
        "r/plan/has-budget.yaml: error: a rule file stands in a folder: its group\n    move it to `<group>/<name>.yaml`, or name the folder above this one\n"
        "careaudit: the rules have 1 error\n    mend them, or leave the folder out; `careaudit rules test` checks rule files\n");
}

TEST_CASE("a field that a folder adds to leaves the rest of it as it was") {
  const TestFolder folder;
  folder.write("r/plan.yaml", "fields:\n  goals:\n    fields:\n      cost: {help: What it costs}\n");
  folder.write("p.yaml", "careplan: 1\nid: A\naims: [{text: I want to swim, cost: little}]\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--rules", "@r", "--only", "goal.present", "@p.yaml"});
  CHECK(ran.err.empty());
  CHECK(ran.status == 0);
}

TEST_CASE("a measure that names no rule or severity is told of") {
  const TestFolder folder;
  const std::string measure = "measures:\n  - {id: m, title: M, definition: D, count: items, rules: [action.named-persn]}\n";
  folder.write("r/measures.yaml", measure);
  CHECK(folder.run({"rules", "test", "@r"}).err ==
        "r/measures.yaml:2:5: error: the measure `m` names the rule `action.named-persn`, which is not there; did you mean `action.named-person`?\n"
        "    `careaudit rules list` lists the rules\n");
  folder.write("r/measures.yaml", "measures:\n  - {id: m, title: M, definition: D, count: no_severity, severity: wrning}\n");
  CHECK(folder.run({"rules", "test", "@r"}).err ==
        "r/measures.yaml:2:58: error: unknown severity `wrning`; did you mean `warning`?\n    it takes `error`, `warning` and `advice`\n");
}

TEST_CASE("a folder of rules adds to the built-in ones and overrides them") {
  const TestFolder folder;
  folder.write("r/plan/has-budget.yaml", sound);
  folder.write("r/words/vague_verbs.yaml", "about: More\nentries:\n  - [broken\n");
  CHECK(folder.run({"check", "--rules", "@r", "@p.yaml"}).status == 2);
  folder.write("r/words/vague_verbs.yaml", "about: More\nentries:\n  - potter\n");
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--rules", "@r", "--only", "plan.*", "--fail-on", "warning", "@p.yaml"});
  CHECK(ran.status == 1);
  CHECK(ran.out.find("p.yaml:1:1: warning: no budget is recorded [plan.has-budget]\n    Write the amount.\n") != std::string::npos);
}
