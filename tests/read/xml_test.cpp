// XML: what becomes of elements, and every refusal in full.
#include <doctest/doctest.h>

#include "support/program.h"
#include "read/syntax.h"

using namespace careaudit;

namespace {

std::vector<Piece> split(const Syntax& syntax, const std::string& text, std::size_t window) {
  constexpr std::string_view record = "careplan";
  const auto splitter = syntax.split({.file = "x", .records = std::span(&record, 1)});
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size(); i += window) {
    splitter->push(std::string_view(text).substr(i, window), pieces);
  }
  splitter->finish(pieces);
  return pieces;
}

Tree tree_of(const std::string& text) {
  Problems problems;
  Piece piece;
  piece.text = text;
  auto tree = syntaxes::xml.read(std::move(piece), "x", problems);
  REQUIRE(tree.has_value());
  return std::move(*tree);
}

std::string refusal(const std::string& bytes) {
  TestFolder folder;
  folder.write("p.xml", bytes);
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "--evidence", "words", "--fail-on", "never", "@p.xml"});
  CHECK(ran.status == 2);
  return ran.err;
}

}  // namespace

TEST_CASE("attributes, elements and texts become named values with places") {
  const Tree tree = tree_of("<careplan id=\"K-1\"\n  xmlns:x='u'>\n <x:goal id='g'>I want\n   to  swim</x:goal>\n <when/> <t><![CDATA[a <b> & c]]></t></careplan>");
  const NodeId root = tree.root();
  CHECK(tree[root].key == "careplan");
  const auto children = tree.children(root);
  REQUIRE(children.size() == 4);
  CHECK(tree[children[0]].key == "id");
  CHECK(tree[children[0]].text == "K-1");
  CHECK(tree[children[0]].at == Location{1, 15});
  CHECK(tree[children[1]].key == "goal");
  CHECK(tree[children[1]].kind == Kind::map);
  CHECK(tree[children[1]].text == "I want to  swim");
  CHECK(tree[children[2]].kind == Kind::null);
  CHECK(tree[children[2]].at == Location{5, 2});
  CHECK(tree[children[3]].text == "a <b> & c");
}

TEST_CASE("references to characters are read, places are counted in characters") {
  const Tree tree = tree_of("<careplan><a>Si&#xE2;n &amp; Zo&#235;</a><b>żółw <c/></b></careplan>");
  const auto children = tree.children(tree.root());
  CHECK(tree[children[0]].text == "Siân & Zoë");
  CHECK(tree[tree.children(children[1])[0]].at == Location{1, 50});
}

TEST_CASE("splitting does not depend on where the windows end") {
  const std::string text =
      "<?xml version=\"1.0\"?><!-- a <careplan> in a comment -->\n<all><head note='>'/>\n"
      "<careplan id=\"1\"><careplan>1</careplan><t>a &lt; b</t></careplan>\n"
      "<x:careplan id=\"2\"><![CDATA[</x:careplan>]]></x:careplan>\n<careplan id=\"3\"/></all>\n";
  const auto whole = split(syntaxes::xml, text, text.size());
  REQUIRE(whole.size() == 3);
  CHECK(whole[0].text == "<careplan id=\"1\"><careplan>1</careplan><t>a &lt; b</t></careplan>");
  CHECK(whole[0].first_line == 3);
  CHECK(whole[1].opening == "<all>");
  CHECK(whole[1].text == "<x:careplan id=\"2\"><![CDATA[</x:careplan>]]></x:careplan>");
  CHECK(whole[2].first_line == 5);
  CHECK(syntaxes::xml.glance(whole[2]).id == "3");
  for (std::size_t window = 1; window < 40; ++window) {
    const auto pieces = split(syntaxes::xml, text, window);
    REQUIRE(pieces.size() == whole.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      CHECK(pieces[i].text == whole[i].text);
      CHECK(pieces[i].first_line == whole[i].first_line);
      CHECK(pieces[i].first_column == whole[i].first_column);
      CHECK(pieces[i].opening == whole[i].opening);
    }
  }
}

TEST_CASE("what is not well-formed is refused with place and remedy") {
  CHECK(refusal("<careplan id='1'><note>Tea & toast</note></careplan>") ==
        "p.xml:1:28: error: `&` stands alone\n    write `&amp;` for the character itself\n");
  CHECK(refusal("<careplan id='1'><note>&secret;</note></careplan>") ==
        "p.xml:1:24: error: `&secret;` stands for no character that is known\n    write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers are read\n");
  CHECK(refusal("<careplan id='1'><note>&#0;</note></careplan>") ==
        "p.xml:1:24: error: `&#0;` stands for no character that is known\n    write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers are read\n");
  CHECK(refusal("<careplan id='1'>\n<note>BP < 120</note></careplan>") ==
        "p.xml:2:10: error: `<` begins no tag here\n    write `&lt;` for the character itself\n");
  CHECK(refusal("<careplan id='1' id='2'/>") == "p.xml:1:18: error: the attribute `id` is given twice\n    keep one of the two\n");
  CHECK(refusal("<careplan id=1/>") == "p.xml:1:11: error: an attribute is not written as `name=\"value\"`\n    put its value in quotation marks, and a space before its name\n");
  CHECK(refusal("<careplan id='1'><goals><goal></goals></careplan>") ==
        "p.xml:1:31: error: `</goals>` stands where `<goal>` should be closed\n    close elements in the order in which they were opened, the last first\n");
  CHECK(refusal("<careplan id='1'><a>x]]>y</a></careplan>") == "p.xml:1:22: error: `]]>` stands in a text\n    write `]]&gt;`\n");
  CHECK(refusal("<careplan id='1'><a b='x<c/></careplan>") ==
        "p.xml:1:18: error: the tag `<a` is never closed\n    close its quotation marks and write `>`\n");
}

TEST_CASE("documents that are no single whole are refused") {
  CHECK(refusal("<!DOCTYPE careplan [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><careplan id='1'>&x;</careplan>") ==
        "p.xml:1:1: error: a document type (`<!DOCTYPE`) stands here, and none is read: it can pull in other files\n"
        "    export without it, and write characters themselves in place of entities\n");
  CHECK(refusal("<careplan id='1'/>\n<careplan id='2'/>") ==
        "p.xml:2:1: error: a second root element begins here; the first is `<careplan>`\n    put the plans inside one element, such as <careplans>\n");
  CHECK(refusal("<all><careplan id='1'/>\n") == "p.xml:1:1: error: `<all>` is never closed\n    check that the export was written completely\n");
  CHECK(refusal("<all><careplan id='1'><goals>\n") ==
        "p.xml:1:6: error: the plan that begins here is never closed: `</careplan>` is missing\n    check that the export was written completely\n");
  CHECK(refusal("<all><careplan id='1'/></all>\n<!-- ") ==
        "p.xml:2:1: error: a tag, comment or CDATA section begins here and is never closed\n    check that the export was written completely\n");
  CHECK(refusal("<all><careplan id='1'/></all>\nnotes") == "p.xml:2:1: error: text stands outside the root element\n    remove it, or put it inside\n");
  CHECK(refusal("<all><careplan id='1'/><carplan id='2'/></all>") ==
        "p.xml:1:24: error: unknown element `carplan` among plans; did you mean `careplan`?\n    it is not audited; mend its name\n");
  CHECK(refusal("<all><careplan id='1'/></al>\n") ==
        "p.xml:1:24: error: `</al>` stands where `<all>` of line 1 should be closed\n    close elements in the order in which they were opened, the last first\n"
        "p.xml:1:1: error: `<all>` is never closed\n    check that the export was written completely\n");
  CHECK(refusal("<letter><to>Ama</to></letter>") == "p.xml:1:1: error: this is not a care plan that careaudit can read\n"
        "    a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, `review_date` and `coordinator`, or is a FHIR CarePlan or a C-CDA Care Plan; "
        "`--input-format native` reads it as one all the same\n");
}

TEST_CASE("messages quote no more than the beginning of a name, and no half character") {
  const std::string accents = std::string(59, 'x') + "\u00E9\u00E9";
  CHECK(refusal("<careplan id='1'><" + accents + "></careplan>").find("`<" + std::string(59, 'x') + "…>`") != std::string::npos);
  const std::string name(2'000'000, 'x');
  CHECK(refusal("<careplan id='1'><" + name + "></careplan>").size() < 400);
  CHECK(refusal("<careplan " + name + "='1' " + name + "='1'/>") ==
        "p.xml:1:2000016: error: the attribute `" + std::string(60, 'x') + "…` is given twice\n    keep one of the two\n");
  CHECK(refusal("<careplan id='1'><a\xE9></careplan>").find("\xE9>") == std::string::npos);
}

TEST_CASE("an element with very many attributes is read in time") {
  std::string plan = "<careplan id='1'";
  for (int i = 0; i < 200'000; ++i) {
    plan += " a" + std::to_string(i) + "='1'";
  }
  CHECK(refusal(plan + " a0='2'/>").find("`a0` is given twice") != std::string::npos);
}

TEST_CASE("bytes and depths that no plan has are refused") {
  CHECK(refusal("<careplan id='1'><a>caf\xE9</a></careplan>") == "p.xml:1:24: error: the text is not valid UTF-8 here\n    save or export the file as UTF-8\n");
  CHECK(refusal("<careplan id='1'><a>\x01</a></careplan>") ==
        "p.xml:1:21: error: a control character (U+0001) stands here\n    remove it; only tabs and line ends may stand in a plan beside text\n");
  std::string deep = "<careplan>";
  for (int i = 0; i < 100; ++i) {
    deep += "<a>";
  }
  for (int i = 0; i < 100; ++i) {
    deep += "</a>";
  }
  CHECK(refusal(deep + "</careplan>") == "p.xml:1:200: error: the plan is nested more than 64 levels deep\n    a plan needs five or six; check the export\n");
}

TEST_CASE("a windows-1252 export is read, a byte without a character included") {
  const TestFolder folder;
  folder.write("p.xml", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<careplan id=\"A\"><ward>Caf\xE9 \x9D</ward></careplan>\n" + std::string(300, '\n'));
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "@p.xml"});
  CHECK(ran.status == 0);
  CHECK(ran.out.find("A (Caf\xC3\xA9 ") != std::string::npos);
}
