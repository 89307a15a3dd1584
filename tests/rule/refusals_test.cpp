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

/// What a folder with this one file is told.
std::string said_of(const std::string& name, const std::string& text) {
  const TestFolder folder;
  folder.write("r/" + name, text);
  return folder.run({"rules", "test", "@r"}).err;
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
  const std::string rest = "    a rule takes `title`, `severity`, `each`, `on`, `when`, `check`, `options`, `applies_to`, `because`, `remedy`, `source`, `evidences`, `formerly`, `template`, `examples`, `labelled` and `note`\n";
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
        "    it takes `plan`, `texts`, `batch`, or a list such as `goals`, `actions`, `crisis.contacts`\n");
}

TEST_CASE("an unknown check is named with the nearest") {
  const std::string said = complaint("check: present", "check: presnt");
  CHECK(said.starts_with("r/plan/has-budget.yaml:4:1: error: unknown check `presnt`; did you mean `present`?\n    checks: `abbreviations`, "));
}

TEST_CASE("what stands where keys or a list are due is refused with what is expected") {
  const std::string rest = "`title`, `severity`, `each`, `on`, `when`, `check`, `options`, `applies_to`, `because`, `remedy`, `source`, `evidences`, `formerly`, `template`, `examples`, `labelled` and `note`";
  CHECK(complaint("options: {label: budget}", "options: budget") ==
        "r/plan/has-budget.yaml:5:1: error: check `present` needs the option `label`\n    what is looked for, in words: `a goal`\n"
        "r/plan/has-budget.yaml:5:1: error: `options` is a text, where keys are due\n    `present` takes `label` and `date`; write each as `key: value`\n");
  CHECK(complaint("because:", "applies_to: [active]\nbecause:").starts_with(
        "r/plan/has-budget.yaml:6:1: error: `applies_to` is a list, where keys are due\n    `applies_to` takes `status`, `type`, `not_type` and `with`; write each as `key: value`\n"));
  CHECK(complaint("options: {label: budget}", "options: {label: [budget, [a]]}") ==
        "r/plan/has-budget.yaml:5:11: error: option `label` takes a text\n    what is looked for, in words: `a goal`\n");
  CHECK(complaint("source:", "evidences: {cca: 1}\nsource:") ==
        "r/plan/has-budget.yaml:8:1: error: `evidences` is a set of keys, where a list of texts is due\n    begin each item with `- `\n");
  std::string scalar = sound;
  CHECK(tested(scalar.substr(0, scalar.find("examples:")) + "examples: none\n").err ==
        "r/plan/has-budget.yaml:9:1: error: `examples` is a text, where keys are due\n"
        "    `examples` takes `as_of`, `pass`, `fail`, `not_applicable` and `not_assessable`; write each as `key: value`\n");
  CHECK(tested("- title: A\n- title: B\n").err ==
        "r/plan/has-budget.yaml:1:1: error: the file is a list, where keys are due\n    see careaudit-rules(5) for what a rule file holds\n");
  CHECK(tested("just text\n").err ==
        "r/plan/has-budget.yaml:1:1: error: the file is a text, where keys are due\n    see careaudit-rules(5) for what a rule file holds\n");
}

TEST_CASE("word lists, measures, types and fields are refused for their form") {
  CHECK(said_of("words/w.yaml", "entries: gizmo\n") == "r/words/w.yaml:1:1: error: `entries` is a text, where a list is due\n    begin each item with `- `\n");
  CHECK(said_of("words/w.yaml", "entries:\n  - [a, b]\n") ==
        "r/words/w.yaml:2:5: error: a word entry is a list, where keys are due\n    a word entry takes `find`, `say`, `unless`, `tags` and `source`; write each as `key: value`\n");
  CHECK(said_of("words/w.yaml", "entries:\n  - {find: [[a]], say: b}\n") ==
        "r/words/w.yaml:2:5: error: a word entry has nothing in `find`\n    write `- {find: [word], say: better wording}`, or just the word\n"
        "r/words/w.yaml:2:13: error: `find` takes a list of texts\n");
  CHECK(said_of("words/w.yaml", "about: words\n") == "r/words/w.yaml:1:1: error: a word list has no `entries`\n    write a list below `entries:`, each item after `- `\n");
  CHECK(said_of("words/w.yaml", "- a\n- b\n") == "r/words/w.yaml:1:1: error: the file is a list, where keys are due\n    see careaudit-rules(5) for what a rule file holds\n");
  CHECK(said_of("measures.yaml", "measures: {id: m}\n") == "r/measures.yaml:1:1: error: `measures` is a set of keys, where a list is due\n    begin each item with `- `\n");
  CHECK(said_of("measures.yaml", "measures: [m]\n") ==
        "r/measures.yaml:1:12: error: a measure is a text, where keys are due\n"
        "    a measure takes `id`, `title`, `definition`, `count`, `rules`, `outright`, `applies` and `severity`; write each as `key: value`\n");
  CHECK(said_of("types.yaml", "types:\n") == "r/types.yaml:1:1: error: `types` holds nothing\n    write a list below `types:`, each item after `- `\n");
  CHECK(said_of("types.yaml", "types:\n  - {id: t, title: T, review_months: 6, first_reviews_days: [7, soon]}\n") ==
        "r/types.yaml:2:41: error: `first_reviews_days` takes a list of whole numbers\n");
  CHECK(said_of("plan.yaml", "fields: [cost]\n") ==
        "r/plan.yaml:1:1: error: `fields` is a list, where keys are due\n    write the name of each field as a key, with what it takes below\n");
  CHECK(said_of("plan.yaml", "fields:\n  cost: label\n") ==
        "r/plan.yaml:2:3: error: a field is a text, where keys are due\n"
        "    a field takes `type`, `list`, `item`, `text`, `aliases`, `exported_as`, `codes`, `values`, `own_words`, `help` and `fields`; write each as `key: value`\n");
}

TEST_CASE("profiles complain of what names no rule and no severity") {
  const std::string list = "    `careaudit rules list` shows every rule; `action.*` names a group\n";
  CHECK(said_of("profiles/two.yaml", "title: Two\ninclude: [goal.smart, action.named-persn]\nexclude: [goals.*]\n") ==
        "r/profiles/two.yaml:2:23: error: `include: action.named-persn` names no rule; did you mean `action.named-person`?\n" + list +
        "r/profiles/two.yaml:3:11: error: `exclude: goals.*` names no rule; did you mean `goal.*`?\n" + list);
  CHECK(said_of("profiles/two.yaml", "title: Two\ninclude: goal.smart, action.named-person\n") ==
        "r/profiles/two.yaml:2:1: error: `include: goal.smart, action.named-person` names no rule\n    write several as a list: `include: [goal.smart, action.*]`\n");
  CHECK(said_of("profiles/two.yaml", "title: Two\ninclude: ['*']\nseverities: [eror]\n") ==
        "r/profiles/two.yaml:3:1: error: unknown severity `eror`; did you mean `error`?\n    it takes `error`, `warning` and `advice`\n");
  CHECK(said_of("profiles/two.yaml", "title: Two\ninclude: ['*']\nseverities: {goal.smrt: error}\n") ==
        "r/profiles/two.yaml:3:1: error: `severities` is a set of keys, where a list of texts is due\n    begin each item with `- `\n");
  CHECK(said_of("profiles/two.yaml", "title: Two\n") ==
        "r/profiles/two.yaml:1:1: error: a profile has no `include`\n    list ids and groups there, or write `include: ['*']` for every rule, or `framework:` for those of a framework\n");
  CHECK(said_of("profiles/two.yaml", "title: Two\ninclude: [goal.smart, action.named-person]\n") == "");
}

TEST_CASE("a profile is used by whatever path it is named") {
  const TestFolder folder;
  folder.write("two.yaml", "title: Two\ninclude: [goal.smart, action.named-person]\n");
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  const auto here = std::filesystem::current_path();
  for (const std::string name : {"two.yaml", "./two.yaml"}) {
    std::filesystem::current_path(folder.path(""));
    const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "--profile", name, "@p.yaml"});
    std::filesystem::current_path(here);
    CHECK(ran.err == "");
    CHECK(ran.out.find("profile " + name + " (2 rules") != std::string::npos);
  }
  CHECK(folder.run({"check", "--profile", "none.yaml", "@p.yaml"}).err ==
        "none.yaml: error: no such file of rules\n    check the path\n"
        "careaudit: the rules have 1 error\n    mend them, or leave the folder out; `careaudit rules test` checks rule files\n");
}

TEST_CASE("a roll-up gathers rules that are there, and no roll-up") {
  const auto rolled = [](const std::string& letters) {
    const TestFolder folder;
    folder.write("r/goal/clever.yaml", "title: The goal is clever\nseverity: warning\neach: goals\ncheck: roll_up\noptions: {letters: {" + letters +
                                           "}}\nbecause: B\nremedy: R\nsource: S\n");
    folder.write("p.yaml", "careplan: 1\n");
    const std::string err = folder.run({"check", "--rules", "@r", "@p.yaml"}).err;
    return err.substr(0, err.find("careaudit: the rules have"));
  };
  CHECK(rolled("S: goal.specific, C: goal.clever") == "r/goal/clever.yaml:5:39: error: the roll-up names itself\n    name the rules that it gathers\n");
  CHECK(rolled("S: goal.smart") == "r/goal/clever.yaml:5:21: error: the roll-up names `goal.smart`, which is a roll-up itself\n    name the rules that it gathers\n");
  CHECK(rolled("S: goal.specfic") ==
        "r/goal/clever.yaml:5:21: error: the roll-up names the rule `goal.specfic`, which is not there; did you mean `goal.specific`?\n    `careaudit rules list` lists the rules\n");
}

TEST_CASE("a former id is nobody's id and claimed once") {
  CHECK(complaint("because:", "formerly: goal.smart\nbecause:") ==
        "r/plan/has-budget.yaml:6:1: error: `formerly: goal.smart` is the id of a rule that is there\n    take the line out, or name the id that this rule had before\n");
  CHECK(complaint("because:", "formerly: plan.has-budget\nbecause:") ==
        "r/plan/has-budget.yaml:6:1: error: `formerly: plan.has-budget` is the id of this rule itself\n    take the line out, or name the id that this rule had before\n");
  const TestFolder folder;
  std::string text = sound;
  text.insert(text.find("because:"), "formerly: plan.money\n");
  folder.write("r/plan/has-budget.yaml", text);
  text.replace(0, text.find('\n'), "title: The plan has money");
  folder.write("r/plan/has-money.yaml", text);
  CHECK(folder.run({"rules", "test", "@r"}).err ==
        "r/plan/has-money.yaml:6:1: error: `formerly: plan.money` is claimed by `plan.has-budget` too\n    leave it to one of the two\n");
}

TEST_CASE("files and folders that hold no rules by their name are told of") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\n");
  folder.write("r/plan/has-budget.yml", sound);
  folder.write("r/plan/HAS-BUDGET.YAML", sound);
  const std::string end = "careaudit: the rules have 1 error\n    mend them, or leave the folder out; `careaudit rules test` checks rule files\n";
  const auto of = [&](const std::string& path) { return folder.run({"check", "--rules", path, "@p.yaml"}).err; };
  CHECK(folder.run({"rules", "test", "@r"}).err ==
        "r/plan/HAS-BUDGET.YAML: error: the name ends in `.YAML`, and rules are read from files that end in `.yaml`\n    rename it to `HAS-BUDGET.yaml`\n"
        "r/plan/has-budget.yml: error: the name ends in `.yml`, and rules are read from files that end in `.yaml`\n    rename it to `has-budget.yaml`\n");
  CHECK(of("@r/plan/has-budget.yml") ==
        "r/plan/has-budget.yml: error: the name ends in `.yml`, and rules are read from files that end in `.yaml`\n    rename it to `has-budget.yaml`\n" + end);
  folder.write("notes.txt", "notes\n");
  CHECK(of("@notes.txt") == "notes.txt: error: this is no file of rules: its name does not end in `.yaml`\n    name a folder with files such as `action/my-rule.yaml`\n" + end);
  CHECK(of("/proc/nope") == "/proc/nope: error: no such folder of rules\n    name a folder with files such as `action/my-rule.yaml`\n" + end);
  CHECK(of("/dev/null") == "/dev/null: error: this is no folder of rules, and no file\n    name a folder with files such as `action/my-rule.yaml`\n" + end);
  CHECK(of("@notes.txt/r") == "notes.txt/r: error: no such folder of rules\n    name a folder with files such as `action/my-rule.yaml`\n" + end);
}

TEST_CASE("a new rule that cannot be written says where and why") {
  const TestFolder folder;
  folder.write("notes", "notes\n");
  CHECK(folder.run({"rules", "new", "--rules", "/proc/nope", "plan.has-budget"}).err ==
        "careaudit: the folder `/proc/nope/plan` cannot be made: no such file or directory\n    name a folder below which you may write\n");
  CHECK(folder.run({"rules", "new", "--rules", "@notes", "plan.has-budget"}).err ==
        "careaudit: the folder `notes/plan` cannot be made: not a directory\n    name a folder below which you may write\n");
}

TEST_CASE("the version of the rules is that of what they say, not of how it is laid out") {
  const auto version = [](const std::string& text) {
    const TestFolder folder;
    folder.write("r/plan/has-budget.yaml", text);
    folder.write("p.yaml", "careplan: 1\n");
    const std::string out = folder.run({"check", "--rules", "@r", "--fail-on", "never", "@p.yaml"}).out;
    const auto at = out.find("version ");
    REQUIRE(at != std::string::npos);
    return out.substr(at, 24);
  };
  const std::string text = sound;
  CHECK(version("# A comment\n\n" + text) == version(text));
  CHECK(version(text + "  # another\n") == version(text));
  std::string other = text;
  CHECK(version(other.replace(other.find("Money"), 5, "Funds")) != version(text));
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
