// careaudit.yaml: what it sets, what goes before it, and what it is refused for.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

constexpr const char* plans =
    "careplan: 1\nid: A\nward: ELM1\ntype: inpatient\nlast_review: 2026-03-01\nreview_date: 2026-06-01\ngoals: [Improve wellbeing with the snagging list]\n"
    "---\ncareplan: 1\nid: B\nward: Ash Ward\ngoals: [I want to swim in the sea by June]\n";

struct Settled {
  TestFolder folder;
  explicit Settled(const std::string& settings) {
    folder.write("p.yaml", plans);
    folder.write("careaudit.yaml", settings);
  }
  Ran run(std::vector<std::string> more) const {
    std::vector<std::string> args{"check", "--as-of", "2026-03-31", "--config", "@careaudit.yaml", "@p.yaml"};
    args.insert(args.end(), more.begin(), more.end());
    return folder.run(args);
  }
  nlohmann::json json(std::vector<std::string> more = {}) const {
    more.insert(more.end(), {"-f", "json"});
    return nlohmann::json::parse(run(more).out);
  }
};

/// All complaints about a file of settings.
std::string refused(const std::string& settings) { return Settled(settings).run({}).err; }

}  // namespace

TEST_CASE("an empty file of settings sets nothing") {
  CHECK(Settled("").json()["profile"] == "full");
  CHECK(Settled("# nothing yet\n").json()["rules_hash"] == Settled("").json()["rules_hash"]);
}

TEST_CASE("the profile is set, and the command line goes before it") {
  const Settled settled("profile: nice-qs14\n");
  CHECK(settled.json()["profile"] == "nice-qs14");
  CHECK(settled.json({"--profile", "essentials"})["profile"] == "essentials");
  CHECK(settled.run({"--profile", "essentials"}).out.find("BY CRITERION") == std::string::npos);
}

TEST_CASE("profile files and rule folders are looked for beside the settings") {
  const Settled settled("profile: ours/mine.yaml\nrules: ours/rules\n");
  settled.folder.write("ours/mine.yaml", "title: Mine\ninclude: [own.one]\n");
  settled.folder.write("ours/rules/own/one.yaml",
                       "title: A title is there\nseverity: advice\non: title\ncheck: present\noptions: {label: title}\nbecause: Ours.\nremedy: Write one.\nsource: Ours\n");
  const auto report = settled.json();
  CHECK(report["profile"] == "ours/mine.yaml");
  CHECK(report["rules"].size() == 1);
  CHECK(report["rules"][0]["id"] == "own.one");
}

TEST_CASE("severities are changed, and rules are off with a reason") {
  const Settled settled("severities: {goal.personal: advice, action.*: advice}\noff: {goal.specific: counted by hand}\n");
  const auto report = settled.json();
  for (const auto& rule : report["rules"]) {
    CHECK(rule["id"] != "goal.specific");
    if (rule["id"] == "goal.personal" || rule["id"] == "action.present") {
      CHECK(rule["severity"] == "advice");
    }
  }
  CHECK(report["rules_hash"] != Settled("").json()["rules_hash"]);
  CHECK(report["off"] == nlohmann::json{{{"rule", "goal.specific"}, {"reason", "counted by hand"}}});
  CHECK(settled.run({}).out.find("\nOff by the settings: goal.specific (counted by hand)\n") != std::string::npos);
  CHECK(settled.run({"-f", "markdown"}).out.find("\nOff by the settings: goal.specific (counted by hand).\n") != std::string::npos);
  CHECK(settled.run({"-f", "html"}).out.find("<li>Off by the settings: goal.specific (counted by hand).</li>") != std::string::npos);
}

TEST_CASE("wards go by one name, and stand in the order given where people read them") {
  const Settled settled("wards:\n  aliases: {Elm Ward: [elm-1, Elm]}\n  order: [Elm Ward, Ash Ward]\n");
  const auto report = settled.json();
  CHECK(report["plans"][0]["ward"] == "Elm Ward");
  CHECK(report["measures"][0]["groups"][0]["group"] == "Ash Ward");
  CHECK(report["measures"][0]["groups"][1]["group"] == "Elm Ward");
  const std::string text = settled.run({}).out;
  const std::string tables = text.substr(text.find("MEASURES BY ward"));
  CHECK(tables.find("Elm Ward") < tables.find("Ash Ward"));
  CHECK(report["rules_hash"] == Settled("").json()["rules_hash"]);
}

TEST_CASE("targets stand beside the measures, reached or not") {
  const Settled settled("targets: {personal-goals: 50}\n");
  CHECK(settled.json()["measures"][0]["target"] == 50);
  const std::string text = settled.run({}).out;
  CHECK(text.find("Plans with a personal goal (counted in plans; target 50 %)") != std::string::npos);
  CHECK(text.find("0.0 %      0-79 %  below target\n") != std::string::npos);
  CHECK(text.find("50.0 %      9-91 %  reached\n") != std::string::npos);
  CHECK(settled.run({"-f", "markdown"}).out.find("never with published figures. Target 50 %.\n") != std::string::npos);
  CHECK(settled.run({"-f", "html"}).out.find("Counted in plans. Target 50 %.") != std::string::npos);
}

TEST_CASE("review limits are set where a type leaves them to be set") {
  const auto outcome = [](const std::string& settings) {
    const auto report = Settled(settings).json({"--only", "review.within-interval"});
    return report["plans"][0]["outcomes"][0]["outcome"].get<std::string>();
  };
  CHECK(outcome("") == "not_applicable");
  CHECK(outcome("review_limits: {inpatient: {days: 28}}\n") == "fail");
  CHECK(outcome("review_limits: {in-patient: {months: 3}}\n") == "pass");
}

TEST_CASE("words are added to a list, and taken out of it") {
  const auto found = [](const std::string& settings, const std::string& rule) {
    return Settled(settings).json({"--only", rule})["plans"][0]["outcomes"][0]["evidence"].dump();
  };
  CHECK(found("words: {jargon: {add: [snagging list]}}\n", "language.jargon").find("snagging list") != std::string::npos);
  CHECK(found("", "language.jargon").find("snagging list") == std::string::npos);
}

TEST_CASE("settings that cannot be are refused with the nearest") {
  CHECK(refused("profil: full\n").starts_with("careaudit.yaml:1:1: error: unknown key `profil`; did you mean `profile`?\n    careaudit.yaml takes `profile`, `rules`, `severities`, `off`, `wards`, `targets`, `review_limits` and `words`\n"));
  CHECK(refused("severities: {goal.personel: advice}\n").starts_with("careaudit.yaml:1:14: error: `severities: goal.personel` names no rule; did you mean `goal.personal`?\n"));
  CHECK(refused("severities: {goal.personal: advise}\n").starts_with("careaudit.yaml:1:14: error: `goal.personal` has no severity `advise`; did you mean `advice`?\n    it takes `error`, `warning` and `advice`\n"));
  CHECK(refused("off: {goal.personal: yes}\n").starts_with("careaudit.yaml:1:7: error: `goal.personal` is off without a reason\n"));
  CHECK(refused("off: {goals.personal: why}\n").starts_with("careaudit.yaml:1:7: error: `off: goals.personal` names no rule; did you mean `goal.personal`?\n"));
  CHECK(refused("targets: {personal-goal: 70}\n").starts_with("careaudit.yaml:1:11: error: `targets: personal-goal` names no measure; did you mean `personal-goals`?\n"));
  CHECK(refused("targets: {personal-goals: 170}\n").starts_with("careaudit.yaml:1:11: error: the target of `personal-goals` is no whole per cent\n"));
  CHECK(refused("review_limits: {inpatients: {days: 28}}\n").starts_with("careaudit.yaml:1:17: error: `review_limits: inpatients` names no plan type; did you mean `inpatient`?\n"));
  CHECK(refused("review_limits: {inpatient: {days: 28, months: 1}}\n").starts_with("careaudit.yaml:1:17: error: the review limit of `inpatient` is neither `months` nor `days`, one of them, from 1 on\n"));
  CHECK(refused("words: {jargn: {add: [x]}}\n").starts_with("careaudit.yaml:1:9: error: `words: jargn` names no list of words; did you mean `jargon`?\n"));
  CHECK(refused("words: {jargon: {allow: [risk managment]}}\n").starts_with("careaudit.yaml:1:9: error: `risk managment` is no phrase of the list `jargon`; did you mean `risk management`?\n"));
  CHECK(refused("wards: {aliases: {Elm: [E1], Ash: [e1]}}\n").starts_with("careaudit.yaml:1:30: error: `e1` is an alias of two wards\n"));
  CHECK(refused("profile: nice-qs41\n") == "careaudit: unknown profile `nice-qs41`; did you mean `nice-qs14`?\n    profiles: `accessible-information`, `care-act-s25`, `cca`, `cpa-crisis`, `cqc-reg9`, `ctp-wales`, `dialog-plus`, `essentials`, `full`, `gdcp`, `house`, `kemp-2024`, `nice-qs14`, `pcsp-five-criteria`, `prsb-pcsp`, `records-law`, `template` and `triangle-of-care`; or the path of a profile file ending in .yaml\n");
  const TestFolder folder;
  folder.write("p.yaml", plans);
  CHECK(folder.run({"check", "--config", "@none.yaml", "@p.yaml"}).err.starts_with("none.yaml: error: cannot be read\n    check that you may read it\n"));
}

TEST_CASE("what is in force is shown, with where it was set") {
  const Settled settled("profile: gdcp\noff: {goal.specific: counted by hand}\ntargets: {all-essentials: 80}\n");
  const Ran ran = settled.folder.run({"check", "--config", "@careaudit.yaml", "--print-config", "--as-of", "2026-03-31", "--only", "goal.*"});
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("# settings: careaudit.yaml\n# 2 rules in force, version "));
  const auto has = [&](const std::string& line) { CHECK_MESSAGE(ran.out.find(line) != std::string::npos, line); };
  has("as_of: 2026-03-31                                 # command line\n");
  has("profile: gdcp                                     # careaudit.yaml:1\n");
  has("only: [\"goal.*\"]                                  # command line\n");
  has("status: active                                    # default\n");
  has("off:\n  goal.specific: \"counted by hand\"                # careaudit.yaml:2\n");
  has("targets:\n  all-essentials: 80                              # careaudit.yaml:3\n");
}

TEST_CASE("a file of settings among plans is no plan, and needs no word") {
  const TestFolder folder;
  folder.write("in/p.yaml", plans);
  folder.write("in/careaudit.yaml", "profile: full\n");
  const Ran ran = folder.run({"check", "--as-of", "2026-03-31", "@in", "-f", "json"});
  CHECK(nlohmann::json::parse(ran.out)["totals"]["plans"] == 2);
}
