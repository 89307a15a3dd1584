// The check of wording: what it finds, and whose words it leaves alone.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged_texts.h"

using namespace careaudit;

namespace {

struct Row {
  std::string text;
  std::string found;
};

void check_rows(const TextJudge& judge, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(judge.found(row.text) == row.found);
  }
}

}  // namespace

TEST_CASE("judging words are found, inflected, in order") {
  check_rows(TextJudge("wording", {{"lists", "judgemental"}}),
             {
                 {"Encourage Ivy to comply with the ward rules", "comply"},
                 {"Has complied since Easter, was noncompliant before", "complied; noncompliant"},
                 {"Refused a shower, then refuses tea", "Refused; refuses"},
                 {"She should refrain from shouting", "refrain"},
                 {"Denies hearing voices; claims that the radio talks", "Denies; claims that"},
                 {"He is attention-seeking and manipulative at night", "attention-seeking; manipulative"},
                 {"Committed suicide was her brother's fate", "Committed suicide"},
                 {"A known schizophrenic who suffers from asthma", "known schizophrenic; suffers from"},
                 {"Needs toileting every two hours and assistance with feeding", "toileting; feeding"},
                 {"IVY IS NON-COMPLIANT", "NON-COMPLIANT"},
                 {"Tends to wander at dusk", "wander"},
                 {"She is a wanderer and a self-harmer", "wanderer; self-harmer"},
                 {"Double-up for all transfers, padded at night, on softs", "Double-up; padded; on softs"},
                 {"Poor engagement with the group", "Poor engagement"},
             });
}

TEST_CASE("look-alikes and things are innocent") {
  check_rows(TextJudge("wording", {{"lists", "judgemental"}}),
             {
                 {"Complimentary tea in the lounge; complementary therapy on Fridays", ""},
                 {"Accompany her to the company office", ""},
                 {"Help Ivy write her complaint about the noise", ""},
                 {"She sings the refrain of the song twice", ""},
                 {"The building complies with fire regulations", ""},
                 {"Check that the hoist is compliant with health and safety law", ""},
                 {"The council refused his application", ""},
                 {"Staff should not refuse her a cup of tea at night", ""},
                 {"The landlord has failed to mend the boiler", ""},
                 {"If the tablets fail to help within a fortnight, ring Dr Okoro", ""},
                 {"Ward manager to ensure compliance with fire safety regulations", ""},
                 {"GDPR-compliant consent form signed", ""},
                 {"Take the refuse bags down on Thursdays", ""},
                 {"Alcoholics Anonymous meets on Tuesdays; no alcoholic drinks after nine", ""},
                 {"Uses picture cards and non-verbal cues", ""},
                 {"Feeding the ducks with her son on Sundays", ""},
                 {"A diabetic foot check in May", ""},
                 {"Ivy declined the shower and chose a bath", ""},
                 {"Triggers: shouting, alarms", ""},
                 {"Has the right to refuse treatment", ""},
                 {"Wear the padded jacket on the bus", ""},
                 {"Goes for a wander round the market; he self-harms when bored", ""},
                 {"Her mind wanders when she is tired", ""},
                 {"Meet Mr Wander at the library", ""},
             });
}

TEST_CASE("a person is judged where a thing is near") {
  check_rows(TextJudge("wording", {{"lists", "judgemental"}}),
             {
                 {"Ivy must comply with fire regulations", "comply"},
                 {"At home, compliant with tablets", "compliant"},
                 {"Staff to monitor medication compliance", "compliance"},
                 {"Medication refused this morning", "refused"},
                 {"Staff to ensure she complies with the policy", "complies"},
                 {"He fails to attend reviews", "fails to"},
             });
}

TEST_CASE("denied and mentioned words are left, demands are not") {
  check_rows(TextJudge("wording", {{"lists", "judgemental"}}),
             {
                 {"She is not being manipulative, she is frightened", ""},
                 {"See this as fear rather than aggression", ""},
                 {"Please do not call her difficult or attention seeking", ""},
                 {"Avoid the word comply", ""},
                 {"Ivy will not be rude to staff", "rude"},
                 {"She is not compliant with tablets", "compliant"},
             });
}

TEST_CASE("the person's own words are left, staff quoted are not") {
  check_rows(TextJudge("wording", {{"lists", "judgemental"}}),
             {
                 {"I will comply with my tablets", ""},
                 {"I refuse to be called a schizophrenic by my neighbours", ""},
                 {"Ivy says \"I'm not attention seeking, I'm lonely\"", ""},
                 {"\"They call me manipulative when I cry\"", ""},
                 {"Ivy calls it her \u201Cwandering\u201D", ""},
                 {"Ivy told her nurse \"I won't comply with that\"", ""},
                 {"Ivy says she will comply", "comply"},
                 {"The nurse said \"she is manipulative\" at handover", "manipulative"},
                 {"Staff describe her as \"attention seeking\"", "attention seeking"},
                 {"Known to be \"difficult to manage\"", "difficult to manage"},
                 {"I explained to Ivy why she must comply", "comply"},
                 {"I assessed her as non-compliant", "non-compliant"},
             });
}

TEST_CASE("jargon is found unless it is explained where it is first used") {
  check_rows(TextJudge("wording", {{"lists", "jargon"}, {"explained", "yes"}}),
             {
                 {"Risk management and relapse signature to be shared", "Risk management; relapse signature"},
                 {"Psychoeducation (learning about what voices are) weekly; more psychoeducation in May", ""},
                 {"Learning about her illness (psychoeducation) on Mondays", ""},
                 {"Psychoeducation (weekly)", "Psychoeducation"},
                 {"Psychoeducation (Jo Smith)", "Psychoeducation"},
                 {"Titrate the depot", "Titrate; depot"},
                 {"Wait at the bus depot", ""},
                 {"Bake langar bread at the gurdwara after Ardas", ""},
                 {"Walk to the allotment with Mo", ""},
             });
}

TEST_CASE("a term explained in one text is known in the texts after it") {
  const TextJudge judge("wording", {{"lists", "jargon"}, {"explained", "yes"}});
  CHECK(judge.judge(R"x({"actions": [{"text": "Psychoeducation (learning about mood)"}, {"text": "Psychoeducation on Monday"}]})x").all.empty());
  CHECK(judge.judge(R"x({"actions": [{"text": "Psychoeducation on Monday"}, {"text": "Psychoeducation (learning about mood)"}]})x").all.size() == 2);
}

TEST_CASE("the message names each word with its better wording, one advice once") {
  const TextJudge judge("wording", {{"lists", "judgemental"}});
  const auto verdicts = judge.judge(R"({"actions": [{"text": "Complies, then refuses, then complied"}]})");
  REQUIRE(verdicts.all.size() == 1);
  CHECK(verdicts.all[0].message ==
        "`{0}`, `{2}`: say takes, agrees to, has chosen to; `{1}`: say declined, said no to, and why");
  CHECK(verdicts.all[0].evidence == std::vector<std::string>{"Complies", "refuses", "complied"});
}

TEST_CASE("fields for own words are left, other languages cannot be judged") {
  const TextJudge judge("wording", {{"lists", "judgemental"}});
  CHECK(judge.judge(R"({"person": {"views": "She is manipulative"}})").all.empty());
  CHECK(judge.judge(R"({"goals": [{"text": "Comply with nothing", "voice": "person"}]})").all.empty());
  CHECK(judge.judge(R"({"person": {"identity": "She is manipulative"}})").all.size() == 1);
  const auto welsh = judge.judge(
      R"({"goals": [{"text": "Mae hi eisiau mynd adref i weld ei chwaer bob wythnos ac eistedd yn yr ardd"}]})");
  REQUIRE(welsh.all.size() == 1);
  CHECK(welsh.all[0].outcome == Outcome::not_assessable);
}

TEST_CASE("a list that does not exist is refused") {
  const RuleSet& rules = built_in_words();
  Options options;
  options.set("lists", {{"", "nonsense"}});
  const auto prepared = find_check_type("wording")->prepare({.options = options, .knowledge = *rules.knowledge});
  REQUIRE(!prepared);
  CHECK(prepared.error().message == "there is no word list `nonsense`");
}
