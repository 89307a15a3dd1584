// The PRSB plan, however its names are spelt.
#include <doctest/doctest.h>

#include "support/import_fixture.h"
#include "support/program.h"

namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the sections of the PRSB plan are found by their names, in YAML and in XML") {
  const std::string yaml = R"(Care and support plan:
  Date this plan was last updated: 2026-03-01
  Planned review date/interval: 6 months
  Location: Hazel House
  Responsibility for review: {Name: Ama Boateng, Role: nurse, Contact details: 01632 960144}
  Agreed with person or legitimate representative: {Person or legitimate representative: Person}
  Strengths: [Plays the tuba]
  Needs, concerns or problems:
    - Free text: Cannot sleep
      Goals and hopes:
        - Free text: I want to sleep through
          Actions and activities:
            - {What: Walk at dusk, Who: {Name: Jo Smith, Role: neighbour}, When: daily, Status: open}
Contingency/safety plans:
  - Trigger factors: [A letter from the bank]
    Relapse indicators / early warning signs: [Stops cooking]
    Coping strategies: [Cold water]
    What should happen: Ring Ama
    Who should be contacted: {Name: Crisis line, Contact details: 0808 157 0192}
)";
  const std::string xml = R"(<PersonalisedCareAndSupportPlan><CareAndSupportPlan><DateThisPlanWasLastUpdated>2026-03-01</DateThisPlanWasLastUpdated>
<PlannedReviewDateInterval>2026-09-01</PlannedReviewDateInterval><Location>Hazel House</Location>
<ResponsibilityForReview><Name>Ama Boateng</Name><Role>nurse</Role><ContactDetails>01632 960144</ContactDetails></ResponsibilityForReview>
<AgreedWithPersonOrLegitimateRepresentative><PersonOrLegitimateRepresentative>Person</PersonOrLegitimateRepresentative></AgreedWithPersonOrLegitimateRepresentative>
<Strengths>Plays the tuba</Strengths>
<NeedsConcernsOrProblems><FreeText>Cannot sleep</FreeText><GoalsAndHopes><FreeText>I want to sleep through</FreeText><ActionsAndActivities><What>Walk at dusk</What>
<Who><Name>Jo Smith</Name><Role>neighbour</Role></Who><When>daily</When><Status>open</Status></ActionsAndActivities></GoalsAndHopes></NeedsConcernsOrProblems></CareAndSupportPlan>
<ContingencySafetyPlans><TriggerFactors>A letter from the bank</TriggerFactors><RelapseIndicatorsEarlyWarningSigns>Stops cooking</RelapseIndicatorsEarlyWarningSigns>
<CopingStrategies>Cold water</CopingStrategies><WhatShouldHappen>Ring Ama</WhatShouldHappen><WhoShouldBeContacted><Name>Crisis line</Name><ContactDetails>0808 157 0192</ContactDetails></WhoShouldBeContacted>
</ContingencySafetyPlans></PersonalisedCareAndSupportPlan>)";
  for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{{"a.yaml", yaml}, {"a.xml", xml}}) {
    INFO(name);
    const TestFolder folder;
    folder.write(name, text);
    const auto read = import_files({folder.path(name)});
    REQUIRE(read.plans.size() == 1);
    const auto& plan = read.plans.front();
    CHECK(plan.type == "personalised-care");
    CHECK(plan.text("ward") == "Hazel House");
    CHECK(plan.text("review_date") == "2026-09-01");
    CHECK(plan.text("coordinator.name") == "Ama Boateng");
    CHECK(plan.text("involvement.agreed") == "yes");
    CHECK(read.texts("person.strengths", "") == Texts{"Plays the tuba"});
    CHECK(read.texts("needs", "text") == Texts{"Cannot sleep"});
    CHECK(read.texts("goals", "text") == Texts{"I want to sleep through"});
    CHECK(read.texts("goals", "need") == Texts{"n1"});
    CHECK(read.texts("actions", "text") == Texts{"Walk at dusk"});
    CHECK(read.texts("actions", "goal") == Texts{"g1"});
    CHECK(read.texts("actions", "responsible.name") == Texts{"Jo Smith"});
    CHECK(read.texts("crisis.warning_signs", "") == Texts{"Stops cooking", "A letter from the bank"});
    CHECK(read.texts("crisis.what_helps", "") == Texts{"Cold water"});
    CHECK(read.texts("crisis.contacts", "phone") == Texts{"0808 157 0192"});
    CHECK(!plan.why_not_carried("goals.target_date").empty());
  }
}
