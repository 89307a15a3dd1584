#include "text/party.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"

using namespace careaudit;

namespace {

struct Row {
  std::string text;
  PartyKind kind;
};

void check(const std::vector<Row>& rows, const PartyContext& context = {}) {
  const RuleSet& rules = built_in_words();
  const PartyWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const Reading reading = reader.read(row.text);
    CHECK(words.read(reading, context).kind == row.kind);
  }
}

}  // namespace

TEST_CASE("names of many peoples, with and without a role") {
  using enum PartyKind;
  check({
      {"Ama Boateng", named},
      {"Delphine", named},
      {"Siân Prosser", named},
      {"Agnieszka Szymańska", named},
      {"Marcus O'Neill-Baptiste", named},
      {"Ludwig van der Berg", named},
      {"王秀英", named},
      {"فاطمة الزهراء", named},
      {"Олена Коваль", named},
      {"JB", named},
      {"J.B.", named},
      {"P. Okonjo", named},
      {"Okonjo P", named},
      {"AMA BOATENG", named},
      {"Ama Boateng, nurse", named},
      {"OT - Delphine", named},
      {"Delphine (occupational therapist)", named},
      {"nursing staff/Tobi", named},
      {"Crisis team: ask for Tobi", named},
      {"Tobi or whoever is on shift", named},
      {"Staff Nurse Adeyinka", named},
      {"CPN – Jo", named},
      {"CPN Jo Fairbairn", named},
      {"Jo Fairbairn CPN", named},
      {"Tobi and Delphine", named},
      {"sister Ruth Amoah", named},
      {"nurse_tobi", named},
      {"tobi, support worker", named},
      {"nurse pauline", named},
      {"Fatoumata to arrange", named},
      {"Bethan from the CMHT", named},
      {"Peter Hall", named},
      {"Jo Ward, staff nurse", named},
      {"Paul Nurse", named},
      {"Mrs Ward", named},
      {"Mr Cook", named},
      {"dr okonjo", named},
      {"Rev. Temple", named},
      {"Prof. Ng", named},
      {"Mark", named},
      {"Grace", named},
      {"May (volunteer)", named},
      {"Hope Mensah", named},
      {"Ravi – named nurse", named},
      {"Neighbour Iris", named},
      {"Care co-ordinator: Fergus", named},
      {"Lead: Fergus McBride; support: ward team", named},
  });
}

TEST_CASE("relations and the person") {
  using enum PartyKind;
  check({{"Mum", relation},
         {"her husband", relation},
         {"my sister", relation},
         {"Dad and the ward team", relation},
         {"daughter-in-law", relation},
         {"Nan", relation},
         {"I", self},
         {"me", self},
         {"Myself", self},
         {"Me, with my key worker", self},
         {"Kit", self},
         {"kit with staff", self},
         {"Kit and named nurse", self}},
        {.preferred_name = "Kit", .ward = {}, .team = {}});
}

TEST_CASE("roles, however many") {
  using enum PartyKind;
  check({
      {"OT", role},
      {"ot", role},
      {"Key worker", role},
      {"her key worker", role},
      {"named nurse", role},
      {"Nurse in charge", role},
      {"Staff Nurse", role},
      {"Consultant Psychiatrist", role},
      {"Responsible Clinician", role},
      {"GP", role},
      {"CPN/OT", role},
      {"Care co-ordinator", role},
      {"CCO: tbc", role},
      {"Social Worker (Older Adults)", role},
      {"Senior Dementia Nurse", role},
      {"Perinatal Mental Health Midwife", role},
      {"Community Learning Disability Nurse", role},
      {"Support workers", role},
      {"Ward doctor", role},
      {"Duty Dr", role},
      {"Tissue Viability Nurse", role},
      {"Dr Singh's secretary", role},
      {"Mum's carer", group},
      {"Peer Support Worker x2", role},
      {"Employment Specialist", role},
      {"Welfare Rights Officer", role},
      {"nurse 3", role},
      {"Night staff nurse", role},
      {"Psychology assistant", role},
      {"Kedleston Ward Manager", role},
  });
}

TEST_CASE("teams, places, groups and nobody") {
  using enum PartyKind;
  check({
      {"Crisis team", team},
      {"CMHT", team},
      {"The MDT", team},
      {"Beech Ward", team},
      {"Daisy Ward", team},
      {"Florence Nightingale House", team},
      {"Mary Seacole Unit", team},
      {"Rosewood Day Centre", team},
      {"Mind", team},
      {"Age UK", team},
      {"Larkfield Medical Centre", team},
      {"Housing", team},
      {"Derby City Council", team},
      {"Jubilee Project", team},
      {"family", group},
      {"Friends", group},
      {"a friend", group},
      {"Next of kin", group},
      {"nearest relative", group},
      {"Carers", group},
      {"patient", generic},
      {"Service User", generic},
      {"The person", generic},
      {"everyone", everyone},
      {"All staff", everyone},
      {"Staff", everyone},
      {"we", everyone},
      {"TBC", open},
      {"To be allocated", open},
      {"Not applicable", open},
      {"N/A", open},
      {"-", blank},
      {"—", blank},
      {"", blank},
  });
}

TEST_CASE("a ward with a person's name is no person in its own plan") {
  using enum PartyKind;
  const PartyContext context{.preferred_name = {}, .ward = "Elgar", .team = "Amber Team"};
  check({{"Elgar", unclear}, {"Amber", unclear}, {"Ruth Elgar", named}}, context);
}

TEST_CASE("the roles of a text that names nobody are told, plurals left out") {
  const RuleSet& rules = built_in_words();
  const PartyWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  const Reading one = reader.read("key worker");
  CHECK(words.read(one, {}).roles.size() == 1);
  const Reading twice = reader.read("psychologist, psychologist or another psychologist");
  CHECK(words.read(twice, {}).roles.size() == 1);
  const Reading many = reader.read("key workers");
  CHECK(words.read(many, {}).roles.empty());
}
