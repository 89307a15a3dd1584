// The check of abbreviations: known ones, unknown capitals, what explains them.
#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged_texts.h"

using namespace careaudit;

TEST_CASE("abbreviations that are not written out") {
  const TextJudge judge("abbreviations");
  struct Row {
    std::string text;
    std::string found;
  };
  const std::vector<Row> rows{
      {"CPN to ring weekly", "CPN"},
      {"Ask for PRN, then prn again", "PRN"},
      {"EUPD and PTSD, seen by the MDT", "EUPD; PTSD; MDT"},
      {"Both CPNs come to the CMHT", "CPNs; CMHT"},
      {"QXT forms on Mondays", "QXT"},
      {"S117 review in May", "S117"},
      {"CPN TO VISIT AND CHECK THE FLAT", "CPN"},
      {"Community psychiatric nurse (CPN) on Mondays, CPN again on Fridays", ""},
      {"CPN (community psychiatric nurse) on Mondays", ""},
      {"CPN = community psychiatric nurse", ""},
      {"Post-traumatic stress disorder (PTSD)", ""},
      {"Medicine when needed (PRN)", ""},
      {"PRN (as required)", ""},
      {"CPN (Jo Smith)", "CPN"},
      {"Her CPN, Ravi Menon, a community psychiatric nurse, visits", ""},
      {"Electrocardiogram (ECG) in May, then ECG yearly", ""},
      {"OT on Tuesday", "OT"},
      {"Quiet times and talks (QXT)", "QXT"},
      {"Quiet times and plans (QTP)", ""},
      {"GP, NHS, TV, UK, A&E, DVD, MP3, BBC, OK", ""},
      {"Dr Khan at 9 AM, then M&S and the BBC", ""},
      {"DO NOT ring before ten. STOP if she cries. She MUST eat", ""},
      {"OPEN THE DOOR AND WAIT FOR IVY TO SPEAK", ""},
      {"DE1 2QZ, Henry VIII, size XXL", ""},
      {"Ask Jo KHN or Mr BRT", ""},
      {"Ivy says \"my CPN knows\"", ""},
      {"Act on it, must eat, salt and wrap", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(judge.found(row.text) == row.found);
  }
}

TEST_CASE("only the first use counts, and what explains it may be any earlier field") {
  const TextJudge judge("abbreviations");
  CHECK(judge.judge(R"({"actions": [{"text": "CPN to ring"}, {"text": "CPN to call"}]})").all.size() == 1);
  CHECK(judge.judge(R"x({"coordinator": {"role": "Community psychiatric nurse (CPN)"}, "actions": [{"text": "CPN to ring"}]})x").all.empty());
  const auto own = judge.judge(R"({"person": {"views": "My CPN is kind"}, "actions": [{"text": "CPN to call"}]})");
  REQUIRE(own.all.size() == 1);
  CHECK(own.all[0].message == "`{0}`: write out community psychiatric nurse");
  CHECK(own.all[0].evidence == std::vector<std::string>{"CPN"});
}

TEST_CASE("dashes without end beside an abbreviation take no more than their share of time") {
  const TextJudge judge("abbreviations");
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) {
    dashes += "- ";
  }
  const auto begin = std::chrono::steady_clock::now();
  CHECK(judge.judge(R"({"actions": [{"text": "CPN to ring )" + dashes + R"("}]})").all.size() == 1);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
