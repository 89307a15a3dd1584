// The suites of inputs that break parsers, where the machine has them: nothing crashes or hangs, what they call
// invalid is refused, and what passes all the same is one of README's leniencies.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "audit/inspect.h"
#include "rule/rule.h"
#include "support/program.h"

namespace {

namespace fs = std::filesystem;

std::string folder() {
  const char* named = std::getenv("CAREAUDIT_REALDATA");
  return std::string(named != nullptr ? named : SOURCE_DIR "/../shared/realdata") + "/hostile";
}

std::vector<std::string> files_of(const std::string& suite) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder() + "/" + suite)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The syntax in which a file can be read without a complaint; "" when it is refused.
std::string read_as(const std::string& file) {
  careaudit::Problems problems;
  static const careaudit::RuleSet rules = careaudit::load_rules(careaudit::built_in_rules(), problems);
  const auto inputs = careaudit::list_inputs({file}, problems);
  const auto inspection = careaudit::inspect(inputs.files, {}, rules);
  return inspection.problems.empty() ? inspection.syntax : "";
}

/// What yaml-cpp lets pass: a line without its colon (which is then a field left blank, or unknown), text and brackets
/// that go on less indented, commas and hyphens too many in brackets, a comment without its space, an anchor or tag
/// indented otherwise, an unknown tag, an escape that is none, a block of blank lines.
const std::set<std::string> lenient_yaml{"236B", "7MNF", "9C9N", "9CWY", "9JBA", "9MAG", "CTN5", "DK95/01", "G5U8", "G9HC",
                                         "H7J7", "HRE5", "QB6E", "QLJ7", "S98Z", "SU5Z", "X4QW", "Y79Y/003", "YJV2"};

}  // namespace

TEST_CASE("suites of hostile input: every file is counted, and none gets through as a plan") {
  if (!fs::exists(folder())) {
    MESSAGE("left out: no suites of hostile input on this machine");
    return;
  }
  const TestFolder here;
  for (const std::string suite : {"json-test-suite", "yaml-test-suite", "xml-bombs", "xml-encodings"}) {
    CAPTURE(suite);
    const Ran ran = here.run({"check", "--as-of", "2026-03-31", "--status", "all", "-f", "json", folder() + "/" + suite});
    CHECK(ran.status == 2);
    const auto report = nlohmann::json::parse(ran.out);
    CHECK(report["plans"].empty());
    CHECK(report["problems"].size() > 0);
    const auto& totals = report["totals"];
    CHECK(totals["unreadable"].get<std::size_t>() + totals["skipped_files"].get<std::size_t>() + totals["skipped_records"].get<std::size_t>() >= files_of(suite).size());
  }
}

TEST_CASE("suites of hostile input: what is no JSON is refused, or is YAML") {
  if (!fs::exists(folder())) {
    return;
  }
  std::size_t refused = 0;
  std::size_t yaml = 0;
  for (const auto& file : files_of("json-test-suite/test_parsing")) {
    if (fs::path(file).filename().string().starts_with("n_")) {
      const std::string syntax = read_as(file);
      CHECK_MESSAGE((syntax.empty() || syntax == "yaml"), file);
      ++(syntax.empty() ? refused : yaml);
    }
  }
  CHECK(refused > yaml);
}

TEST_CASE("suites of hostile input: invalid YAML is refused, but for what is known to pass") {
  if (!fs::exists(folder())) {
    return;
  }
  const std::string data = folder() + "/yaml-test-suite/data/";
  std::set<std::string> passed;
  std::size_t invalid = 0;
  for (const auto& file : files_of("yaml-test-suite/data")) {
    if (fs::path(file).filename() != "error") {
      continue;
    }
    ++invalid;
    const fs::path of = fs::path(file).parent_path();
    if (!read_as((of / "in.yaml").string()).empty()) {
      passed.insert(of.string().substr(data.size()));
    }
  }
  CHECK(invalid > 80);
  CHECK(passed == lenient_yaml);
}

TEST_CASE("suites of hostile input: no document type is read, and UTF-16 is") {
  if (!fs::exists(folder())) {
    return;
  }
  for (const std::string suite : {"xml-bombs", "xml-encodings"}) {
    for (const auto& file : files_of(suite)) {
      std::ifstream in(file, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      std::string plain = bytes;
      std::erase(plain, '\0');
      if (plain.find("<!DOCTYPE") != std::string::npos || plain.find("<!ENTITY") != std::string::npos) {
        CHECK_MESSAGE(read_as(file).empty(), file);
      }
    }
  }
  CHECK(read_as(folder() + "/xml-encodings/tests/data/utftest_utf16_le_clean.xml") == "xml");
  CHECK(read_as(folder() + "/xml-encodings/tests/data/utftest_utf16_be_clean.xml") == "xml");
}
