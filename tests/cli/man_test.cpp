// The manual pages say what the program does: every option, command, check, field and type, and no
// option that is not there.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "check/check.h"
#include "report/report.h"
#include "support/program.h"
#include "text/built_in_words.h"

using namespace careaudit;

namespace {

std::string page(const std::string& name) {
  std::ifstream in(std::string(SOURCE_DIR) + "/" + name, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  REQUIRE(!text.empty());
  for (auto at = text.find("\\-"); at != std::string::npos; at = text.find("\\-", at)) {
    text.erase(at, 1);
  }
  return text;
}

std::set<std::string> options_in(const std::string& text) {
  std::set<std::string> found;
  for (auto at = text.find("--"); at != std::string::npos; at = text.find("--", at + 2)) {
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at + 2);
    std::string name = text.substr(at, end - at);
    while (name.ends_with('-')) {
      name.pop_back();
    }
    if (name.size() > 3) {
      found.insert(name);
    }
  }
  return found;
}

const std::vector<std::vector<std::string>> all_commands{{}, {"check"}, {"rules"}, {"rules", "list"}, {"rules", "show"}, {"rules", "test"},
                                                     {"rules", "new"}, {"explain"}, {"report"}, {"history"}, {"sample"}, {"agree"}, {"trend"}, {"compare"}, {"formats"}, {"inspect"}, {"convert"}, {"completion"}};

void check_fields(const std::string& text, const Field& above) {
  for (const auto& field : above.fields) {
    CHECK_MESSAGE(text.find(".BR " + field.key + " ") != std::string::npos, field.key);
    for (const auto& alias : field.aliases) {
      CHECK_MESSAGE(text.find(alias) != std::string::npos, alias);
    }
    check_fields(text, field);
  }
}

}  // namespace

TEST_CASE("careaudit(1) has every option of --help and no other, and so do README's commands") {
  const TestFolder folder;
  const std::string manual = page("man/careaudit.1");
  std::set<std::string> known{"--version"};
  for (const auto& command : all_commands) {
    auto arguments = command;
    arguments.emplace_back("--help");
    const Ran ran = folder.run(arguments);
    CHECK(ran.status == 0);
    for (const auto& option : options_in(ran.out)) {
      known.insert(option);
      CHECK_MESSAGE(manual.find(option) != std::string::npos, option);
    }
    if (!command.empty()) {
      CHECK_MESSAGE(ran.out.find("Example: careaudit " + command.front()) != std::string::npos, command.front());
      CHECK_MESSAGE(manual.find("careaudit " + command.front()) != std::string::npos, command.front());
    }
  }
  for (const auto& option : options_in(manual)) {
    CHECK_MESSAGE(known.contains(option), option);
  }
  const std::set<std::string> of_others{"--deep", "--build", "--install"};
  for (const auto& option : options_in(page("README.md"))) {
    CHECK_MESSAGE((known.contains(option) || of_others.contains(option)), option);
  }
  for (const ReportFormat* format : report_formats()) {
    CHECK_MESSAGE(manual.find(format->name) != std::string::npos, format->name);
  }
  for (const std::string status : {"\n.B 0\n", "\n.B 1\n", "\n.B 2\n", "\n.B 3\n"}) {
    CHECK(manual.find(status) != std::string::npos);
  }
}

TEST_CASE("careaudit-rules(5) has every kind of check and each of its options") {
  const std::string manual = page("man/careaudit-rules.5");
  for (const CheckType* type : check_types()) {
    const auto at = manual.find("\n.B " + std::string(type->name) + "\n");
    CHECK_MESSAGE(at != std::string::npos, type->name);
    for (const auto& option : type->options) {
      CHECK_MESSAGE(manual.find("\n.B " + std::string(option.name) + "\n", at) != std::string::npos, option.name);
    }
  }
}

TEST_CASE("careaudit-plan(5) has every field, alias and plan type") {
  const std::string manual = page("man/careaudit-plan.5");
  const RuleSet& rules = built_in_words();
  check_fields(manual, rules.knowledge->vocabulary.plan);
  for (const auto& type : rules.knowledge->types.all) {
    CHECK_MESSAGE(manual.find("\n.B " + type.id + "\n") != std::string::npos, type.id);
  }
}

namespace {

/// The files of the page's example: each begins with a line `# its name`.
void write_example(const TestFolder& folder) {
  std::ifstream in(std::string(SOURCE_DIR) + "/man/careaudit-rules.5", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::istringstream lines(text.substr(text.find(".SH EXAMPLE")));
  std::string name;
  std::string bytes;
  bool is_in = false;
  for (std::string line; std::getline(lines, line);) {
    for (auto at = line.find("\\-"); at != std::string::npos; at = line.find("\\-")) {
      line.erase(at, 1);
    }
    const bool is_end = line == ".fi";
    const bool is_name = line.starts_with("# ");
    if (is_in && !name.empty() && (is_end || is_name)) {
      folder.write("our-rules/" + name, bytes);
      bytes.clear();
    }
    if (is_end) {
      return;
    }
    is_in = is_in || line == ".nf";
    name = is_name ? line.substr(2) : name;
    bytes += is_name || name.empty() ? "" : line + "\n";
  }
}

}  // namespace

TEST_CASE("the example of careaudit-rules(5) works as it stands, from its files to its measure") {
  const TestFolder folder;
  write_example(folder);
  for (const std::string name : {"plan.yaml", "types.yaml", "measures.yaml", "action/has-cost.yaml", "profiles/day.yaml"}) {
    CHECK_MESSAGE(folder.has("our-rules/" + name), name);
  }
  const Ran tested = folder.run({"rules", "test", "@our-rules"});
  CHECK(tested.err.empty());
  CHECK(tested.out == "1 rule, 3 examples: all as expected\n");
  folder.write("p.yaml", "careplan: 1\nid: A\ntype: day plan\ninterventions:\n  - {text: Swim, price: 4 pounds}\n  - {text: Walk}\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--rules", "@our-rules", "--profile", "day", "--require", "priced-activities=80", "--fail-on", "never", "@p.yaml"});
  CHECK(ran.err == "error: requirement missed: `priced-activities` is 50.0 % (1/2); 80 % is required\n");
  CHECK(ran.status == 1);
  CHECK(ran.out.find("A (no ward, day-opportunities)\n") != std::string::npos);
  CHECK(ran.out.find("advice: no cost is recorded [action.has-cost]\n") != std::string::npos);
  CHECK(ran.out.find("[action.where]") == std::string::npos);
}

namespace {

/// The files of the walk through: each begins with a line `# walk/its name`.
void write_walk(const TestFolder& folder) {
  std::istringstream lines(page("man/careaudit-mapping.5"));
  std::string name;
  std::string bytes;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# walk/")) {
      name = line.substr(2);
      bytes.clear();
    } else if (line == ".fi" && !name.empty()) {
      folder.write(name, bytes);
      name.clear();
    } else if (!name.empty()) {
      bytes += line + "\n";
    }
  }
}

}  // namespace

TEST_CASE("the walk through of careaudit-mapping(5) works as it stands") {
  const TestFolder folder;
  write_walk(folder);
  REQUIRE(folder.has("walk/rules/mappings/elm.yaml"));
  const Ran draft = folder.run({"inspect", "--suggest-mapping", "@walk/export.csv"});
  CHECK(draft.status == 0);
  folder.write("draft.yaml", draft.out);
  CHECK(folder.run({"convert", "--input-format", "@draft.yaml", "@walk/export.csv"}).status == 0);
  const Ran ran = folder.run({"convert", "--rules", "@walk/rules", "@walk/export.csv"});
  CHECK(ran.err == "2 plans written\n");
  CHECK(ran.out.starts_with("---\ncareplan: 1\nid: P-1\nstatus: active\nward: Elm\nreview_date: 2026-04-30\ngoals:\n  -\n    text: I want to swim twice a week by June\n"
                            "actions:\n  -\n    text: Book the pool\n    responsible: Ama Boateng, nurse\ncareaudit:\n  not_carried:\n    - reason: the mapping of this export does not say where it stands\n      path: [title, type, team,"));
  for (const auto& [name, says] : {std::pair{"nested.json", "coordinator:\n  name: Ama Boateng, nurse\ngoals:\n  -\n    id: 1\n    text: Swim\nactions:\n  -\n    text: Book the pool\n    goal: 1\n  -\n    text: Find goggles\n    goal: 1\n"},
                                   std::pair{"numbered.csv", "goals:\n  -\n    text: Swim\n    target_date: 2026-06-01\n  -\n    text: Cook\n    target_date:\n"},
                                   std::pair{"staff.xml", "coordinator:\n  name: Ama Boateng\n"}}) {
    const std::string shape = std::string(name).substr(0, std::string(name).find('.'));
    const Ran shaped = folder.run({"convert", "--input-format", "@walk/" + shape + ".yaml", "@walk/" + std::string(name)});
    CHECK_MESSAGE(shaped.out.starts_with("---\ncareplan: 1\nid: A\n" + std::string(says) + "careaudit:\n"), shaped.out, shaped.err);
  }
  const Ran checked = folder.run({"check", "--as-of", "2026-03-31", "--rules", "@walk/rules", "@walk/export.csv"});
  CHECK(checked.out.find("P-1 (Elm, general)") != std::string::npos);
}

TEST_CASE("careaudit-mapping(5) has every key that a mapping takes") {
  const std::string manual = page("man/careaudit-mapping.5");
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nx: 1\nrecognise: {x: 1}\nlook_ups: {t: {x: 1}}\nfields: {id: {from: a, x: 1}, goals: {x: 1}}\n");
  folder.write("p.yaml", "careplan: 1\n");
  const std::string said = folder.run({"check", "--input-format", "@m.yaml", "@p.yaml"}).err;
  int keys = 0;
  for (const std::string what : {"a mapping takes ", "`recognise` takes ", "a look-up table takes ", "a value takes "}) {
    const auto at = said.find(what);
    REQUIRE_MESSAGE(at != std::string::npos, said);
    const std::string line = said.substr(at + what.size(), said.find('\n', at) - at - what.size());
    for (auto from = line.find('`'); from != std::string::npos; from = line.find('`', line.find('`', from + 1) + 1)) {
      const std::string key = line.substr(from + 1, line.find('`', from + 1) - from - 1);
      const bool is_there = manual.find("\n.B " + key + "\n") != std::string::npos || manual.find("\n.BR " + key + " ") != std::string::npos || manual.find(", \" " + key + "\n") != std::string::npos;
      CHECK_MESSAGE((is_there || manual.find(" " + key + "\n") != std::string::npos), key);
      ++keys;
    }
  }
  CHECK(keys == 21);
}
