// Tables: separators, quoting, places of cells, and what is wrong with them.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/converted.h"
#include "support/program.h"

namespace {

constexpr std::string_view mapping = "title: t\nrecognise: {columns: [Plan, Kind]}\ngather_by: Plan\nfields:\n  id: Plan\n  goals: {only_if: \"Kind='Goal'\", text: \"{The words}\"}\n  actions: {only_if: \"Kind='Action'\", text: \"{The words}\", responsible: Who}\n";

TestFolder& folder() {
  static TestFolder one;
  if (!one.has("rules/mappings/m.yaml")) {
    one.write("rules/mappings/m.yaml", std::string(mapping));
  }
  return one;
}

Ran convert(const std::string& bytes) {
  folder().write("p.csv", bytes);
  Ran ran = folder().run({"convert", "--rules", "@rules", "@p.csv"});
  ran.out = without_notes(ran.out);
  return ran;
}

}  // namespace

TEST_CASE("commas, semicolons, tabs and bars; a BOM; CRLF; quotation marks and line ends in cells") {
  const std::string wanted = "---\ncareplan: 1\nid: A\ngoals:\n  -\n    text: \"Swim, or \\\"dive\\\"\\nat ten\"\n---\ncareplan: 1\nid: B\nactions:\n  -\n    text: Walk\n    responsible: Jo\n";
  for (const std::string separator : {",", ";", "\t", "|"}) {
    std::string table = "\xEF\xBB\xBFPlan,Kind,The words,Who\r\nA,Goal,\"Swim, or \"\"dive\"\"\r\nat ten\",\r\n,,,\r\n\r\nB,Action,Walk,Jo";
    std::size_t quotes = 0;
    for (char& c : table) {
      quotes += c == '"' ? 1U : 0U;
      c = c == ',' && quotes % 2 == 0 ? separator.front() : c;
    }
    const Ran ran = convert(table);
    CHECK(ran.out == wanted);
    CHECK(ran.status == 0);
  }
}

TEST_CASE("rows of a plan need not be adjacent, and each cell keeps its place") {
  folder().write("p.csv", "Plan,Kind,The words,Who\nA,Goal,Swim,\nB,Goal,Rest,\nA,Action,\"Walk\nfar\",OT\nA,Action,Été,nobody\n");
  const Ran ran = folder().run({"check", "--rules", "@rules", "--as-of", "2026-06-01", "-f", "json", "@p.csv"});
  const auto report = nlohmann::json::parse(ran.out);
  CHECK(report["plans"].size() == 2);
  CHECK(report["plans"][0]["id"] == "A");
  CHECK(report["plans"][0]["source"]["line"] == 2);
  CHECK(report["plans"][1]["source"]["line"] == 3);
  int seen = 0;
  for (const auto& row : report["plans"][0]["outcomes"]) {
    if (row["rule"] == "action.named-person" && row["outcome"] == "fail") {
      const bool is_first = row["item"] == "actions[0]";
      CHECK(row["line"] == (is_first ? 5 : 6));
      CHECK(row["column"] == (is_first ? 6 : 14));
      ++seen;
    }
  }
  CHECK(seen == 2);
}

TEST_CASE("what is wrong with a table is told where it stands, and the other plans are read") {
  const Ran ran = convert("Plan,Kind,The words,Who\nA,Goal,Swim, or dive,\n,Goal,Lost,\nB,Goal,Rest,\nC,Goal\n");
  CHECK(ran.status == 2);
  CHECK(ran.out == "---\ncareplan: 1\nid: B\ngoals:\n  -\n    text: Rest\n");
  CHECK(ran.err.find("p.csv:2:1: error: this row has 5 cells, and the header 4\n") != std::string::npos);
  CHECK(ran.err.find("p.csv:3:1: error: this row has nothing in column `Plan`") != std::string::npos);
  CHECK(ran.err.find("p.csv:5:1: error: this row has 2 cells, and the header 4\n") != std::string::npos);
  const Ran open = convert("Plan,Kind,The words,Who\nA,Goal,Swim,\nB,Goal,\"Rest,\n");
  CHECK(open.err.find("p.csv:3:1: error: a quotation mark opened in the row that begins here is never closed") != std::string::npos);
  CHECK(open.status == 2);
  CHECK(convert("Plan,Kind,Kind\nA,Goal,Goal\n").err.find("column 3 of the table has the name of an earlier one") != std::string::npos);
  CHECK(convert("Plan,Kind,The words,Who\nA,Goal,\xFF,\n").err.find("p.csv:2:8: error: the text is not valid UTF-8 here") != std::string::npos);
  CHECK(convert("Plan,Kind,The words,Who\n").status == 2);
}

TEST_CASE("a table is known by its content, whatever its name, and no text is taken for one") {
  folder().write("t.txt", "Plan,Kind,The words,Who\nA,Goal,Swim,\n");
  CHECK(folder().run({"convert", "--rules", "@rules", "@t.txt"}).status == 0);
  folder().write("y.csv", "careplan: 1\nid: Y\n");
  CHECK(folder().run({"convert", "@y.csv"}).out == "---\ncareplan: 1\nid: Y\n");
  folder().write("x.csv", "<careplan id='X'/>");
  CHECK(folder().run({"convert", "@x.csv"}).out == "---\ncareplan: 1\nid: X\n");
  folder().write("u.csv", "One,Two,Three\n1,2,3\n1,2,3\n");
  const Ran unknown = folder().run({"convert", "@u.csv"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("this is not a care plan that careaudit can read\n    `careaudit inspect` shows what it holds") != std::string::npos);
}

TEST_CASE("what rows of a plan say alike is taken once, and what they say otherwise is told") {
  folder().write("d.yaml", "title: t\nrecognise: {columns: [Plan]}\ngather_by: Plan\nfields:\n  id: Plan\n  ward: Ward\n  aftercare: Care\n");
  folder().write("d.csv", "Plan,Ward,Care\nA,Elm,Rent\nA,Elm,Rent\nA,Oak,Food\n");
  const Ran ran = folder().run({"convert", "--input-format", "@d.yaml", "@d.csv"});
  CHECK(without_notes(ran.out) == "---\ncareplan: 1\nid: A\nward: Elm\naftercare:\n  - Rent\n  - Food\n");
  CHECK(ran.err.find("d.csv:4:3: warning: the rows of this plan say different things of `ward`; the first is taken\n") != std::string::npos);
}
