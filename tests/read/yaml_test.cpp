// YAML: every refusal in full, and splitting at any window.
#include <algorithm>

#include <doctest/doctest.h>

#include "support/program.h"
#include "read/syntax.h"

using namespace careaudit;

namespace {

std::vector<Piece> split(const std::string& text, std::size_t window) {
  const auto splitter = syntaxes::yaml.split({.file = "x", .records = {}});
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size(); i += window) {
    splitter->push(std::string_view(text).substr(i, window), pieces);
  }
  splitter->finish(pieces);
  return pieces;
}

Ran checked(const std::string& bytes) {
  TestFolder folder;
  folder.write("p.yaml", bytes);
  return folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "--evidence", "words", "--fail-on", "never", "@p.yaml"});
}

std::string refusal(const std::string& bytes) {
  const Ran ran = checked(bytes);
  CHECK(ran.status == 2);
  return ran.err;
}

std::string warning(const std::string& bytes) {
  const Ran ran = checked(bytes);
  CHECK(ran.status == 0);
  return ran.err;
}

}  // namespace

TEST_CASE("YAML splitting does not depend on where the windows end") {
  const std::string text =
      "# a month\n- id: 1\n  note: |\n    - not an item\n\n- id: 2\n  note: 'a\n- quoted'\n- &b {id: 3}\n- {id: 4, x: *b}\n---\nid: 5\n---\n- id: 6\n...\n";
  const auto whole = split(text, text.size());
  REQUIRE(whole.size() == 6);
  CHECK(whole[1].first_line == 6);
  CHECK(whole[1].text == "- id: 2\n  note: 'a\n- quoted'\n");
  CHECK(whole[3].prelude_bytes > 0);
  for (std::size_t window = 1; window < 30; ++window) {
    const auto pieces = split(text, window);
    REQUIRE(pieces.size() == whole.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      CHECK(pieces[i].text == whole[i].text);
      CHECK(pieces[i].first_line == whole[i].first_line);
    }
  }
}

TEST_CASE("a list in brackets is cut at its commas, wherever the windows end") {
  const std::string text =
      "# export\n--- [{\"id\":\"1,]\",\"x\":\"}\"}, {id: it's, y: 'a'', ['} # note ]\n,\n  # between {\n  {id: \u017C, z: [a, {b: c}]},]\n# end\n"
      "---\n  - id: 4\n    note:\n      - a\n\n  - id: 5\n--- [{id: 6}, id: 7]\n";
  const auto whole = split(text, text.size());
  REQUIRE(whole.size() == 7);
  CHECK(whole[0].text == "{\"id\":\"1,]\",\"x\":\"}\"}");
  CHECK(whole[0].first_line == 2);
  CHECK(whole[0].first_column == 6);
  CHECK(whole[1].text == "{id: it's, y: 'a'', ['} # note ]");
  CHECK(whole[2].text == "{id: \u017C, z: [a, {b: c}]}");
  CHECK(whole[2].first_line == 5);
  CHECK(whole[2].first_column == 3);
  CHECK(whole[3].text == "  - id: 4\n    note:\n      - a\n\n");
  CHECK(whole[4].text == "  - id: 5\n");
  CHECK(whole[6].text == "id: 7");
  CHECK(whole[6].first_column == 15);
  const std::vector<std::string> ids{"1,]", "it's", "\u017C", "4", "5", "6", "7"};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(syntaxes::yaml.glance(whole[i]).id == ids[i]);
  }
  for (std::size_t window = 1; window < 30; ++window) {
    const auto pieces = split(text, window);
    REQUIRE(pieces.size() == whole.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      CHECK(pieces[i].text == whole[i].text);
      CHECK(pieces[i].first_line == whole[i].first_line);
      CHECK(pieces[i].first_column == whole[i].first_column);
    }
  }
}

TEST_CASE("the plans of a list in brackets are audited, and what breaks it is told once") {
  CHECK(warning("[{careplan: 1, id: A},\n {careplan: 1, id: B}]\n") == "");
  CHECK(warning("[\n  {\n    \"goals\": [{\"id\": \"g\"}],\n    \"careplan\": 1,\n    \"id\": \"A\"\n  },\n  {\"id\":\"A\",\"careplan\":1}\n]\n") ==
        "p.yaml:2:3: warning: the same plan id stands at p.yaml:7, and neither says when it was `updated`; the later copy counts, and this one does not\n"
        "    export each plan once, or give every plan an id of its own; the newest `updated` counts\n");
  CHECK(refusal("[{careplan: 1, id: A},\n {careplan: 1, id: B}\n") == "p.yaml:1:1: error: a `[` is never closed\n    close it with `]`, or quote the text\n");
  CHECK(refusal("[{careplan: 1, id: A},\n {careplan: 1, id: B\n") == "p.yaml:2:2: error: a `{` is never closed\n    close it with `}`, or quote the text\n");
  CHECK(refusal("[{careplan: 1, id: \"A}]\n---\ncareplan: 1\n") ==
        "p.yaml:1:20: error: a quotation mark is opened and never closed\n    close it; inside single quotes write an apostrophe twice\n");
  CHECK(refusal("[{careplan: 1, id: A, goals: [x}, {careplan: 1, id: B}]\n") ==
        "p.yaml:1:32: error: `}` stands where a `[` should be closed\n    close brackets in the order in which they were opened, the last first\n");
  CHECK(refusal("[{careplan: 1, id: A}]\nnotes\nmore\n") ==
        "p.yaml:2:1: error: the document ended above, and this text belongs to nothing\n"
        "    line it up with the lines above; put a line `---` between documents, or make each an item of a list (`- `)\n");
  CHECK(refusal("[]\n") == "p.yaml:1:1: error: this is not a care plan that careaudit can read\n"
        "    a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, `review_date` and `coordinator`, or is a FHIR CarePlan or a C-CDA Care Plan; "
        "`--input-format native` reads it as one all the same\n");
}

TEST_CASE("what YAML lets pass or says badly is refused with place and remedy") {
  CHECK(refusal("careplan: 1\nid: A\nid: B\n") == "p.yaml:3:1: error: `id` is given twice; first on line 2\n    keep one of the two, or make it a list\n");
  CHECK(refusal("careplan: 1\nid: \"A\n") ==
        "p.yaml:2:5: error: a quotation mark is opened and never closed\n    close it; inside single quotes write an apostrophe twice\n");
  CHECK(refusal("careplan: 1\ntitle: Plan: a\n") == "p.yaml:2:12: error: a colon stands where none can be\n    put text that contains `: ` in quotes\n");
  CHECK(refusal("careplan: 1\nid: *x\n") == "p.yaml:2:5: error: an alias (`*`) refers to nothing\n    put text that begins with `*` in quotes\n");
  CHECK(refusal("careplan: 1\n<<: {id: A}\n") == "p.yaml:2:1: error: merge keys (`<<`) are not read\n    write the merged fields out\n");
  CHECK(refusal("careplan: 1\nid: caf\xE9\n") == "p.yaml:2:8: error: the text is not valid UTF-8 here\n    save or export the file as UTF-8\n");
  CHECK(refusal("careplan: 1\nid: a\x02\n") ==
        "p.yaml:2:6: error: a control character (U+0002) stands here\n    remove it; only tabs and line ends may stand in a plan beside text\n");
  CHECK(refusal("careplan: 1\nx: " + std::string(100, '[') + std::string(100, ']')) ==
        "p.yaml:2:67: error: the plan is nested more than 64 levels deep\n    a plan needs five or six; check the export\n");
  CHECK(refusal("careplan: 1\nx: " + std::string(100'000, '[')) ==
        "p.yaml:2:4: error: the plan is nested more than 64 levels deep\n    a plan needs five or six; check the export\n");
  for (const std::string bracket : {"[ ", "[\n ", "{ \t", "[\r\n ", "[a, ", "{a: ", "[&a ", "[!t ", "[ # c\n "}) {
    std::string bomb = "careplan: 1\nx: ";
    for (int i = 0; i < 100'000; ++i) {
      bomb += bracket;
    }
    CHECK(refusal(bomb) == "p.yaml:2:4: error: the plan is nested more than 64 levels deep\n    a plan needs five or six; check the export\n");
  }
  CHECK(refusal("") == "p.yaml: error: no care plan in this file\n    check that the export was written completely\n");
  CHECK(refusal("name: Ama\nwork: baker\n") == "p.yaml:1:1: error: this is not a care plan that careaudit can read\n"
        "    a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, `review_date` and `coordinator`, or is a FHIR CarePlan or a C-CDA Care Plan; "
        "`--input-format native` reads it as one all the same\n");
  CHECK(refusal("careplan: 1\ncoordinator: [a, b]\n") ==
        "p.yaml:2:14: error: `coordinator` takes fields of its own, not a list\n    check the indentation, and put text that contains `: ` in quotes\n");
}

TEST_CASE("messages quote no more than the beginning of a name, and no half character") {
  const std::string name(2'000'000, 'x');
  CHECK(refusal("careplan: 1\n? " + name + "\n: 1\n? " + name + "\n: 2\n") ==
        "p.yaml:4:3: error: `" + std::string(60, 'x') + "…` is given twice; first on line 2\n    keep one of the two, or make it a list\n");
  const std::string accents = std::string(59, 'x') + "\u00E9\u00E9";
  CHECK(refusal("careplan: 1\n" + accents + ": 1\n" + accents + ": 2\n") ==
        "p.yaml:3:1: error: `" + std::string(59, 'x') + "…` is given twice; first on line 2\n    keep one of the two, or make it a list\n");
  CHECK(warning("careplan: 1\n? " + name + "\n: 1\n") ==
        "p.yaml:2:3: warning: unknown field `(a long name)`\n    rules do not read it; `careaudit formats --schema` lists the fields\n");
}

TEST_CASE("text after the end of a document is refused where it begins") {
  const auto after = [](const std::string& bytes, const std::string& place) {
    CAPTURE(bytes);
    CHECK(refusal(bytes) == "p.yaml:" + place +
                                ": error: the document ended above, and this text belongs to nothing\n"
                                "    line it up with the lines above; put a line `---` between documents, or make each an item of a list (`- `)\n");
  };
  after("{careplan: 1, id: A}\n{careplan: 1, id: B}\n", "2:1");
  after("{\"careplan\": 1}\n# more\n{\"careplan\": 1}", "3:1");
  after("careplan: 1\n---\n{careplan: 1}\nid: B\n", "4:1");
  after("- careplan: 1\n  id: A\nwards: [Elm]\n", "3:1");
  after("  careplan: 1\n  id: A\ngoals: [I want to swim]\n", "3:1");
  after("{careplan: 1, id: Zo\u00EB} \u017Ceby\n", "1:24");
  after("careplan: 1\nid: A\n%x\nid: B\n", "3:1");
  after("careplan: 1\nid: |\n  %a\n\n# note\n%x\n%y\n", "6:1");
  CHECK(refusal("careplan: 1\nid: [A]]\n") ==
        "p.yaml:2:8: error: a bracket is closed here that was never opened\n    remove it, or put the text in quotes\n");
  CHECK(warning("careplan: 1\nid: A\n...\n# end\n---\n{careplan: 1, id: B}\n--- # last\n") == "");
}

TEST_CASE("complaints point at the cause, not at where it was noticed") {
  CHECK(refusal("careplan: 1\ngoals: {a: b\nactions: [c]\n") ==
        "p.yaml:2:8: error: a `{` is never closed\n    close it with `}`, or quote the text\n");
  CHECK(refusal("careplan: 1\ngoals: [a, [b], c\nactions: [c]\n") ==
        "p.yaml:2:8: error: a `[` is never closed\n    close it with `]`, or quote the text\n");
  CHECK(refusal("careplan: 1\nid: \"\u017C \\u00\"\n") ==
        "p.yaml:2:8: error: an escape in double quotes is not finished\n    write two backslashes, or use single quotes\n");
  CHECK(refusal("{careplan: 1, title: a: b}\n") == "p.yaml:1:23: error: a colon stands where none can be\n    put text that contains `: ` in quotes\n");
  CHECK(refusal("careplan: 1\ngoals: [\"a\" b]\n") ==
        "p.yaml:2:13: error: a comma is missing here, or a bracket is not closed above\n"
        "    put commas between the items, and text that contains brackets or commas in quotes\n");
  CHECK(refusal("# a plan\n%x\ncareplan: 1\n") ==
        "p.yaml:2:1: error: a line that begins with `%` is no part of the document\n    remove it; text that begins with `%` goes in quotes\n");
  CHECK(refusal("careplan: 1\nid: A\n? \n: c\n") == "p.yaml:3:1: error: a key is missing before the colon\n    give the field its name\n");
  CHECK(refusal("careplan: 1\nid: {: c}\n") == "p.yaml:2:6: error: a key is missing before the colon\n    give the field its name\n");
}

TEST_CASE("aliases are written out, and a bomb of them is refused") {
  std::string bomb = "careplan: 1\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 8; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) {
      bomb += (j == 0 ? "*a" : ",*a") + std::to_string(i - 1);
    }
    bomb += "]\n";
  }
  const std::string said = refusal(bomb);
  CHECK(said.find("error: the plan has more than 500000 values, aliases included\n    export one plan a document, without aliases\n") != std::string::npos);
}

TEST_CASE("unknown fields warn with the nearest known, and lost text says to quote it") {
  CHECK(warning("careplan: 1\nid: A\nactions:\n  - {text: Ring Mum, reponsible: Ama}\n") ==
        "p.yaml:4:22: warning: unknown field `reponsible`; did you mean `responsible`?\n    rules do not read it as it is\n");
  CHECK(warning("careplan: 1\nid: A\ngoals:\n  - {text: Swim, and sing}\n") ==
        "p.yaml:4:18: warning: text after a comma inside `{…}` was read as a field without a value\n"
        "    quote it: put the text that contains the comma in quotation marks\n");
  CHECK(warning("careplan: 1\nid: A\ntype: inpatent\n") ==
        "p.yaml:3:7: warning: unknown plan type; the plan is audited as `general`; did you mean `inpatient`?\n"
        "    use one of the types that `careaudit-plan(5)` lists, or add it to types.yaml\n");
}

TEST_CASE("encodings and line ends make no difference") {
  const std::string plain = "careplan: 1\nid: Zo\u00EB\ngoals: [I want to swim by May]\n";
  std::string utf16 = "\xFF\xFE";
  std::string crlf = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const auto byte = static_cast<unsigned char>(plain[i]);
    crlf += plain[i] == '\n' ? "\r\n" : std::string(1, plain[i]);
    if (byte == 0xC3U) {
      utf16 += std::string("\xEB\x00", 2);
    } else if (byte < 0x80U) {
      utf16 += std::string{plain[i], '\0'};
    }
  }
  const auto report = [](const std::string& bytes) {
    TestFolder folder;
    folder.write("p.yaml", bytes);
    const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "-f", "json", "@p.yaml"});
    CHECK(ran.status == 1);
    return ran.out;
  };
  const std::string expected = report(plain);
  CHECK(expected.find("Zo\u00EB") != std::string::npos);
  CHECK(report(crlf) == expected);
  CHECK(report(utf16) == expected);
}

TEST_CASE("unknown fields without end are counted, not named one by one") {
  std::string plan = "careplan: 1\n";
  for (int i = 0; i < 300'000; ++i) {
    plan += "x" + std::to_string(i) + ": 1\n";
  }
  const std::string said = warning(plan);
  CHECK(std::count(said.begin(), said.end(), '\n') == 202);
  CHECK(said.ends_with("p.yaml:102:1: warning: from here on 299900 more fields are not known, and not named\n"
                       "    rules do not read them; `careaudit formats --schema` lists the fields\n"));
}
