// Whatever bytes an export or a file name holds, reports are UTF-8 and nothing in them is acted on.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "encode/csv.h"
#include "encode/github.h"
#include "encode/json.h"
#include "encode/markdown.h"
#include "encode/terminal.h"
#include "encode/xml.h"
#include "report/report.h"
#include "support/program.h"

using namespace careaudit;

namespace {

std::string in_json(std::string_view text) {
  JsonWriter json;
  json.object().field(text, text).end_object();
  return json.take();
}

/// A folder whose files have names and contents of ill-formed bytes and control characters.
void write_hostile(const TestFolder& folder) {
  folder.write("in/a\xFF.yaml", "careplan: 1\nid: A\nward: Rowan\nreview_date: 2026-01-01\n");
  folder.write("in/b\n::error::x\x1B[2J.yaml", "careplan: 1\nid: B\n\"k\\n::error::y\\e[2J\\u009b\": 1\n");
  folder.write("in/c.xml", "<careplan id=\"C\"><ta\xFFg>x</ta\xFFg></careplan>");
  std::string wide;
  for (int i = 0; i < 40; ++i) {
    wide += "\u00E9";
  }
  folder.write("in/d.xml", "<careplan id=\"D\"><x" + wide + "><y/></z" + wide + "></careplan>");
  folder.write("in/e.yaml", "careplan: 1\nid: \"::error::E\\r\\u202e\"\nward: \"=cmd\\x07\"\nx" + wide + ": 1\nx" + wide + ": 2\n");
}

}  // namespace

TEST_CASE("ill-formed UTF-8 becomes the replacement character, and text is cut between characters") {
  CHECK(is_utf8("caf\u00E9 \U0001F600"));
  CHECK_FALSE(is_utf8("a\xC3"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK(as_utf8("a\xFF\xC3 b\xF0\x9F\x98") == "a\uFFFD\uFFFD b\uFFFD");
  CHECK(first_bytes("caf\u00E9", 4) == "caf");
  CHECK(first_bytes("caf\u00E9", 5) == "caf\u00E9");
  CHECK(first_bytes("\U0001F600", 3) == "");
}

TEST_CASE("every encoder writes UTF-8") {
  CHECK(in_json("a\xFF") == "{\"a\uFFFD\":\"a\uFFFD\"}");
  CHECK(terminal_text("a\xFF") == "a\uFFFD");
  CHECK(markdown_text("a\xFF_") == "a\uFFFD\\_");
  CHECK(github_message("a\xFF\nb") == "a\uFFFD%0Ab");
  CHECK(github_property("a\xFF:") == "a\uFFFD%3A");
  CHECK(xml_text("a\xFF\x01\uFFFE<") == "a\uFFFD\uFFFD\uFFFD&lt;");
}

TEST_CASE("CSV cells hold no control characters and are no formulas") {
  const auto cell = [](std::string_view text) { return CsvRow().cell(text).take(); };
  CHECK(cell("a\x07\x1B" "b\u0085\x7F\xFF") == "a\uFFFD\uFFFDb\uFFFD\uFFFD\uFFFD\r\n");
  CHECK(cell(std::string_view("a\0b", 3)) == "a\uFFFDb\r\n");
  CHECK(cell("two\nlines\tand") == "\"two\nlines\tand\"\r\n");
  for (const std::string formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20a"}) {
    CHECK(cell(formula) == "'" + formula + "\r\n");
  }
  CHECK(cell("\n=1") == "\"'\n=1\"\r\n");
  CHECK(cell("=\"a\",b") == "\"'=\"\"a\"\",b\"\r\n");
  CHECK(cell("1 - 2 = -1") == "1 - 2 = -1\r\n");
}

TEST_CASE("terminals and build logs are given nothing to act on") {
  CHECK(terminal_text("a\n\t\r\x1B[2J\x7F\u009B\u202E\u2028\u061C.") == "a  ??[2J?????.");
  CHECK(terminal_text("##[error]x") == "##?error]x");
  CHECK(terminal_text("::x") == "::x");
  CHECK(terminal_line("  ::error::x") == "  ?:error::x");
  CHECK(terminal_lines({.file = "::a\n::b", .at = {1, 2}, .message = "m\n::c", .remedy = "r\r\nd"}) == "?:a ::b:1:2: error: m ::c\n    r? d");
  CHECK(github_message("a\r\u009Bb%") == "a??b%25");
}

TEST_CASE("every format of a hostile export is UTF-8, and none but JSON, XML and CSV has a control character") {
  const TestFolder folder;
  write_hostile(folder);
  for (const ReportFormat* format : report_formats()) {
    for (const std::string evidence : {"none", "words", "full"}) {
      const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--evidence", evidence, "-f", std::string(format->name), "@in"});
      CHECK(ran.status == 2);
      const bool is_packed = ran.out.starts_with("PK");   // A spreadsheet: tests/report/spreadsheet.py reads its parts.
      CHECK(is_packed == (format->name == "xlsx"));
      const std::string out = is_packed ? "" : ran.out;
      CHECK_MESSAGE(is_utf8(out), format->name);
      CHECK(is_utf8(ran.err));
      CHECK((out + ran.err).find('\x1B') == std::string::npos);
      CHECK(("\n" + ran.err).find("\n::") == std::string::npos);
      if (format->name == "text") {
        CHECK(ran.out.find("\n::") == std::string::npos);
      }
      if (format->name == "json") {
        CHECK(nlohmann::json::accept(ran.out));
      }
    }
  }
}

TEST_CASE("standard error shows hostile names and keys on one line each") {
  const TestFolder folder;
  write_hostile(folder);
  const Ran named = folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "--evidence", "words", folder.path("in/b\n::error::x\x1B[2J.yaml")});
  CHECK(named.err ==
        "in/b ::error::x?[2J.yaml:3:1: warning: unknown field `k ::error::y?[2J?`\n    rules do not read it; `careaudit formats --schema` lists the fields\n");
  const Ran missing = folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "@no\n::error::\xFF"});
  CHECK(missing.err == "no ::error::\uFFFD: error: no such file or folder\n    check the path; quote it if it contains spaces\n");
  const Ran option = folder.run({"check", "--profile", "x\n::error::\x1B", "@in"});
  CHECK(option.err == "careaudit: unknown profile `x ::error::?`\n    profiles: `accessible-information`, `care-act-s25`, `cca`, `cpa-crisis`, `cqc-reg9`, `ctp-wales`, `dialog-plus`, `essentials`, `full`, `gdcp`, `house`, `kemp-2024`, `nice-qs14`, `pcsp-five-criteria`, `prsb-pcsp`, `records-law`, `template` and `triangle-of-care`; or the path of a profile file ending in .yaml\n");
  const Ran unknown = folder.run({"check", "--x\n::error::\xFF"});
  CHECK(unknown.err == "careaudit: unknown option `--x ::error::\uFFFD`\n    `careaudit check --help` lists what is accepted\n");
}
