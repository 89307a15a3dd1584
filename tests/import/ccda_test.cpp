// C-CDA Care Plan documents, with sections that nest or have no template, and goals that are none.
#include <doctest/doctest.h>

#include "support/import_fixture.h"
#include "support/program.h"

namespace {

using Texts = std::vector<std::string>;

/// A Care Plan document with this in its header and these sections.
std::string document(const std::string& header, const std::string& sections, const std::string& root = "2.16.840.1.113883.10.20.22.1.15") {
  return R"(<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><templateId root=")" + root +
         R"("/><id root="1.2" extension="d1"/><effectiveTime value="20260301"/><recordTarget><patientRole><id root="1.3" extension="p1"/><patient><name><given>Nessa</given><family>Quill</family></name></patient></patientRole></recordTarget>)" +
         header + "<component><structuredBody>" + sections + "</structuredBody></component></ClinicalDocument>";
}

std::string section(const std::string& head, const std::string& entries) { return "<component><section>" + head + entries + "</section></component>"; }

std::string goal(const std::string& inside) { return R"(<entry><observation classCode="OBS" moodCode="GOL">)" + inside + "</observation></entry>"; }

ImportedFiles import_text(const std::string& text, const std::string& name = "plan.xml") {
  const TestFolder folder;
  folder.write(name, text);
  return import_files({folder.path(name)});
}

}  // namespace

TEST_CASE("goals are known by their mood in sections that nest or have a code only, and their text is in the narrative") {
  const std::string goals = goal(R"(<id root="9"/><code nullFlavor="UNK"/><text><reference value="#one"/></text><effectiveTime value="20260501"/>)") +
                            goal(R"(<code displayName="Walk further"/><effectiveTime><low value="20260101"/><high nullFlavor="NI"/></effectiveTime>)") +
                            goal(R"(<code nullFlavor="NA"/><text>No goal was recorded</text>)");
  const std::string inner = section(R"(<code code="61146-7"/><text><paragraph ID="one" styleCode="Bold">I want to <content>sing</content></paragraph></text>)", goals);
  const auto read = import_text(document("", "<component><section><code code=\"8716-3\"/>" + inner + "</section></component>"), "plan.ccd.xml");
  REQUIRE(read.plans.size() == 1);
  CHECK(read.texts("goals", "text") == Texts{"I want to sing", "Walk further"});
  CHECK(read.texts("goals", "target_date") == Texts{"2026-05-01", ""});
}

TEST_CASE("reviews after the document are to come, those before it were held") {
  const auto review = [](const std::string& day) { return R"(<participant typeCode="VRF"><functionCode code="425268008"/><time value=")" + day + R"("/></participant>)"; };
  const auto read = import_text(document(review("20260201") + review("20270101") + review("20260901"), ""));
  CHECK(read.plans.at(0).text("review_date") == "2026-09-01");
  CHECK(read.plans.at(0).text("last_review") == "2026-02-01");
}

TEST_CASE("the person's own signature is their agreement, and a carer who is an emergency contact is one contact") {
  const std::string name = "<associatedPerson><name><given>Orla</given><family>Quill</family></name></associatedPerson>";
  const auto read = import_text(document(R"(<authenticator><time value="20260302224536-500"/><assignedEntity><id root="1.3" extension="p1"/></assignedEntity></authenticator>
    <participant typeCode="IND"><associatedEntity classCode="ECON"><telecom value="tel:01632 960111"/>)" + name + R"(</associatedEntity></participant>
    <participant typeCode="IND"><associatedEntity classCode="CAREGIVER">)" + name + "</associatedEntity></participant>", ""));
  CHECK(read.plans.at(0).text("involvement.agreed") == "2026-03-02");
  CHECK(read.says("offset"));
  CHECK(read.texts("crisis.contacts", "name") == Texts{"Orla Quill"});
  CHECK(read.texts("crisis.contacts", "phone") == Texts{"01632 960111"});
  CHECK(read.texts("involvement.carers", "name") == Texts{"Orla Quill"});
}

TEST_CASE("what was done is no action, and the parts of a planned wrapper are") {
  const auto act = [](const std::string& mood, const std::string& inside) { return R"(<act classCode="ACT" moodCode=")" + mood + R"(">)" + inside + "</act>"; };
  const std::string entries = "<entry>" + act("INT", R"(<templateId root="2.16.840.1.113883.10.20.22.4.146"/><code code="362956003" displayName="Intervention"/><entryRelationship typeCode="REFR">)" +
                                                       act("RQO", R"(<code displayName="Order a stool"/><performer><assignedEntity><representedOrganization><name>Tarn Stores</name></representedOrganization></assignedEntity></performer>)") +
                                                       "</entryRelationship><!-- <entryRelationship typeCode=\"REFR\"><act moodCode=\"INT\"/></entryRelationship> -->") +
                              "</entry><entry>" + act("EVN", R"(<code displayName="Was seen"/>)") + "</entry>";
  const auto read = import_text(document("", section(R"(<templateId root="2.16.840.1.113883.10.20.21.2.3" extension="2024-05-01"/>)", entries)));
  CHECK(read.texts("actions", "text") == Texts{"Order a stool"});
  CHECK(read.texts("actions", "responsible.name") == Texts{""});
  CHECK(read.texts("actions", "responsible.role") == Texts{"Tarn Stores team"});
}

TEST_CASE("fragments and other documents are named for what they are") {
  CHECK(import_text("<section><templateId root=\"2.16.840.1.113883.10.20.22.2.60\"/></section>").others == Texts{"a fragment of a C-CDA document"});
  CHECK(import_text(document("", "", "2.16.840.1.113883.10.20.22.1.2")).others == Texts{"a C-CDA document of another kind than a Care Plan"});
}
