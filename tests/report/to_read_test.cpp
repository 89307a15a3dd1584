// What a person reads of a plan's findings: each item named, each fault once, in the order of the plan.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

std::string report(const std::string& plan, std::vector<std::string> more = {}) {
  const TestFolder folder;
  folder.write("p.yaml", plan);
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.emplace_back("@p.yaml");
  const std::string out = folder.run(std::move(arguments)).out;
  const auto from = out.find("\n\n");
  return out.substr(from + 2, out.find("\nSUMMARY") - from - 2);
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string two_goals =
    "careplan: 1\nid: A\ngoals:\n  - I want to bake a cake for Nan by 1 May 2026\n  - Improve wellbeing\n"
    "actions: [{text: Improve wellbeing, responsible: OT}]\n";

}  // namespace

TEST_CASE("findings stand under the item they are about, in the order of the plan, the worst first") {
  CHECK(report(two_goals, {"--only", "goal.personal,goal.specific,action.named-person,review.date-present"}) ==
        "A (no ward, general)\n"
        "p.yaml:1:1: error: no review date is recorded [review.date-present]\n"
        "    Agree the next review and write the date in `review_date`.\n"
        "  goal 2: \"Improve wellbeing\"\n"
        "p.yaml:5:5: error: nothing in it is the person's own life; write what they want in their words [goal.personal]\n"
        "    Ask what they want to be different in their life and write it in their words, or as “Sam\n    wants…”.\n"
        "p.yaml:5:5: warning: it does not say what exactly will be done or different; name the one thing, and where or with whom [goal.specific]\n"
        "    Name the one thing that will be done or different, and where or with whom.\n"
        "  action 1: \"Improve wellbeing\"\n"
        "p.yaml:6:50: error: \"OT\" is a role, and the plan names no one person who holds it: write the name, then the role [action.named-person]\n"
        "    Write the name, then the role (\"Ama Boateng, nurse\"), or the relation (\"Mum\"), or I.\n");
}

TEST_CASE("a roll-up is told by its letters where they have findings of their own, and else by itself") {
  const std::string all = report(two_goals, {"--only", "goal.*"});
  CHECK(holds(all, "  goal 2: \"Improve wellbeing\" [goal.smart: S, M, R, T]\n"));
  CHECK_FALSE(holds(all, "not specific (S)"));
  const std::string alone = report(two_goals, {"--only", "goal.smart"});
  CHECK(holds(alone, "p.yaml:5:5: warning: not specific (S), measurable (M), relevant (R), time-bound (T) [goal.smart]\n"));
}

TEST_CASE("the same words found by two rules are told once, and by JSON twice") {
  const std::string plan = "careplan: 1\nid: A\ncrisis: {notes: She fails to engage with the group}\n";
  const std::string text = report(plan, {"--only", "language.jargon,language.judgemental"});
  CHECK(holds(text, "what would help (also language.jargon) [language.judgemental]\n"));
  CHECK_FALSE(holds(text, "[language.jargon]"));
  const TestFolder folder;
  folder.write("p.yaml", plan);
  const auto json = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-06-01", "--only", "language.jargon,language.judgemental", "-f", "json", "@p.yaml"}).out);
  CHECK(json["plans"][0]["outcomes"].size() == 2);
  CHECK(json["totals"]["findings"]["warning"] == 2);
}

TEST_CASE("how much is quoted: the first words, all, or nothing but the name of the thing") {
  const std::string plan =
      "careplan: 1\nid: A\nneeds: [Home help]\n"
      "goals: [\"To _________ in the coming weeks and months by __________ with the help of everybody who can help\"]\n";
  const std::string words = report(plan, {"--only", "need.not-a-service,language.unfilled"});
  CHECK(holds(words, "  need 1: \"Home help\"\n"));
  CHECK(holds(words, "  goal 1: \"To _________ in the coming weeks and months by…\"\n"));
  CHECK(holds(words, ": error: \"_____\" is still to be filled in: "));
  std::string full = report(plan, {"--only", "need.not-a-service,language.unfilled", "--evidence", "full"});
  for (auto at = full.find("\n    "); at != std::string::npos; at = full.find("\n    ", at)) {
    full.replace(at, 5, " ");
  }
  CHECK(holds(full, "  goal 1: \"To _________ in the coming weeks and months by __________ with the help of everybody who can help\"\n"));
  const std::string none = report(plan, {"--only", "need.not-a-service,language.unfilled", "--evidence", "none"});
  CHECK(holds(none, "  need 1\np.yaml:3:9: error: this need is what might help, not the need: "));
  CHECK(holds(none, "  goal 1\np.yaml:4:13: error: this goal is still to be filled in: "));
  CHECK_FALSE(holds(none, "___"));
}

TEST_CASE("quiet is for standard error alone") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\ncolour: blue\n");
  const Ran loud = folder.run({"check", "--as-of", "2026-06-01", "@p.yaml"});
  const Ran quiet = folder.run({"check", "--as-of", "2026-06-01", "-q", "@p.yaml"});
  CHECK(holds(loud.err, "unknown field `colour`"));
  CHECK(quiet.err.empty());
  CHECK(quiet.out == loud.out);
  CHECK(holds(loud.out, "\nPROBLEMS\np.yaml:3:1: warning: unknown field `colour`\n    rules do not read it;"));
}

TEST_CASE("tables show the most usual spelling of a ward, JSON the first for plans and groups alike") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\nward: ELM WARD\n---\ncareplan: 1\nid: B\nward: Elm Ward\n---\ncareplan: 1\nid: C\nward: Elm Ward\n");
  for (const std::string format : {"text", "markdown"}) {
    const std::string out = folder.run({"check", "--as-of", "2026-06-01", "--only", "review.*", "-f", format, "--by", "ward", "--by", "team", "@p.yaml"}).out;
    CHECK(holds(out, format == "text" ? "\n  Elm Ward " : "\n| Elm Ward |"));
    CHECK(holds(out, format == "text" ? "\n\nMEASURES BY team\n" : "\n\n## Measures by team\n"));
  }
  const auto json = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-06-01", "--only", "review.*", "-f", "json", "@p.yaml"}).out);
  CHECK(json["measures"][0]["groups"][0]["group"] == "ELM WARD");
  CHECK(json["plans"][2]["ward"] == "ELM WARD");
}
