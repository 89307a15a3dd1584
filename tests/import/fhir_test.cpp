// FHIR plans as they are exported: in several spellings, in pieces, and with what they refer to elsewhere.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/import_fixture.h"
#include "support/program.h"

namespace {

using Texts = std::vector<std::string>;

ImportedFiles import_one(const std::string& name, const std::string& text) {
  const TestFolder folder;
  folder.write(name, text);
  return import_files({folder.path(name)});
}

std::string field(const ImportedFiles& read, const std::string& path, std::size_t plan = 0) { return std::string(read.plans.at(plan).text(path)); }

/// A CarePlan in JSON with these fields more.
std::string plan_with(const std::string& more, const std::string& id = "p1") {
  return R"({"resourceType": "CarePlan", "id": ")" + id + R"(", "status": "active", "intent": "plan", "subject": {"reference": "Patient/x", "display": "Nessa Quill"})" + (more.empty() ? "" : ", " + more) + "}";
}

std::string bundle_of(const Texts& resources) {
  std::string entries;
  for (const auto& one : resources) {
    entries += (entries.empty() ? "" : ",\n") + std::string(R"({"resource": )") + one + "}";
  }
  return R"({"resourceType": "Bundle", "type": "collection", "entry": [)" + entries + "]}";
}

}  // namespace

TEST_CASE("a plan says the same in JSON, NDJSON, YAML and XML") {
  const std::string json = plan_with(R"("created": "2026-01-12", "addresses": [{"display": "Cannot sleep"}], "goal": [{"reference": "#g"}],
    "contained": [{"resourceType": "Goal", "id": "g", "description": {"text": "I want to sleep"}, "lifecycleStatus": "active", "target": [{"dueDate": "2026-05-01",
    "measure": {"text": "Hours"}, "detailQuantity": {"value": 7, "unit": "h"}}]}],
    "activity": [{"detail": {"description": "Walk at dusk", "performer": [{"display": "Jo Smith"}], "scheduledString": "daily", "doNotPerform": false, "status": "scheduled"}}])");
  std::string one_line = json;
  std::erase(one_line, '\n');
  const std::string yaml = R"(resourceType: CarePlan
id: p1
status: active
intent: plan
subject: {reference: Patient/x, display: Nessa Quill}
created: 2026-01-12
addresses: [{display: Cannot sleep}]
goal:
  - reference: "#g"
contained:
  - resourceType: Goal
    id: g
    description: {text: I want to sleep}
    lifecycleStatus: active
    target:
      - {dueDate: 2026-05-01, measure: {text: Hours}, detailQuantity: {value: 7, unit: h}}
activity:
  - detail:
      description: Walk at dusk
      performer: [{display: Jo Smith}]
      scheduledString: daily
      doNotPerform: false
      status: scheduled
)";
  const std::string xml = R"(<?xml version="1.0"?>
<f:CarePlan xmlns:f="http://hl7.org/fhir"><f:id value="p1"/>
<f:contained><f:Goal><f:id value="g"/><f:lifecycleStatus value="active"/><f:description><f:text value="I want to sleep"/></f:description>
<f:target><f:measure><f:text value="Hours"/></f:measure><f:detailQuantity><f:value value="7"/><f:unit value="h"/></f:detailQuantity><f:dueDate value="2026-05-01"/></f:target></f:Goal></f:contained>
<f:status value="active"/><f:intent value="plan"/><f:subject><f:reference value="Patient/x"/><f:display value="Nessa Quill"/></f:subject>
<f:created value="2026-01-12"/><f:addresses><f:display value="Cannot sleep"/></f:addresses><f:goal><f:reference value="#g"/></f:goal>
<f:activity><f:detail><f:status value="scheduled"/><f:doNotPerform value="false"/><f:scheduledString value="daily"/><f:performer><f:display value="Jo Smith"/></f:performer>
<f:description value="Walk at dusk"/></f:detail></f:activity></f:CarePlan>)";
  for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{{"a.json", json}, {"a.ndjson", one_line + "\r\n\r\n"}, {"a.yaml", yaml}, {"a.xml", xml}, {"b.xml", json}}) {
    INFO(name);
    const auto read = import_one(name, text);
    REQUIRE(read.plans.size() == 1);
    CHECK(field(read, "id") == "p1");
    CHECK(field(read, "created") == "2026-01-12");
    CHECK(read.texts("needs", "text") == Texts{"Cannot sleep"});
    CHECK(read.texts("goals", "text") == Texts{"I want to sleep"});
    CHECK(read.texts("goals", "target_date") == Texts{"2026-05-01"});
    CHECK(read.texts("goals", "measure") == Texts{"Hours 7 h"});
    CHECK(read.texts("actions", "text") == Texts{"Walk at dusk"});
    CHECK(read.texts("actions", "responsible.name") == Texts{"Jo Smith"});
    CHECK(read.texts("actions", "when") == Texts{"daily"});
  }
}

TEST_CASE("records that stand in other files are found, and those that do not are counted once") {
  const TestFolder folder;
  folder.write("in/CarePlan.ndjson", plan_with(R"("goal": [{"reference": "Goal/a"}, {"reference": "urn:uuid:4a6ef6a5-6f3e-4a71-a5a1-0d1cbd1ad0f4"}, {"reference": "Goal/none"}, {"reference": "Goal/none"}])") + "\n");
  folder.write("in/Goal.ndjson", R"({"resourceType": "Goal", "id": "a", "description": {"text": "I want to swim"}, "expressedBy": {"reference": "Patient/x"}})"
                                 "\n"
                                 R"({"resourceType": "Goal", "id": "4a6ef6a5-6f3e-4a71-a5a1-0d1cbd1ad0f4", "description": {"coding": [{"display": "Pain control"}]}})"
                                 "\n");
  folder.write("in/Patient.yaml", "resourceType: Patient\nid: x\n");
  const auto read = import_files({folder.path("in")});
  REQUIRE(read.plans.size() == 1);
  CHECK(read.texts("goals", "text") == Texts{"I want to swim", "Pain control", "", ""});
  CHECK(read.texts("goals", "voice") == Texts{"person", "", "", ""});
  CHECK(read.plans.front().elsewhere.size() == 2);
  CHECK(read.says("1 reference of this plan leads to nothing"));
}

TEST_CASE("of two records with one id, that of the same Bundle is meant") {
  const auto bundle = [](const std::string& id, const std::string& goal) {
    return bundle_of({R"({"resourceType": "Goal", "id": "g", "description": {"text": ")" + goal + R"("}})", plan_with(R"("goal": [{"reference": "Goal/g"}])", id)});
  };
  const auto read = import_one("two.ndjson", bundle("one", "I want to sing") + "\n" + bundle("two", "I want to dance") + "\n");
  REQUIRE(read.plans.size() == 2);
  CHECK(read.texts("goals", "text", 0) == Texts{"I want to sing"});
  CHECK(read.texts("goals", "text", 1) == Texts{"I want to dance"});
}

TEST_CASE("a full URL counts before type and id, and a type and id count whatever the full URL is") {
  const std::string plan = plan_with(R"("goal": [{"reference": "http://example.org/x/goal-one"}, {"reference": "Goal/two"}])");
  const auto read = import_one("b.json", R"({"resourceType": "Bundle", "type": "collection", "entry": [
    {"fullUrl": "urn:uuid:plan", "resource": )" + plan + R"(},
    {"fullUrl": "http://example.org/x/goal-one", "resource": {"resourceType": "Goal", "id": "1", "description": {"text": "By URL"}}},
    {"fullUrl": "http://example.org/x/other", "resource": {"resourceType": "Goal", "id": "two", "description": {"text": "By id"}}}]})");
  REQUIRE(read.plans.size() == 1);
  CHECK(read.texts("goals", "text") == Texts{"By URL", "By id"});
}

TEST_CASE("tasks that point at the plan are its actions, and its review is none") {
  const auto read = import_one("b.json", bundle_of({plan_with(""), R"({"resourceType": "Task", "id": "t1", "status": "requested", "description": "Ring the landlord", "code": {"text": "Fulfill the focal request"},
      "basedOn": [{"reference": "CarePlan/p1"}], "owner": {"display": "Ama Boateng"}, "requester": {"display": "Dr Hill"}, "focus": {"reference": "ServiceRequest/s1"}})",
                                                   R"({"resourceType": "ServiceRequest", "id": "s1", "code": {"text": "Housing advice"}, "basedOn": [{"reference": "CarePlan/p1"}]})",
                                                   R"({"resourceType": "Task", "id": "t2", "code": {"coding": [{"code": "425268008"}]}, "basedOn": [{"reference": "CarePlan/p1"}], "restriction": {"period": {"end": "2026-09-01"}}})"}));
  REQUIRE(read.plans.size() == 1);
  CHECK(read.texts("actions", "text") == Texts{"Ring the landlord"});
  CHECK(read.texts("actions", "responsible.name") == Texts{"Ama Boateng"});
  CHECK(field(read, "review_date") == "2026-09-01");
}

TEST_CASE("what must not be done is no action") {
  const auto read = import_one("p.json", plan_with(R"("activity": [{"detail": {"description": "Visit before nine", "doNotPerform": true}}, {"progress": [{"text": "Seen"}]}, {"reference": {"display": "Scan"}}])"));
  CHECK(read.texts("actions", "text") == Texts{"Scan"});
  CHECK(read.texts("avoid", "") == Texts{"Visit before nine"});
}

TEST_CASE("the coordinator is who has that role, and never the person") {
  const auto team = [](const std::string& participants) {
    return plan_with(R"("careTeam": [{"reference": "#t"}], "author": {"display": "Dr Hill"}, "contained": [{"resourceType": "CareTeam", "id": "t", "participant": [)" + participants + "]}]");
  };
  const std::string self = R"({"role": [{"text": "Care coordinator"}], "member": {"reference": "Patient/x", "display": "Nessa Quill"}})";
  const std::string nurse = R"({"role": [{"coding": [{"code": "768820003"}]}], "member": {"display": "Ama Boateng"}})";
  CHECK(field(import_one("p.json", team(self + "," + nurse)), "coordinator.name") == "Ama Boateng");
  const auto author = import_one("p.json", team(self));
  CHECK(field(author, "coordinator.name") == "Dr Hill");
  CHECK(field(author, "coordinator.role") == "author of the plan");
}

TEST_CASE("parts of a plan are folded into it, and plans that are part of each other do not vanish") {
  const auto child = [](const std::string& id, const std::string& of, const std::string& more) { return plan_with(R"("partOf": [{"reference": "CarePlan/)" + of + R"("}], )" + more, id); };
  const auto read = import_one("b.json", bundle_of({plan_with(""), child("c1", "p1", R"("description": "Snow: ring the neighbour")"), child("c2", "p1", R"("goal": [{"display": "I want to sing"}])"),
                                                   child("c3", "gone", R"("goal": [{"display": "Alone"}])")}));
  REQUIRE(read.plans.size() == 2);
  CHECK(read.texts("goals", "text", 0) == Texts{"I want to sing"});
  CHECK(read.texts("contingency.elements", "if", 0) == Texts{"Snow"});
  CHECK(read.texts("contingency.elements", "then", 0) == Texts{"ring the neighbour"});
  CHECK(read.texts("goals", "text", 1) == Texts{"Alone"});
  const auto ring = import_one("r.json", bundle_of({child("a", "b", R"("goal": [{"display": "A"}])"), child("b", "a", R"("goal": [{"display": "B"}])")}));
  REQUIRE(ring.plans.size() == 1);
  CHECK(ring.texts("goals", "text") == Texts{"A", "B"});
}

TEST_CASE("a safety plan is made of contained plans by their category") {
  const auto part = [](const std::string& code, const std::string& text) {
    return R"({"resourceType": "CarePlan", "basedOn": [{"reference": "#"}], "category": [{"coding": [{"code": ")" + code + R"("}]}], "activity": [{"detail": {"description": ")" + text + R"("}}]})";
  };
  const auto read = import_one("s.json", plan_with(R"("contained": [)" + part("warningSigns", "I stop cooking") + "," + part("securityplan/copingStrategies", "Running") + "," +
                                                   part("professionalContacts", "Die Dargebotene Hand (143)") + "]"));
  REQUIRE(read.plans.size() == 1);
  CHECK(read.texts("crisis.warning_signs", "") == Texts{"I stop cooking"});
  CHECK(read.texts("crisis.what_helps", "") == Texts{"Running"});
  CHECK(read.texts("crisis.contacts", "name") == Texts{"Die Dargebotene Hand"});
  CHECK(read.texts("crisis.contacts", "phone") == Texts{"143"});
  CHECK(read.plans.front().why_not_carried("crisis.contacts").empty());
  CHECK(!read.plans.front().why_not_carried("contingency").empty());
}

TEST_CASE("statuses, templates and other versions of FHIR are told apart") {
  const auto status_of = [](const std::string& status) { return import_one("p.json", R"({"resourceType": "CarePlan", "id": "a", "status": ")" + status + R"(", "intent": "plan", "subject": {"display": "x"}})").plans.at(0).status; };
  CHECK(status_of("on-hold") == "draft");
  CHECK(status_of("revoked") == "closed");
  CHECK(status_of("entered-in-error") == "entered in error");
  CHECK(import_one("p.json", R"({"resourceType": "CarePlan", "id": "a", "status": "active", "intent": "plan", "subject": {"reference": "Patient/$patientID"}})").plans.at(0).status == "template");
  CHECK(import_one("p.json", plan_with(R"("custodian": {"display": "x"})")).says("FHIR R5, not R4"));
  CHECK(import_one("p.json", plan_with(R"("context": {"reference": "Encounter/1"})")).says("FHIR STU3, not R4"));
  CHECK(import_one("p.json", R"({"resourceType": "CarePlan", "id": "a", "status": "active", "subject": {"display": "x"}, "modified": "2015-01-01"})").says("FHIR DSTU2, not R4"));
}

TEST_CASE("a record that is no plan is not a plan without goals") {
  const auto read = import_one("g.json", R"({"resourceType": "Goal", "id": "g", "description": {"text": "x"}})");
  CHECK(read.plans.empty());
  CHECK(read.others == Texts{"a FHIR Goal"});
}

TEST_CASE("findings point into the file, whatever it is, and show no person's name or NHS number") {
  const TestFolder folder;
  folder.write("b.json", "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": [\n{\"resource\": " +
                             plan_with(R"("identifier": [{"value": "943 476 5919"}], "careTeam": [{"reference": "CareTeam/c"}], "goal": [{"reference": "Goal/g"}], "activity": [{"detail": {"description": "Shop", "performer": [{"reference": "Patient/x", "display": "Nessa Quill"}]}}])") +
                             "},\n{\"resource\": {\"resourceType\": \"Goal\", \"id\": \"g\",\n  \"description\": {\"text\": \"Improve compliance\"}}},\n"
                             R"({"resource": {"resourceType": "CareTeam", "id": "c", "name": "Care team of Nessa Quill"}},{"resource": {"resourceType": "Patient", "id": "x", "name": [{"family": "Quill", "given": ["Nessa"]}]}}]})");
  const auto run = folder.run({"check", "--as-of", "2026-03-31", "-f", "json", "--evidence", "full", "@b.json"});
  CHECK(run.out.find("Quill") == std::string::npos);
  CHECK(run.err.find("Quill") == std::string::npos);
  CHECK(run.out.find("943 476 5919") == std::string::npos);
  CHECK(run.out.find("\"private-1\"") != std::string::npos);
  const auto report = nlohmann::json::parse(run.out);
  bool is_found = false;
  for (const auto& row : report["plans"][0]["outcomes"]) {
    if (row["outcome"] == "fail" && row["item"] == "goals[0]") {
      is_found = true;
      CHECK(row["line"] == 4);
      CHECK(row["column"] == 27);
    }
  }
  CHECK(is_found);
}

TEST_CASE("what FHIR has no place for is not assessable, and a plan that says it is judged") {
  const TestFolder folder;
  folder.write("p.json", plan_with(R"("goal": [{"display": "I want to sing"}])"));
  const auto report = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-03-31", "-f", "json", "@p.json"}).out);
  std::size_t count = 0;
  for (const auto& row : report["plans"][0]["outcomes"]) {
    const std::string rule = row["rule"];
    if (rule == "involvement.copy-given" || rule == "crisis.contact-24h" || rule == "contingency.key-elements" || rule == "crisis.warning-signs") {
      ++count;
      CHECK_MESSAGE(row["outcome"] == "not_assessable", rule);
      CHECK_MESSAGE(row.value("reason", "") == "the format of this export has no place for it", rule);
    }
    if (rule == "coordinator.named" || rule == "review.date-set") {
      CHECK_MESSAGE(row["outcome"] == "fail", rule);
    }
  }
  CHECK(count == 4);
}
