// The completion script, as bash runs it.
#include <doctest/doctest.h>

#include <cstdio>
#include <memory>
#include <set>
#include <sstream>

#include "support/program.h"

namespace {

struct CloseProcess {
  void operator()(std::FILE* process) const { (void)pclose(process); }
};

/// What is offered for the last of the words, in a folder that holds `plan.yaml`.
std::set<std::string> offered(const std::vector<std::string>& words) {
  const TestFolder folder;
  folder.write("plan.yaml", "careplan: 1\n");
  folder.write("script", folder.run({"completion", "bash"}).out);
  std::string line;
  for (const auto& word : words) {
    line += " '" + word + "'";
  }
  const std::string command = "cd '" + folder.path("") + "' && bash -c \"source ./script; careaudit() { echo 'goal.smart  x'; }; COMP_WORDS=(careaudit" + line +
                              "); COMP_CWORD=" + std::to_string(words.size()) + "; _careaudit; printf '%s\\n' \\\"\\${COMPREPLY[@]}\\\"\" 2>&1";
  const std::unique_ptr<std::FILE, CloseProcess> process(popen(command.c_str(), "r"));
  REQUIRE(process != nullptr);
  std::string text;
  for (int c = std::fgetc(process.get()); c != EOF; c = std::fgetc(process.get())) {
    text.push_back(static_cast<char>(c));
  }
  std::istringstream lines(text);
  std::set<std::string> found;
  for (std::string one; std::getline(lines, one);) {
    found.insert(one);
  }
  found.erase("");
  return found;
}

}  // namespace

TEST_CASE("options offer what they take: measures, fields, formats, files") {
  CHECK(offered({"check", "--require", "smart"}) == std::set<std::string>{"smart-goals="});
  CHECK(offered({"check", "--by", "coordinator.n"}) == std::set<std::string>{"coordinator.name"});
  CHECK(offered({"check", "--by", "created"}) == std::set<std::string>{"created", "created:month", "created:quarter"});
  CHECK(offered({"trend", "--target", "smart"}) == std::set<std::string>{"smart-goals="});
  CHECK(offered({"trend", "--rule-set", "m"}) == std::set<std::string>{"mdc-excel"});
  CHECK(offered({"compare", "-f", "h"}) == std::set<std::string>{"html"});
  CHECK(offered({"check", "-f", "js"}) == std::set<std::string>{"json"});
  CHECK(offered({"check", "--files-from", ""}).contains("plan.yaml"));
  CHECK(offered({"check", "--as-of", ""}).empty());
  CHECK(offered({"check", "--only", "goal"}) == std::set<std::string>{"goal.smart"});
}

TEST_CASE("file names are offered where files are taken, and nowhere else") {
  CHECK(offered({"check", "pl"}) == std::set<std::string>{"plan.yaml"});
  CHECK(offered({"rules", "test", "pl"}) == std::set<std::string>{"plan.yaml"});
  CHECK(offered({"rules", "list", "--rules", "pl"}) == std::set<std::string>{"plan.yaml"});
  CHECK(offered({"completion", ""}) == std::set<std::string>{"bash", "fish", "zsh", "--help", "-h"});
  CHECK(offered({"rules", ""}) == std::set<std::string>{"list", "show", "test", "new", "--help", "-h"});
  CHECK(offered({"rules", "show", ""}) == std::set<std::string>{"goal.smart", "--rules", "--help", "-h"});
}
