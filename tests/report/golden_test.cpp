// Every report of one fixed run, byte for byte: CAREAUDIT_UPDATE_GOLDEN=1 rewrites the files, and the
// difference is to be read like code. Then: independent parsers accept what was written.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "support/audit_fixture.h"

using namespace careaudit;

namespace {

void compare(const std::string& name, const std::string& bytes) {
  const std::string path = std::string(SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("CAREAUDIT_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(in), {}};
  REQUIRE_MESSAGE(!golden.empty(), path);
  CHECK(bytes == golden);
}

std::string written(const std::string& format, ReportOptions options = {}) {
  const ReportFormat* found = find_report_format(format);
  REQUIRE(found != nullptr);
  return report_of(audit_fixture(), *found, options);
}

}  // namespace

TEST_CASE("golden: every format writes the same bytes as before") {
  for (const ReportFormat* format : report_formats()) {
    if (format->name == "none") {
      CHECK(written("none").empty());
      continue;
    }
    if (format->name == "xlsx") {  // packed: its parts are looked at by tests/report/spreadsheet.py
      CHECK(written("xlsx") == written("xlsx"));
      continue;
    }
    std::string name(format->name);
    name += format->extension.empty() ? ".txt" : std::string(format->extension);
    compare(name, written(std::string(format->name), {.evidence = format->evidence}));
  }
  compare("text-colour.txt", written("text", {.use_colour = true, .width = 60, .is_terminal = true}));
  compare("text-full.txt", written("text", {.evidence = EvidenceShown::full}));
  compare("text-none.txt", written("text", {.evidence = EvidenceShown::none}));
  compare("json-full.json", written("json", {.evidence = EvidenceShown::full}));
  compare("json-words.json", written("json", {.evidence = EvidenceShown::words}));
  compare("sarif-all.sarif", written("sarif", {.evidence = EvidenceShown::none, .all_outcomes = true}));
  compare("sarif-two.sarif", written("sarif", {.evidence = EvidenceShown::none, .sarif_max_results = 2}));
}

TEST_CASE("JSON in all its forms is read by another parser") {
  const auto json = nlohmann::json::parse(written("json"));
  CHECK(json["plans"].size() == 5);
  CHECK(json["totals"]["plans"] == 5);
  CHECK(json["measures"][0]["groups"][1]["percent"].is_null());
  CHECK(json["measures"][0]["groups"][2]["percent"] == 66.7);
  CHECK(json["measures"][0]["groups"][2]["group"].is_null());
  std::istringstream lines(written("ndjson"));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto value = nlohmann::json::parse(line);
    ++count;
    CHECK((count <= 5 ? value.contains("outcomes") : value.contains("summary")));
  }
  CHECK(count == 6);
}

TEST_CASE("no evidence means that no report quotes the plan") {
  for (const ReportFormat* format : report_formats()) {
    const std::string text = written(std::string(format->name), {.evidence = EvidenceShown::none, .all_outcomes = true});
    CHECK(text.find("comply") == std::string::npos);
    CHECK(text.find("OT <") == std::string::npos);
    CHECK(text.find("19 March") == std::string::npos);
  }
}

TEST_CASE("control characters of a plan reach no terminal") {
  for (const std::string format : {"text", "github", "markdown"}) {
    CHECK(written(format, {.evidence = EvidenceShown::full}).find('\x1B') == std::string::npos);
  }
}

TEST_CASE("SARIF has what its schema asks for") {
  const auto sarif = nlohmann::json::parse(written("sarif"));
  CHECK(sarif["version"] == "2.1.0");
  const auto& run = sarif["runs"][0];
  CHECK(run["tool"]["driver"]["rules"].size() == 4);
  for (const auto& result : run["results"]) {
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    CHECK(result["partialFingerprints"].size() == 1);
    CHECK(result["locations"][0]["physicalLocation"]["region"]["startLine"].get<int>() >= 1);
  }
}

TEST_CASE("JUnit is well-formed, and its counts are those of its cases") {
  pugi::xml_document document;
  const std::string text = written("junit");
  REQUIRE(document.load_string(text.c_str()));
  const auto suites = document.document_element();
  int cases = 0;
  int failures = 0;
  for (const auto suite : suites.children("testsuite")) {
    for (const auto one : suite.children("testcase")) {
      ++cases;
      failures += one.child("failure") ? 1 : 0;
    }
  }
  CHECK(suites.attribute("tests").as_int() == cases);
  CHECK(suites.attribute("failures").as_int() == failures);
  CHECK(failures > 0);
}

TEST_CASE("CSV has a byte-order mark and no cell that a spreadsheet would run") {
  for (const std::string format : {"csv", "measures-csv"}) {
    const std::string text = written(format, {.evidence = EvidenceShown::words});
    CHECK(text.starts_with("\xEF\xBB\xBF"));
    for (std::size_t at = text.find_first_of(",\n"); at != std::string::npos && at + 1 < text.size(); at = text.find_first_of(",\n", at + 1)) {
      const bool is_quoted = text[at + 1] == '"';
      const char first = text[at + (is_quoted ? 2 : 1)];
      CHECK((first != '=' && first != '+' && first != '@'));
    }
  }
}
