// The check of identifiers: which fields it reads, and that no report repeats what it finds.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "check/judged_texts.h"
#include "support/program.h"

using namespace careaudit;

TEST_CASE("each text fails once, with its kinds and not its identifiers") {
  const TextJudge judge("identifiers");
  const auto verdicts = judge.judge(R"({"actions": [{"text": "Quote 943 476 5919, DOB 3/4/56 or 943 476 5919"}, {"text": "Walk"}]})").all;
  REQUIRE(verdicts.size() == 1);
  CHECK(verdicts[0].message == "the text holds an NHS number and a date of birth");
  CHECK(verdicts[0].evidence == std::vector<std::string>{"NHS number", "date of birth"});
  CHECK(verdicts[0].hidden == "943 476 5919");
}

TEST_CASE("fields that say how to reach somebody may hold an e-mail address, and nothing else") {
  const TextJudge judge("identifiers", {{"contact_fields", "contingency.coordinator_away"}});
  CHECK(judge.judge(R"({"contingency": {"coordinator_away": "Write to duty@example.uk"}})").all.empty());
  CHECK(judge.judge(R"({"contingency": {"coordinator_away": "Write to duty@example.uk, DE1 2QY"}})").all.size() == 1);
  CHECK(judge.judge(R"({"crisis": {"notes": "Write to duty@example.uk"}})").all.size() == 1);
}

TEST_CASE("no report repeats an identifier, however much text it quotes") {
  const TestFolder folder;
  folder.write("p.yaml",
               "careplan: 1\nid: X-1\nnhs_no: \"9434765919\"\nperson: {ref: 943 476 5919}\nactions:\n"
               "  - text: Comply with 943 476 5919, born 3 April 1956, at DE1 2QY, rosa@example.uk\n    responsible: OT\n");
  for (const std::string format : {"text", "json", "ndjson", "csv", "sarif", "junit", "github", "markdown"}) {
    for (const std::string evidence : {"none", "words", "full"}) {
      const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "-f", format, "--evidence", evidence, "--only", "privacy.*,language.judgemental,action.named-person", "@p.yaml"});
      CAPTURE(format);
      CAPTURE(evidence);
      CHECK(ran.status == 1);
      for (const std::string secret : {"9434765919", "943 476 5919", "3 April 1956", "DE1 2QY", "rosa@example.uk"}) {
        CHECK((ran.out + ran.err).find(secret) == std::string::npos);
      }
    }
  }
  const Ran text = folder.run({"check", "--as-of", "2026-06-01", "--only", "privacy.identifiers", "@p.yaml"});
  for (const std::string place : {"p.yaml:3:", "p.yaml:4:15: error: the text holds an NHS number [privacy.identifiers]",
                                  "p.yaml:6:23: error: the text holds an NHS number, a date of birth, a postcode and an e-mail address [privacy.identifiers]"}) {
    CHECK_MESSAGE(text.out.find(place) != std::string::npos, text.out);
  }
}
