// JSON: every refusal in full, splitting at any window, and the same outcomes as YAML.
#include <algorithm>

#include <doctest/doctest.h>

#include "read/syntax.h"
#include "support/program.h"

using namespace careaudit;

namespace {

std::vector<Piece> split(const std::string& text, std::size_t window) {
  const auto splitter = syntaxes::json.split({.file = "x", .records = {}});
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size(); i += window) {
    splitter->push(std::string_view(text).substr(i, window), pieces);
  }
  splitter->finish(pieces);
  return pieces;
}

Ran checked(const std::string& name, const std::string& bytes) {
  TestFolder folder;
  folder.write(name, bytes);
  return folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "--evidence", "words", "--fail-on", "never", "@" + name});
}

std::string refusal(const std::string& bytes, const std::string& name = "p.json") {
  const Ran ran = checked(name, bytes);
  CHECK(ran.status == 2);
  return ran.err;
}

constexpr const char* in_json =
    "{\"careplan\": 1, \"id\": \"J-1\", \"ward\": \"Ash\", \"goals\": [{\"text\": \"I want to bake bread on my own by 30 June 2026\", \"target_date\": \"2026-06-30\"}],\n"
    " \"actions\": [{\"text\": \"Buy flour\", \"responsible\": \"OT\", \"when\": \"Mondays\"}]}\n";
constexpr const char* in_yaml =
    "careplan: 1\nid: J-1\nward: Ash\ngoals:\n  - {text: I want to bake bread on my own by 30 June 2026, target_date: 2026-06-30}\nactions:\n"
    "  - {text: Buy flour, responsible: OT, when: Mondays}\n";

/// `rule item outcome` a line.
std::string outcomes(const std::string& name, const std::string& bytes) {
  TestFolder folder;
  folder.write(name, bytes);
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "-f", "json", "--evidence", "none", "--fail-on", "never", "@" + name});
  std::string found;
  for (std::size_t at = 0; (at = ran.out.find("{\"rule\":", at)) != std::string::npos;) {
    const auto message = ran.out.find(",\"message\"", at);
    const auto place = ran.out.find(",\"line\"", at);
    const auto close = ran.out.find('}', at);
    found += ran.out.substr(at, std::min({message, place, close}) - at) + "\n";
    at = close;
  }
  return found;
}

}  // namespace

TEST_CASE("JSON splitting does not depend on where the windows end") {
  const std::string text =
      "\n{\"careplan\": 1, \"id\": \"a ] } \\\" {\"}\n\n{\"id\": 2, \"entry\": [\n {\"x\": [1]}, {\"x\": {}}\n], \"type\": \"é\"}\n{\"id\": 3}\n";
  const auto whole = split(text, text.size());
  REQUIRE(whole.size() == 4);
  CHECK(whole[0].text == "{\"careplan\": 1, \"id\": \"a ] } \\\" {\"}");
  CHECK(whole[0].first_line == 2);
  CHECK(whole[1].text == "{\"x\": [1]}");
  CHECK(whole[1].first_line == 5);
  CHECK(whole[1].first_column == 2);
  CHECK(whole[2].first_column == 14);
  CHECK(whole[3].text == "{\"id\": 3}");
  CHECK(whole[3].first_line == 7);
  for (std::size_t window = 1; window < 30; ++window) {
    const auto pieces = split(text, window);
    REQUIRE(pieces.size() == whole.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      CHECK(pieces[i].text == whole[i].text);
      CHECK(pieces[i].first_column == whole[i].first_column);
    }
  }
}

TEST_CASE("a list is cut at its items, an empty one has none") {
  const auto pieces = split("[{\"id\": 1},\n {\"id\": 2}]\n", 100);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[1].text == "{\"id\": 2}");
  CHECK(pieces[1].first_line == 2);
  CHECK(split("[]", 100).empty());
  CHECK(syntaxes::json.glance(pieces[1]).id == "2");
}

TEST_CASE("a native plan in JSON has the outcomes of the one in YAML") {
  const std::string expected = outcomes("p.yaml", in_yaml);
  CHECK(expected.size() > 1000);
  CHECK(outcomes("p.json", in_json) == expected);
  CHECK(outcomes("p.txt", std::string("[") + in_json + "]") == expected);
}

TEST_CASE("what is wrong in JSON is refused with place and remedy") {
  CHECK(refusal("{\"careplan\": 1,\n \"id\": \"A\", \"id\": \"B\"}") == "p.json:2:13: error: `id` is given twice; first on line 2\n    keep one of the two, or make it a list\n");
  CHECK(refusal("{\"careplan\": 1} x") == "p.json:1:17: error: there is text after the end of the plan\n    keep one object, one object a line, or one list in a file\n");
  CHECK(refusal("{\"careplan\": 1, \"id\": \"caf\xE9\"}") == "p.json:1:27: error: the text is not valid UTF-8 here\n    save or export the file as UTF-8\n");
  CHECK(refusal("{\"careplan\": 1, \"x\": " + std::string(100, '[') + std::string(100, ']') + "}") ==
        "p.json:1:85: error: the plan is nested more than 64 levels deep\n    a plan needs five or six; check the export\n");
  CHECK(refusal("{\"careplan\": 1,\n \"goals\": [") == "p.json:1:1: error: the plan that begins here is never closed: `}` is missing\n    check that the export was written completely\n");
  CHECK(refusal("{\"careplan\": 1,\n \"id\": \"A}\n") == "p.json:1:1: error: a quotation mark opened in the plan that begins here is never closed\n    check that the export was written completely\n");
  CHECK(refusal("[{\"careplan\": 1}") == "p.json:1:1: error: the list that begins here is never closed: `]` is missing\n    check that the export was written completely\n");
  CHECK(refusal("[{\"careplan\": 1},,{\"careplan\": 1}]") == "p.json:1:18: error: a comma stands where a value should be\n    remove it\n");
  CHECK(refusal("{\"careplan\": 1, \"id\": \"A\nB\"}") ==
        "p.json:1:25: error: a line end or a tab stands inside a text\n    close the quotation marks before it, or write it as `\\n` or `\\t`\n");
  CHECK(refusal("{\"careplan\": 01}") ==
        "p.json:1:14: error: this is neither a text in quotation marks, a number, `true`, `false` nor `null`\n    put it in double quotation marks\n");
  CHECK(refusal("{\"careplan\": 1, \"id\": \"\\ud800\"}") ==
        "p.json:1:23: error: a text or an escape in it is not right\n    write `\\\\` for a backslash, and `\\uXXXX` with four digits, in pairs where it takes two\n");
  CHECK(refusal("{\"careplan\": 1, \"id\": \"" + std::string(careaudit::max_plan_bytes + (std::size_t{1} << 20U), 'x')) ==
        "p.json:1:1: error: the plan that begins here is larger than 16 MiB\n    export one plan a line, or a list of plans\n");
  CHECK(refusal("[\"x\"]") == "p.json:1:2: error: a plan is a set of fields in `{…}`, and here is a single value\n    export plans as objects\n");
  CHECK(refusal("{\"careplan\" 1}") ==
        "p.json:1:1: error: the JSON cannot be read from here on\n    check for a missing or surplus comma, colon, bracket or quotation mark\n");
}

TEST_CASE("a line of NDJSON that was cut short does not take the others with it") {
  const Ran ran = checked("p.ndjson", "{\"careplan\": 1, \"id\": \"A\"}\n{\"careplan\": 1, \"id\": \"B\n{\"careplan\": 1, \"id\": \"C\"}\n");
  CHECK(ran.status == 2);
  CHECK(ran.err == "p.ndjson:2:1: error: a quotation mark is opened and never closed\n    close it; inside a text write `\\\"`\n");
}
