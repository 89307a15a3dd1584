// What the command line refuses: every message whole.
#include <doctest/doctest.h>

#include "support/program.h"

namespace {

std::string refusal(std::vector<std::string> arguments) {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  const Ran ran = folder.run(std::move(arguments));
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  return ran.err;
}

std::string check(std::vector<std::string> more) {
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.emplace_back("@p.yaml");
  return refusal(std::move(arguments));
}

}  // namespace

TEST_CASE("unknown options, commands and values are refused with the nearest") {
  CHECK(refusal({"chek", "@p.yaml"}) == "careaudit: unknown command `chek`; did you mean `check`?\n    `careaudit --help` lists what is accepted\n");
  CHECK(check({"--formt", "json"}) == "careaudit: unknown option `--formt`; did you mean `--format`?\n    `careaudit check --help` lists what is accepted\n");
  CHECK(check({"--format", "jsn"}) ==
        "careaudit: `--format` does not take `jsn`; did you mean `json`?\n"
        "    it takes `csv`, `github`, `html`, `json`, `junit`, `markdown`, `measurereport`, `measures-csv`, `ndjson`, `none`, `sarif`, `text` and `xlsx`\n");
  CHECK(check({"--status", "live"}) == "careaudit: `--status` does not take `live`\n    it takes `active`, `draft`, `closed`, `template` and `all`\n");
  CHECK(check({"--fail-on", "errors"}) ==
        "careaudit: `--fail-on` does not take `errors`; did you mean `error`?\n    it takes `error`, `warning`, `advice` and `never`\n");
  CHECK(check({"--color", "yes"}) == "careaudit: `--color` does not take `yes`\n    it takes `auto`, `always` and `never`\n");
  CHECK(check({"--evidence", "some"}) == "careaudit: `--evidence` does not take `some`\n    it takes `none`, `words` and `full`\n");
  CHECK(check({"--input-format", "natve"}) == "careaudit: `--input-format` does not take `natve`; did you mean `native`?\n    it takes `auto`, `native`, `fhir`, `ccda`, `prsb`, `heron-fields` and `tern-rows`, or the path of a mapping file (.yaml)\n");
  CHECK(check({"--jobs", "-1"}) == "careaudit: `--jobs -1` is out of range\n    give a number from 1 to 512\n");
  CHECK(check({"--jobs", "0"}) == "careaudit: `--jobs 0` is out of range\n    give a number from 1 to 512\n");
  CHECK(check({"--jobs", "two"}) == "careaudit: `--jobs` takes a whole number, not `two`\n    `careaudit check --help` lists what is accepted\n");
  CHECK(refusal({"check", "@p.yaml", "--jobs"}) == "careaudit: `--jobs` needs a value behind it\n    `careaudit check --help` lists what is accepted\n");
}

TEST_CASE("no option and no argument takes an empty value, nor the argument behind it") {
  const auto empty = [](const std::string& name, const std::string& command = "check") {
    return "careaudit: `" + name + "` is given an empty value\n    write what it is to be, or leave it out; `careaudit " + command + " --help` lists what is accepted\n";
  };
  for (const std::string option : {"--ward", "--jobs", "--only", "--rules", "--profile", "--format", "--since", "--by", "--require", "--files-from", "--output", "--sarif-max-results"}) {
    CHECK(check({option, ""}) == empty(option));
    CHECK(check({option + "="}) == empty(option));
    CHECK(check({option, " "}) == empty(option));
  }
  CHECK(check({"-f", ""}) == empty("--format"));
  CHECK(check({""}) == empty("PATH"));
  CHECK(refusal({"rules", "show", ""}) == empty("ID", "rules show"));
  CHECK(refusal({"rules", "test", ""}) == empty("PATH", "rules test"));
  CHECK(refusal({"explain", "goal.smart", "--text="}) == empty("--text", "explain"));
  CHECK(refusal({"completion", ""}) == empty("SHELL", "completion"));
  CHECK(check({"--only", "goal.*,,action.*"}) ==
        "careaudit: `--only goal.*,,action.*` has nothing on one side of a comma\n    write ids and groups as in `goal.smart,action.*`\n");
  CHECK(check({"--wrad="}) == "careaudit: unknown option `--wrad`; did you mean `--ward`?\n    `careaudit check --help` lists what is accepted\n");
}

TEST_CASE("the day of the environment is refused when it is none") {
  const char* before = std::getenv("SOURCE_DATE_EPOCH");
  const std::string old = before == nullptr ? "" : before;
  for (const std::string epoch : {"soon", "-1", "1e9", "999999999999", "99999999999999999999999"}) {
    setenv("SOURCE_DATE_EPOCH", epoch.c_str(), 1);
    CHECK(refusal({"check", "@p.yaml"}) == "careaudit: the environment's SOURCE_DATE_EPOCH is `" + epoch +
                                               "`, which is no time in seconds since 1970\n    mend it or take it out, or give the audit date with `--as-of`\n");
  }
  setenv("SOURCE_DATE_EPOCH", "253402300799", 1);
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  CHECK(folder.run({"check", "@p.yaml"}).out.find("audit date 31 December 9999") != std::string::npos);
  old.empty() ? unsetenv("SOURCE_DATE_EPOCH") : setenv("SOURCE_DATE_EPOCH", old.c_str(), 1);
}

TEST_CASE("dates and windows that are none are refused") {
  CHECK(check({"--as-of", "31/31/2026"}) == "careaudit: `--as-of` is given more than once\n    `careaudit check --help` lists what is accepted\n");
  CHECK(refusal({"check", "--as-of", "soon", "@p.yaml"}) == "careaudit: `--as-of soon` is no date\n    write it as 2026-03-31\n");
  const auto write_since = [](const std::string& value, const std::string& what) {
    return "careaudit: `--since " + value + "` " + what + "\n    write it as 2026-03-31, or with the field to look at, as in `--since last_review:2026-03-31`\n";
  };
  CHECK(check({"--since", "created:x"}) == write_since("created:x", "is no date"));
  CHECK(check({"--since", "created:"}) == write_since("created:", "names a field and no date"));
  CHECK(check({"--since", "created"}) == write_since("created", "names a field and no date"));
  CHECK(check({"--since", "31/02/2026"}) == write_since("31/02/2026", "is no day of the calendar"));
  CHECK(check({"--since", "5 May"}) == write_since("5 May", "has no year"));
  CHECK(check({"--since", "2026-05-01", "--until", "2026-04-01"}) ==
        "careaudit: `--since 2026-05-01` is later than `--until 2026-04-01`: no plan can be between them\n    give the earlier date to `--since`\n");
  CHECK(check({"--since", "born:2026-01-01"}) == "careaudit: `--since` does not take `born`\n    it takes `created`, `admitted` and `last_review`\n");
  CHECK(check({"--since", "created:2026-01-01", "--until", "admitted:2026-02-01"}) ==
        "careaudit: `--since` and `--until` name different fields\n    use the same field in both\n");
}

TEST_CASE("rules, measures and groupings that are not there are refused") {
  CHECK(check({"--only", "goal.persnal"}) == "careaudit: `--only goal.persnal` names no rule; did you mean `goal.personal`?\n    `careaudit rules list` shows every rule; `action.*` names a group\n");
  CHECK(check({"--skip", "goals.*"}) == "careaudit: `--skip goals.*` names no rule; did you mean `goal.*`?\n    `careaudit rules list` shows every rule; `action.*` names a group\n");
  CHECK(check({"--profile", "ful"}) == "careaudit: unknown profile `ful`; did you mean `full`?\n    profiles: `accessible-information`, `care-act-s25`, `cca`, `cpa-crisis`, `cqc-reg9`, `ctp-wales`, `dialog-plus`, `essentials`, `full`, `gdcp`, `house`, `kemp-2024`, `nice-qs14`, `pcsp-five-criteria`, `prsb-pcsp`, `records-law`, `template` and `triangle-of-care`; or the path of a profile file ending in .yaml\n");
  CHECK(check({"--by", "wrad"}) == "careaudit: unknown field `wrad` in `--by wrad`; did you mean `ward`?\n    `ward`, `team`, `type` or any field of careaudit-plan(5) can be used\n");
  CHECK(check({"--only", "goal.*", "--require", "personal-goal=70"}) ==
        "careaudit: `--require` names no measure of this run: `personal-goal`; did you mean `personal-goals`?\n"
        "    measures here: `personal-goals` and `smart-goals`\n");
  CHECK(check({"--profile", "essentials", "--require", "personal-goals=70"}) ==
        "careaudit: the measure `personal-goals` of `--require` needs the rule `goal.specific`, which the profile `essentials` leaves out\n"
        "    profiles that hold it: `cca`, `full`, `gdcp` and `template`\n");
  CHECK(check({"--skip", "review.*", "--require", "review-in-date@team=70"}) ==
        "careaudit: the measure `review-in-date` of `--require` needs the rules `review.date-present` and `review.not-overdue`, which `--only` or `--skip` leave out\n"
        "    take the rules in again, or leave the requirement out\n");
  CHECK(check({"--require", "personal-goals=lots"}) ==
        "careaudit: `--require personal-goals=lots` is not of the form MEASURE=N\n"
        "    write for instance `--require personal-goals=70` or `--require personal-goals@ward=70`, with N from 0 to 100\n");
  CHECK(check({"--only", "goal.*", "--skip", "goal.*"}) == "careaudit: no rule is left to judge by\n    check `--only`, `--skip` and `--profile`\n");
  CHECK(check({"--rules", "@none"}) ==
        "none: error: no such folder of rules\n    name a folder with files such as `action/my-rule.yaml`\n"
        "careaudit: the rules have 1 error\n    mend them, or leave the folder out; `careaudit rules test` checks rule files\n");
}

TEST_CASE("paths and outputs that cannot be used are refused") {
  CHECK(refusal({"check"}) == "careaudit: nothing to audit was named\n    name files or folders with care plans, or `-` for standard input\n");
  CHECK(check({"-o", "report.docx"}) ==
        "careaudit: `-o report.docx`: the format cannot be told from the name\n"
        "    end the name in one of `.csv`, `.html`, `.json`, `.xml`, `.md`, `.ndjson`, `.sarif`, `.txt` and `.xlsx`, or write `-o FORMAT=FILE`\n");
  CHECK(check({"-o", "jsn=x"}) ==
        "careaudit: `-o jsn=x`: unknown format `jsn`; did you mean `json`?\n"
        "    formats: `csv`, `github`, `html`, `json`, `junit`, `markdown`, `measurereport`, `measures-csv`, `ndjson`, `none`, `sarif`, `text` and `xlsx`\n");
  CHECK(check({"-o", "json="}) == "careaudit: `-o json=` names no file\n    write the file's name behind it, as in `-o json=report.txt`\n");
  CHECK(refusal({"check", "--files-from", "@none.txt"}) ==
        "careaudit: `--files-from none.txt` cannot be read: no such file or directory\n    check the name and that you may read it\n");
  CHECK(check({"--files-from", "@"}) ==
        "careaudit: `--files-from ` is a folder, not a list of paths\n    name a file with one path a line; a folder to audit is named without an option\n");
  const TestFolder folder;
  folder.write("list", " \n");
  CHECK(folder.run({"check", "--files-from", "@list"}).err == "careaudit: `--files-from list` names no file\n    write one path a line\n");
}

TEST_CASE("no command is help and trouble; help and version are fine") {
  const TestFolder folder;
  const Ran none = folder.run({});
  CHECK(none.status == 2);
  CHECK(none.err.find("Usage: careaudit") != std::string::npos);
  const Ran help = folder.run({"check", "--help"});
  CHECK(help.status == 0);
  CHECK(help.out.find("Example: careaudit check") != std::string::npos);
  const Ran version = folder.run({"--version"});
  CHECK(version.status == 0);
  CHECK(version.out.find("yaml-cpp") != std::string::npos);
}

TEST_CASE("the other commands refuse what they cannot do") {
  CHECK(refusal({"explain", "goal.smrt"}) == "careaudit: there is no rule `goal.smrt`; did you mean `goal.smart`?\n    `careaudit rules list` lists the rules\n");
  CHECK(refusal({"rules", "show", "goal"}) == "careaudit: there is no rule `goal`\n    `careaudit rules list` lists the rules\n");
  CHECK(refusal({"rules", "lst"}) == "careaudit: unknown command `lst`; did you mean `list`?\n    `careaudit rules --help` lists what is accepted\n");
  CHECK(refusal({"rules", "list", "--format", "xml"}) == "careaudit: `--format` does not take `xml`\n    it takes `text`, `json` and `markdown`\n");
  CHECK(refusal({"rules", "new", "Goal"}) ==
        "careaudit: `Goal` cannot be the id of a rule\n    an id is a group and a name in small letters, digits and hyphens, as in `action.has-budget`\n");
  CHECK(refusal({"rules", "new", "goal.smart"}) ==
        "careaudit: the rule `goal.smart` is there already\n    `careaudit rules show goal.smart` prints it; a file of that name below a `--rules` folder replaces it\n");
  CHECK(refusal({"completion", "tcsh"}) == "careaudit: there is no completion for `tcsh`\n    it takes `bash`, `zsh` and `fish`\n");
  CHECK(refusal({"completion"}) == "careaudit: shell is required\n    `careaudit completion --help` lists what is accepted\n");
}
