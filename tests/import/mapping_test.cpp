// Exports read by a mapping: the same plan whatever the syntax, every value where it stands, and mistakes
// in mapping files told with their place.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/converted.h"
#include "support/program.h"

namespace {

constexpr std::string_view mapping = R"(title: twins
recognise: {root: Export, keys: [PlanRef, Aims]}
record: Plan
dates: [dd-mmm-yyyy]
fields:
  id: PlanRef
  ward: [Unit, Team]
  status: {from: State, values: {Live: active, Ended: closed}}
  review_date: "{Review Due}|Field[@name='Review Due']"
  person: {strengths: {from: Good, split: ";"}}
  goals:
    each: Aims
    id: "@no|no"
    text: What
    target_date: By
)";

/// Converted to native YAML, by a mapping in `m.yaml`.
std::string converted(const TestFolder& folder, const std::string& file) {
  const Ran ran = folder.run({"convert", "--input-format", "@m.yaml", "@" + file});
  CHECK_MESSAGE(ran.status == 0, ran.err);
  return without_notes(ran.out);
}

/// What standard error says of a mapping file.
std::string complaint(const std::string& text) {
  const TestFolder folder;
  folder.write("m.yaml", text);
  folder.write("p.csv", "a,b,c\n1,2,3\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--input-format", "@m.yaml", "@p.csv"});
  CHECK(ran.status == 2);
  return ran.err;
}

nlohmann::json audited(const TestFolder& folder, std::vector<std::string> more) {
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return nlohmann::json::parse(folder.run(std::move(arguments)).out);
}

nlohmann::json row(const nlohmann::json& plan, const std::string& rule, const std::string& item) {
  for (const auto& one : plan["outcomes"]) {
    if (one["rule"] == rule && one["item"] == item) {
      return one;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("one mapping reads the same plan from XML, JSON and YAML") {
  const TestFolder folder;
  folder.write("m.yaml", std::string(mapping));
  folder.write("p.xml", "<Export xmlns:a='urn:x'><Plan><a:PlanRef>P-1</a:PlanRef><Team>Elm</Team><State>LIVE</State><Field name='Review Due'>30-Jun-2026</Field>"
                        "<Good>baker; - sings</Good><Aims no='g1'><What>I want to swim</What><By>1 May 2026</By></Aims><Aims no='g2'><What>Sleep</What></Aims></Plan></Export>");
  folder.write("p.json", R"({"printed": 1, "Plan": [{"PlanRef": "P-1", "Unit": "", "Team": "Elm", "State": "Live", "Review Due": "30-Jun-2026", "Good": "baker; - sings",
    "Aims": [{"no": "g1", "What": "I want to swim", "By": "1 May 2026"}, {"no": "g2", "What": "Sleep"}]}]})");
  folder.write("p.yaml", "Plan:\n  - PlanRef: P-1\n    Team: Elm\n    State: live\n    Review Due: 30-Jun-2026\n    Good: baker; - sings\n    Aims:\n      - {no: g1, What: I want to swim, By: 1 May 2026}\n      - {no: g2, What: Sleep}\n");
  const std::string xml = converted(folder, "p.xml");
  CHECK(xml == "---\ncareplan: 1\nid: P-1\nstatus: active\nward: Elm\nreview_date: 2026-06-30\nperson:\n  strengths:\n    - baker\n    - sings\ngoals:\n  -\n    id: g1\n    text: I want to swim\n"
               "    target_date: 1 May 2026\n  -\n    id: g2\n    text: Sleep\n");
  CHECK(converted(folder, "p.json") == xml);
  CHECK(converted(folder, "p.yaml") == xml);
}

TEST_CASE("a mapping below --rules knows its exports by their content") {
  const TestFolder folder;
  folder.write("rules/mappings/twins.yaml", std::string(mapping));
  folder.write("in/a.xml", "<?xml version='1.0'?>\n<!-- <Other/> --><Export><Plan><PlanRef>A</PlanRef></Plan><Plan><PlanRef>B</PlanRef><State>Ended</State></Plan></Export>");
  folder.write("in/b.ndjson", "{\"PlanRef\": \"C\", \"Aims\": []}\n{\"PlanRef\": \"D\", \"Aims\": []}\n");
  folder.write("in/c.yaml", "PlanRef: E\nAims: []\n---\ncareplan: 1\nid: F\n");
  folder.write("in/d.xml", "<Other><Plan><PlanRef>G</PlanRef></Plan></Other>");
  const auto report = audited(folder, {"--rules", "@rules", "-q", "@in"});
  std::string ids;
  for (const auto& plan : report["plans"]) {
    ids += plan["id"].get<std::string>();
  }
  CHECK(ids == "ACDEF");
  CHECK(report["totals"]["not_audited"]["closed"] == 1);
  CHECK(report["totals"]["skipped_files"] == 1);
}

TEST_CASE("findings point to the line and column in the export, also in the midst of a text that was split") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nrecord: Plan\nfields:\n  id: \"@ref\"\n  actions: {each: Do, text: ., responsible: \"@who\"}\n  crisis: {warning_signs: {from: Signs, split: \"\\n\"}}\n");
  folder.write("p.xml", "<X>\n <Plan ref='P'>\n  <Do who='OT'>Walk</Do>\n  <Signs>- sleeps late\n   - is attention seeking</Signs>\n </Plan>\n</X>\n");
  const auto plan = audited(folder, {"--input-format", "@m.yaml", "@p.xml"})["plans"].at(0);
  CHECK(row(plan, "action.named-person", "actions[0]")["line"] == 3);
  CHECK(row(plan, "action.named-person", "actions[0]")["column"] == 12);
  const auto judgemental = row(plan, "language.judgemental", "crisis.warning_signs[1]");
  CHECK(judgemental["line"] == 5);
  CHECK(judgemental["column"] == 9);
  CHECK(row(plan, "goal.present", "")["line"] == 2);
}

TEST_CASE("what a mapping reads no place of is not failed; what it reads and finds blank is") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nrecord: Plan\nfields: {id: \"@ref\", involvement: {agreed: \"@agreed\"}, goals: {each: Goal, text: .}}\n");
  folder.write("p.xml", "<X><Plan ref='P'/></X>");
  const auto plan = audited(folder, {"--input-format", "@m.yaml", "@p.xml"})["plans"].at(0);
  CHECK(row(plan, "involvement.copy-given", "")["outcome"] == "not_assessable");
  CHECK(row(plan, "involvement.copy-given", "")["reason"] == "the mapping of this export does not say where it stands");
  CHECK(row(plan, "involvement.agreed", "")["outcome"] == "fail");
  CHECK(row(plan, "goal.present", "")["outcome"] == "fail");
  CHECK(row(plan, "action.present", "")["outcome"] == "not_assessable");
}

TEST_CASE("records are looked up and rows gathered across an export that is read whole") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nrecord: Row\ngather_by: \"@plan\"\nlook_ups: {staff: {in: /X/Staff, key: \"@n\"}, rooms: {in: /X/Room, key: \"@plan\"}}\nfields:\n  id: \"@plan\"\n"
                         "  ward: {from: \"@plan\", look_up: rooms, take: \"@ward\"}\n  actions:\n    - {one_per: \"@no\", text: Do, responsible: {from: \"@by\", look_up: staff, take: Name}}\n"
                         "  crisis:\n    contacts: {each: {look_up: staff, from: \"@by\"}, name: Name}\n");
  folder.write("p.xml", "<X><Row plan='A' no='1' by='7'><Do>Walk</Do></Row><Row plan='B' no='1' by='9'><Do>Swim</Do></Row><Row plan='A' no='2' by='7'><Do>Cook</Do></Row><Row plan='A' no='2'><Do>Cook</Do></Row>"
                        "<Staff n='7'><Name>Ama Boateng</Name></Staff><Room plan='A' ward='Elm'/></X>");
  const Ran ran = folder.run({"convert", "--input-format", "@m.yaml", "@p.xml"});
  CHECK(without_notes(ran.out) == "---\ncareplan: 1\nid: A\nward: Elm\nactions:\n  -\n    text: Walk\n    responsible: Ama Boateng\n  -\n    text: Cook\n    responsible: Ama Boateng\n"
                   "crisis:\n  contacts:\n    -\n      name: Ama Boateng\n    -\n      name: Ama Boateng\n---\ncareplan: 1\nid: B\nactions:\n  -\n    text: Swim\n");
  CHECK(ran.err.find("warning: a key of this plan is not in the look-up table `staff`; the first stands here") != std::string::npos);
  CHECK(ran.status == 0);
}

TEST_CASE("records that a mapping knows by what they say are read one by one, before any importer") {
  const TestFolder folder;
  folder.write("rules/mappings/form.yaml",
               "title: t\nrecognise: {values: {resourceType: QuestionnaireResponse, questionnaire: https://t.example/form}}\nfields:\n  id: id|id/@value\n"
               "  goals: {each: \"item[linkId='goal' or linkId/@value='goal']/answer\", text: valueString|valueString/@value}\n");
  const std::string other = R"({"resourceType":"QuestionnaireResponse","id":"x","questionnaire":"https://t.example/meals","item":[{"linkId":"goal","answer":[{"valueString":"Soup"}]}]})";
  const std::string ours = R"({"resourceType":"QuestionnaireResponse","id":"A","questionnaire":"https://t.example/form|2","item":[{"linkId":"goal","answer":[{"valueString":"Swim"}]}]})";
  const std::string patient = R"({"resourceType":"Patient","id":"p"})";
  folder.write("p.ndjson", patient + "\n" + ours + "\n" + other + "\n");
  folder.write("p.json", R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)" + patient + R"(},{"fullUrl":"urn:uuid:1","resource":)" + ours + R"(},{"resource":)" + other + "}]}\n");
  folder.write("p.xml", "<Bundle xmlns=\"http://hl7.org/fhir\"><entry><resource><Patient><id value=\"p\"/></Patient></resource></entry><entry><resource><QuestionnaireResponse><id value=\"A\"/>"
                        "<questionnaire value=\"https://t.example/form|2\"/><item><linkId value=\"goal\"/><answer><valueString value=\"Swim\"/></answer></item></QuestionnaireResponse></resource></entry></Bundle>\n");
  for (const std::string file : {"@p.ndjson", "@p.json", "@p.xml"}) {
    CAPTURE(file);
    const Ran ran = folder.run({"convert", "--rules", "@rules", file});
    CHECK(without_notes(ran.out) == "---\ncareplan: 1\nid: A\ngoals:\n  -\n    text: Swim\n");
  }
  const auto twice = audited(folder, {"--rules", "@rules", "@p.ndjson", "@p.json"});
  CHECK(twice["plans"].size() == 1);
  CHECK(twice["totals"]["not_audited"].dump().find("1") != std::string::npos);
}

TEST_CASE("a table and lines of NDJSON are read by a mapping that is named, whatever it recognises") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\ngather_by: Ref\nfields:\n  id: Ref\n  goals: {text: Goal}\n");
  folder.write("p.csv", "Ref,Goal\nA,Swim\nB,Rest\nA,Walk\n");
  folder.write("p.ndjson", "{\"Ref\": \"A\", \"Goal\": \"Swim\"}\n\n{\"Ref\": \"B\", \"Goal\": \"Rest\"}\n{\"Ref\": \"A\", \"Goal\": \"Walk\"}\n");
  folder.write("p.json", "[{\"Ref\": \"A\", \"Goal\": \"Swim\"},\n{\"Ref\": \"B\", \"Goal\": \"Rest\"}, {\"Ref\": \"A\", \"Goal\": \"Walk\"}]\n");
  const std::string wanted = "---\ncareplan: 1\nid: A\ngoals:\n  -\n    text: Swim\n  -\n    text: Walk\n---\ncareplan: 1\nid: B\ngoals:\n  -\n    text: Rest\n";
  for (const std::string file : {"p.csv", "p.ndjson", "p.json"}) {
    CAPTURE(file);
    CHECK(converted(folder, file) == wanted);
  }
  const auto plans = audited(folder, {"--input-format", "@m.yaml", "@p.ndjson"})["plans"];
  CHECK(row(plans.at(0), "goal.personal", "goals[0]")["line"] == 1);
  CHECK(row(plans.at(0), "goal.personal", "goals[1]")["line"] == 4);
  CHECK(row(plans.at(0), "goal.personal", "goals[1]")["column"] == row(plans.at(0), "goal.personal", "goals[0]")["column"]);
}

TEST_CASE("a record that is nowhere, and paths at which nothing stands, are told") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nrecord: plans\nfields:\n  id: ref\n  ward: Wrad\n  team: [Ward, Team]\n  goals: {each: goals, text: txt, target_date: by}\n");
  folder.write("p.json", R"({"plans": [{"ref": "A", "Ward": "Elm", "goals": [{"text": "Swim"}]}]})");
  folder.write("q.json", R"({"Plans": [{"ref": "A"}]})");
  folder.write("one.json", R"({"plans": {"ref": "A", "Ward": "Elm"}})");
  const Ran lost = folder.run({"convert", "--input-format", "@m.yaml", "@q.json"});
  CHECK(lost.out.empty());
  CHECK(lost.err == "q.json:1:1: error: nothing here is called `plans`, as the mapping calls a record\n"
                    "    check `record` against what `careaudit inspect` lists; capitals count, and prefixes of XML are left out\n"
                    "careaudit: no care plan was found in what was named, and nothing was written\n    `careaudit inspect` shows what a file holds, and drafts a mapping for it\n");
  CHECK(folder.run({"convert", "--input-format", "@m.yaml", "@one.json"}).out.starts_with("---\ncareplan: 1\nid: A\nteam: Elm\n"));
  const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--input-format", "@m.yaml", "@p.json"});
  CHECK(ran.err == "m.yaml: warning: nothing in these exports stands at `Wrad`, `by`, `txt`\n"
                   "    check the spelling against `careaudit inspect`: capitals count, and prefixes of XML are left out; if these plans are without it, leave it\n");
}

TEST_CASE("dates that fit no pattern are told, and no date is taken for a number of days") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nrecord: Plan\ndates: [excel, mm/dd/yyyy]\nfields: {id: \"@ref\", created: \"@made\", updated: \"@changed\", review_date: \"@review\"}\n");
  folder.write("p.xml", "<X><Plan ref='P' made='46000.5' changed='03/31/2026' review='31.03.2026'/></X>");
  const Ran ran = folder.run({"convert", "--input-format", "@m.yaml", "@p.xml"});
  CHECK(without_notes(ran.out) == "---\ncareplan: 1\nid: P\ncreated: 2025-12-09\nupdated: 2026-03-31\nreview_date: 31.03.2026\n");
  CHECK(ran.err.find("p.xml:1:62: warning: a date of this plan fits no pattern of the mapping's `dates`; the first stands here") != std::string::npos);
}

TEST_CASE("what was looked up in vain, and what has no place to link to, fails nobody") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nrecord: Plan\nlook_ups: {staff: {in: /X/Staff, key: \"@n\"}}\nfields:\n  id: \"@ref\"\n  coordinator: {name: {from: \"@by\", look_up: staff, take: Name}}\n"
                         "  needs: {each: Need, text: .}\n  goals: {each: Goal, text: .}\n");
  folder.write("p.xml", "<X><Plan ref='P' by='9'><Need>Pain</Need><Goal>Join the bowls club</Goal></Plan><Plan ref='Q' by='7'/><Staff n='7'><Name>Ama Boateng</Name></Staff></X>");
  const auto plans = audited(folder, {"--input-format", "@m.yaml", "@p.xml"})["plans"];
  CHECK(row(plans.at(0), "coordinator.named", "")["outcome"] == "not_assessable");
  CHECK(row(plans.at(0), "coordinator.named", "")["reason"] == "the export refers to a record that it does not hold");
  for (const auto* rule : {"goal.has-action", "goal.achievable", "goal.relevant"}) {
    CHECK(row(plans.at(0), rule, "goals[0]")["outcome"] == "not_assessable");
  }
  CHECK(row(plans.at(0), "need.has-action", "needs[0]")["outcome"] == "not_assessable");
  CHECK(row(plans.at(1), "coordinator.named", "")["outcome"] == "pass");
  CHECK(row(plans.at(1), "coordinator.contact", "")["outcome"] == "not_assessable");
}

TEST_CASE("numbered fields are items as far as they are filled in") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nfields:\n  goals: {numbered: 9, text: \"F[@n='Goal {n}']\", target_date: \"F[@n='Goal {n} by']\"}\n");
  folder.write("p.xml", "<X><F n='Goal 1'>Swim</F><F n='Goal 2'/><F n='Goal 3'>Walk</F><F n='Goal 3 by'>2026-07-01</F></X>");
  CHECK(converted(folder, "p.xml") == "---\ncareplan: 1\ngoals:\n  -\n    text: Swim\n  -\n    text: Walk\n    target_date: 2026-07-01\n");
}

TEST_CASE("mistakes in a mapping file are told with their line, what is accepted and the nearest") {
  const std::string err = complaint(
      "title: t\nrecrod: Plan\nrecognise: {roots: X}\ndates: [dd/mn/yyyy]\nfields:\n  idd: \"@x\"\n  ward: \"Unit[\"\n  goals: {each: G, txt: T}\n"
      "  status: {form: State}\n  team: {from: T, look_up: staf, take: N}\n  person: {strengths: {from: S, splt: x}}\n");
  for (const std::string said : {
           "m.yaml:2:1: error: unknown key `recrod`; did you mean `record`?", "m.yaml:3:13: error: unknown key `roots`; did you mean `root`?",
           "m.yaml:4:1: error: `dd/mn/yyyy` is no pattern of a date", "m.yaml:6:3: error: unknown field `idd`; did you mean `id`?", "m.yaml:7:3: error: `Unit[` is no XPath that can be read",
           "m.yaml:8:20: error: unknown field `txt`; did you mean `text`?", "m.yaml:9:12: error: unknown key `form`; did you mean `from`?", "m.yaml:10:19: error: there is no look-up table `staf`",
           "m.yaml:11:33: error: unknown key `splt`; did you mean `split`?", "a value takes `from`, `split`"}) {
    CHECK_MESSAGE(err.find(said) != std::string::npos, said, "\n", err);
  }
  CHECK(complaint("title: t\r\nfields:\r\n  ward: {from: W, split: x}\r\n").find("m.yaml:3:19: error: `split` makes several of `ward`, which holds one") != std::string::npos);
  CHECK(complaint("title: t\nrecord: cp:Plan\nfields: {id: A}\n").find("m.yaml:2:1: error: `record` has a prefix, and names are read without\n    write `Plan`") != std::string::npos);
  CHECK(complaint("title: t\n").find("a mapping has no `fields`") != std::string::npos);
  CHECK(complaint("- a\n").find("the file holds no mapping") != std::string::npos);
}

TEST_CASE("an input format that is none is told with those there are") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\n");
  const Ran ran = folder.run({"check", "--input-format", "heron-felds", "@p.yaml"});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("`--input-format` does not take `heron-felds`; did you mean `heron-fields`?\n") != std::string::npos);
  CHECK(folder.run({"check", "--input-format", "@no.yaml", "@p.yaml"}).err.find("no such file") != std::string::npos);
}

TEST_CASE("patterns of dates, and times behind them") {
  const TestFolder folder;
  folder.write("m.yaml", "title: t\nfields:\n  created: {from: A, date: [yyyymmdd, excel]}\n  updated: {from: B, date: mm/dd/yy}\n  admitted: {from: C, date: d.m.yyyy}\n");
  folder.write("p.json", R"({"A": "46000", "B": "03/31/26 14:00", "C": "1.2.2026"})");
  CHECK(converted(folder, "p.json") == "---\ncareplan: 1\nadmitted: 2026-02-01\ncreated: 2025-12-09\nupdated: 2026-03-31\n");
}
