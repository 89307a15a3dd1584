// `careaudit inspect` and `careaudit convert`.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/plans.h"
#include "support/program.h"

namespace {

constexpr std::string_view export_xml = R"(<Export printed="1">
<Client ref="C-1"><Field name="Ward">Elm</Field><Field name="Next review due">30/06/2026</Field><Field name="Zqx only">zqxsecret</Field>
 <Goals><Goal no="1"><Text>zqxgoal</Text><By>1/7/2026</By></Goal><Goal no="2"><Text>zqx</Text><By/></Goal></Goals><Shoe>9</Shoe></Client>
<Client ref="C-2"><Field name="Ward">Oak</Field><Field name="Next review due"/><Goals><Goal no="1"><Text>zqx</Text></Goal></Goals></Client>
<Staff n="7"><Name>zqxname</Name></Staff>
</Export>
)";

std::string squeezed_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' || !out.ends_with(' ')) {
      out.push_back(c);
    }
  }
  return out;
}

std::string outcomes_of(const TestFolder& folder, const std::string& path, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"check", "--as-of", "2026-03-31", "--status", "all", "--fail-on", "never", "-q", "-f", "json", path};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto report = nlohmann::json::parse(folder.run(arguments).out);
  std::string out;
  for (const auto& plan : report["plans"]) {
    out += plan["id"].get<std::string>() + " " + plan["ward"].dump() + " " + plan["type"].dump() + " " + plan["status"].dump() + "\n";
    for (const auto& row : plan["outcomes"]) {
      out += "  " + row["rule"].get<std::string>() + " " + row["item"].get<std::string>() + " " + row["outcome"].get<std::string>() + " " + row.value("message", "") + row.value("reason", "") + "\n";
    }
  }
  return out + report["measures"].dump();
}

}  // namespace

TEST_CASE("inspect says what a file is and what paths it has, and no value unless asked") {
  const TestFolder folder;
  folder.write("e.xml", std::string(export_xml));
  const Ran ran = folder.run({"inspect", "@e.xml"});
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("e.xml: xml, root element `Export`, 2 records `Client`\nread as: nothing that is known") != std::string::npos);
  const std::string squeezed = squeezed_spaces(ran.out);
  CHECK(squeezed.find("\n Field[@name='Next review due'] 2 50 % dates\n") != std::string::npos);
  CHECK(squeezed.find("\n Text 3 100 % text, up to 7 characters\n") != std::string::npos);
  CHECK(squeezed.find("\n Shoe 1 50 % numbers\n") != std::string::npos);
  CHECK(ran.out.find("\noutside of records\n  @printed") != std::string::npos);
  CHECK(ran.out.find("(1 more, whose names may be a person's or a number; --values shows them)\n") != std::string::npos);
  CHECK(ran.out.find("zqx") == std::string::npos);
  CHECK(ran.out.find("Elm") == std::string::npos);
  const Ran values = folder.run({"inspect", "--values", "@e.xml"});
  CHECK(values.out.find("\"zqxgoal\"") != std::string::npos);
  CHECK(values.out.find("Field[@name='Zqx only']") != std::string::npos);
}

TEST_CASE("a suggested mapping loads and reads the plans") {
  const TestFolder folder;
  folder.write("e.xml", std::string(export_xml));
  const Ran draft = folder.run({"inspect", "--suggest-mapping", "@e.xml"});
  CHECK(draft.out.find("record: \"Client\"\n") != std::string::npos);
  CHECK(draft.out.find("  id: \"@ref\"\n  ward: \"Field[@name='Ward']\"\n  review_date: \"Field[@name='Next review due']\"\n  goals:\n    each: \"Goals/Goal\"\n") != std::string::npos);
  CHECK(draft.out.find("# not placed:\n#   Shoe\n") != std::string::npos);
  CHECK(draft.out.find("zqx") == std::string::npos);
  folder.write("rules/mappings/e.yaml", draft.out);
  const Ran ran = folder.run({"convert", "--rules", "@rules", "@e.xml"});
  CHECK_MESSAGE(ran.status == 0, ran.err);
  CHECK(ran.out.find("id: C-1\nward: Elm\nreview_date: 30/06/2026\ngoals:\n  -\n    id: 1\n    text: zqxgoal\n") != std::string::npos);
}

TEST_CASE("a mapping is suggested for tables, JSON and numbered fields too, and for what nobody can place") {
  const TestFolder folder;
  folder.write("t.csv", "Plan ref;Ward;Goal;Target date;Shoe size\nA;Elm;Swim;2026-07-01;9\nA;Elm;Walk;;9\nB;Oak;Rest;;\n");
  folder.write("l.json", R"([{"planRef": "A", "goals": [{"what": "Swim", "owner": "Jo"}], "x y": 1}, {"planRef": "B", "goals": []}])");
  folder.write("n.xml", "<X><Plan no='1'><Goal1>Swim</Goal1><Goal1By>1/2/2026</Goal1By><Goal2>Walk</Goal2></Plan><Plan no='2'><Goal1>Rest</Goal1></Plan></X>");
  folder.write("o.yaml", "alpha: 1\nbeta: 2\n");
  for (const std::string name : {"t.csv", "l.json", "n.xml", "o.yaml"}) {
    const Ran draft = folder.run({"inspect", "--suggest-mapping", "@" + name});
    CHECK_MESSAGE(draft.status == 0, draft.err);
    folder.write("m.yaml", draft.out);
    const Ran ran = folder.run({"convert", "--input-format", "@m.yaml", "@" + name});
    CHECK_MESSAGE(ran.status == 0, name, ran.err, draft.out);
    CHECK_MESSAGE((name == "o.yaml" || ran.out.find("text: Swim") != std::string::npos), draft.out, ran.out);
  }
}

TEST_CASE("inspect counts plans of known formats, and complains of what cannot be read") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\n---\ncareplan: 1\nid: B\ngoals: [{text: Swim}]\n");
  CHECK(folder.run({"inspect", "@p.yaml"}).out.find("p.yaml: yaml, 2 records\nread as: native, 2 plans\n") != std::string::npos);
  folder.write("bad.xml", "<a><b>");
  CHECK(folder.run({"inspect", "@bad.xml"}).status == 2);
  CHECK(folder.run({"inspect", "@none.xml"}).status == 2);
  folder.write("empty.csv", "");
  CHECK(folder.run({"inspect", "@empty.csv"}).status == 2);
}

TEST_CASE("converting and then auditing gives the outcomes of auditing") {
  const TestFolder folder;
  folder.write("made.xml", plans_as_xml(60, 7));
  const std::string source = SOURCE_DIR;
  const std::vector<std::string> exports{source + "/samples/trust-xml/export.xml", source + "/samples/trust-csv/export.csv", source + "/samples/excellent/plan.yaml", source + "/samples/poor/plan.xml", source + "/samples/fhir/bundle.json", source + "/samples/ccda/plan.xml",
                                         folder.path("made.xml")};
  for (const auto& path : exports) {
    const Ran ran = folder.run({"convert", path, "-o", "@plans.yaml"});
    CHECK_MESSAGE(ran.status == 0, ran.err);
    CHECK_MESSAGE(outcomes_of(folder, "@plans.yaml", {}) == outcomes_of(folder, path, {}), path);
  }
}

TEST_CASE("convert writes its file whole or not at all, and never over what it reads") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  CHECK(folder.run({"convert", "@p.yaml", "-o", "@p.yaml"}).status == 2);
  CHECK(folder.read("p.yaml") == "careplan: 1\nid: A\n");
  folder.write("bad.xml", "<careplan><goals>");
  CHECK(folder.run({"convert", "@bad.xml", "-o", "@out.yaml"}).status == 2);
  CHECK(!folder.has("out.yaml"));
  const Ran some = folder.run({"convert", "@bad.xml", "@p.yaml", "-o", "@out.yaml"});
  CHECK(some.status == 2);
  CHECK(some.err.find("1 plan written; 1 could not be read\n") != std::string::npos);
  CHECK(folder.read("out.yaml") == "---\ncareplan: 1\nid: A\n");
}

TEST_CASE("a converted plan is the same when converted again, whatever its texts hold") {
  const TestFolder folder;
  folder.write("p.json", R"({"careplan": 1, "id": "~", "title": "null", "goals": [{"text": "a: b # c\n\td\\ \"e\" \u0007"}, {"text": "- x"}, {"text": "yes"}, {"text": "0123"}], "sections": {"a b: c": "{x}", "d": null}, "needs": []})");
  const std::string once = folder.run({"convert", "@p.json"}).out;
  folder.write("p.yaml", once);
  CHECK(folder.run({"convert", "@p.yaml"}).out == once);
  CHECK(once.find("id: \"~\"\ntitle: \"null\"\n") != std::string::npos);
}
