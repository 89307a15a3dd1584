// Rounds are kept whole or not at all, whoever else writes and whenever we are killed.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <set>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/history.h"
#include "support/plans.h"
#include "support/program.h"

using namespace careaudit;

namespace {

const std::string two_plans = "careplan: 1\nid: A\nward: Elm\ngoals: [{text: I want to walk to the shop by June}]\n---\ncareplan: 1\nid: B\nward: Oak\n";

std::vector<std::string> keep(const std::string& as_of, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"check", "--as-of", as_of, "-f", "none", "-q", "--fail-on", "never", "--save", "@a.db"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

Ran keep_in(const TestFolder& folder, const std::string& as_of, const std::vector<std::string>& more) { return folder.run(keep(as_of, more)); }

std::vector<std::string> names_in(const TestFolder& folder) {
  const auto history = History::open(folder.path("a.db"));
  REQUIRE(history.has_value());
  const auto rounds = history->rounds();
  REQUIRE(rounds.has_value());
  std::vector<std::string> names;
  for (const auto& round : *rounds) {
    names.push_back(round.name);
  }
  return names;
}

/// The built program in a process of its own.
pid_t start(const TestFolder& folder, const std::vector<std::string>& arguments) {
  const pid_t child = fork();
  if (child != 0) {
    return child;
  }
  std::vector<std::string> all{PROGRAM};
  for (auto argument : arguments) {
    if (argument.starts_with('@')) {
      argument = folder.path(argument.substr(1));
    }
    all.push_back(argument);
  }
  std::vector<char*> argv;
  for (auto& argument : all) {
    argv.push_back(argument.data());
  }
  argv.push_back(nullptr);
  execv(PROGRAM, argv.data());
  _exit(127);
}

int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a round keeps references, wards, rules, items and outcomes, and no word of a plan") {
  const TestFolder folder;
  folder.write("p.yaml", two_plans);
  CHECK(keep_in(folder, "2026-03-31", {"@p.yaml"}).status == 0);
  CHECK(folder.read("a.db").find("shop") == std::string::npos);
  CHECK((std::filesystem::status(folder.path("a.db")).permissions() & std::filesystem::perms(0077)) == std::filesystem::perms::none);
  const auto history = History::open(folder.path("a.db"));
  REQUIRE(history.has_value());
  const auto round = history->round("2026-03-31");
  REQUIRE(round.has_value());
  CHECK(round->counts.info.plans == 2);
  CHECK(round->counts.info.profile == "full");
  REQUIRE(round->plans.size() == 2);
  CHECK(round->plans[0].ref == "A");
  CHECK(round->plans[0].ward == "Elm");
  std::set<std::string> items;
  for (const auto& outcome : round->plans[0].outcomes) {
    items.insert(round->rules[outcome.rule].id + " " + round->items[outcome.item]);
  }
  CHECK(items.contains("goal.personal goals[0]"));
  REQUIRE(round->counts.measures.size() == 9);
  CHECK(round->counts.measures[0].measure.id == "personal-goals");
  CHECK(round->counts.measures[0].total.denominator == 2);
  CHECK(round->counts.measures[0].wards.at("Oak").numerator == 0);
  CHECK(round->plans[0].measures[0].denominator == 1);
}

TEST_CASE("a name that is there is refused, replaced or added to") {
  const TestFolder folder;
  folder.write("p.yaml", two_plans);
  folder.write("q.yaml", "careplan: 1\nid: C\nward: elm\n");
  CHECK(keep_in(folder, "2026-03-31", {"@p.yaml"}).status == 0);
  const Ran again = keep_in(folder, "2026-03-31", {"@p.yaml"});
  CHECK(again.status == 2);
  CHECK(again.err == "a.db: error: there is a round `2026-03-31` already\n"
                     "    give another name with `--round`, put this run in its place with `--replace`, or add these plans to it with `--add`\n");
  CHECK(keep_in(folder, "2026-03-31", {"--add", "@p.yaml"}).err ==
        "a.db: error: 2 of these plans are in round `2026-03-31` already, A first\n    add only plans that are not there, or audit all of them and use `--replace`\n");
  CHECK(keep_in(folder, "2026-04-30", {"--add", "--round", "2026-03-31", "@q.yaml"}).err ==
        "a.db: error: round `2026-03-31` is of 2026-03-31, and this run of 2026-04-30\n    audit with the same `--as-of`, or save under another `--round`\n");
  CHECK(keep_in(folder, "2026-03-31", {"--add", "--only", "goal.*", "@q.yaml"}).err ==
        "a.db: error: round `2026-03-31` was judged by other rules than this run\n    audit with the same profile and rules, or save under another `--round`\n");
  CHECK(keep_in(folder, "2026-03-31", {"--add", "@q.yaml"}).status == 0);
  const auto count = [&] { return (*(*History::open(folder.path("a.db"))).counts())[0]; };
  CHECK(count().info.plans == 3);
  CHECK(count().measures[0].total.denominator == 3);
  CHECK(keep_in(folder, "2026-03-31", {"--replace", "@q.yaml"}).status == 0);
  CHECK(count().info.plans == 1);
  CHECK(names_in(folder).size() == 1);
}

TEST_CASE("a run without a plan, and options that do not go together, keep nothing") {
  const TestFolder folder;
  folder.write("p.yaml", two_plans);
  CHECK(keep_in(folder, "2026-03-31", {"--status", "closed", "@p.yaml"}).status == 2);
  CHECK(names_in(folder).empty());
  CHECK(folder.run({"check", "--round", "March", "@p.yaml"}).err == "careaudit: `--round` says how to keep a round, and nothing is kept\n    add `--save FILE`, as in `--save audits.db`\n");
  CHECK(keep_in(folder, "2026-03-31", {"--add", "--replace", "@p.yaml"}).err ==
        "careaudit: `--replace` and `--add` do not go together\n    give `--replace` to put this run in the round's place, or `--add` to add its plans to it\n");
  CHECK(keep_in(folder, "2026-03-31", {"--round", "a\tb", "@p.yaml"}).status == 2);
  CHECK(folder.run({"check", "--save", "@new.db", "-o", "json=@new.db", "@p.yaml"}).err == "careaudit: `-o json=new.db` and `--save` name one file\n    give the report a name of its own\n");
}

TEST_CASE("history lists, renames and removes, and what is removed is gone from the file") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: KEEPSAKE-77\n");
  folder.write("q.yaml", two_plans);
  CHECK(keep_in(folder, "2026-02-28", {"@q.yaml"}).status == 0);
  CHECK(keep_in(folder, "2026-03-31", {"@p.yaml"}).status == 0);
  CHECK(folder.run({"history", "@a.db", "--rename", "2026-03-31=March"}).status == 0);
  CHECK(names_in(folder) == std::vector<std::string>{"2026-02-28", "March"});
  CHECK(folder.run({"history", "@a.db", "--rename", "March=2026-02-28"}).err == "a.db: error: there is a round `2026-02-28` already\n    give another name\n");
  CHECK(folder.run({"history", "@a.db", "--remove", "Marhc"}).err == "a.db: error: there is no round `Marhc`; did you mean `March`?\n    it has `2026-02-28` and `March`\n");
  CHECK(folder.read("a.db").find("KEEPSAKE-77") != std::string::npos);
  CHECK(folder.run({"history", "@a.db", "--remove", "March"}).status == 0);
  CHECK(folder.read("a.db").find("KEEPSAKE-77") == std::string::npos);
  CHECK(folder.run({"history", "@none.db"}).err == "none.db: error: there is no such history\n    check the name; `careaudit check --save FILE` makes one\n");
}

TEST_CASE("files that are no history of ours are left as they are") {
  const TestFolder folder;
  folder.write("p.yaml", two_plans);
  folder.write("a.db", "this is a letter, and longer than a database's head: " + std::string(2000, 'x'));
  const std::string letter = folder.read("a.db");
  CHECK(keep_in(folder, "2026-03-31", {"@p.yaml"}).err ==
        "a.db: error: this is no history that careaudit can read\n    name a file that `careaudit check --save` made, or a new name\n");
  CHECK(folder.read("a.db") == letter);
  {
    SQLite::Database other(folder.path("other.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE letters(text)");
  }
  CHECK(folder.run({"history", "@other.db"}).err == "other.db: error: this is a database of another program\n    name a file that `careaudit check --save` made, or a new name\n");
  CHECK(keep_in(folder, "2026-03-31", {"@p.yaml", "--save", "@b.db"}).status == 2);
}

TEST_CASE("a history of an older shape is brought to the present one, and of a newer one refused") {
  const TestFolder folder;
  folder.write("a.db", "");
  CHECK(names_in(folder).empty());
  {
    SQLite::Database newer(folder.path("a.db"), SQLite::OPEN_READWRITE);
    CHECK(newer.execAndGet("PRAGMA user_version").getInt() >= 1);
    newer.exec("PRAGMA user_version = 999");
  }
  CHECK(folder.run({"history", "@a.db"}).err == "a.db: error: a newer careaudit made this history\n    use that version, or begin a history under a new name\n");
}

TEST_CASE("two who write at once lose nothing") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(60, 7));
  std::vector<pid_t> children;
  for (const std::string day : {"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"}) {
    children.push_back(start(folder, keep(day, {"@p.yaml"})));
  }
  for (const pid_t child : children) {
    CHECK(status_of(child) == 0);
  }
  CHECK(names_in(folder) == std::vector<std::string>{"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"});
}

TEST_CASE("a run that is killed leaves the history as it was, or whole") {
  const TestFolder folder;
  folder.write("p.yaml", plans_as_yaml(150, 3));
  REQUIRE(keep_in(folder, "2026-01-31", {"@p.yaml"}).status == 0);
  for (int milliseconds = 20; milliseconds <= 300; milliseconds += 40) {
    const pid_t child = start(folder, keep("2026-02-28", {"--replace", "@p.yaml"}));
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    (void)status_of(child);
    const auto history = History::open(folder.path("a.db"));
    REQUIRE(history.has_value());
    const auto all = history->counts();
    REQUIRE(all.has_value());
    REQUIRE(all->size() <= 2);
    for (const auto& round : *all) {
      CHECK(round.info.plans == (*all)[0].info.plans);
      CHECK(history->round(round.info.name)->plans.size() == round.info.plans);
      CHECK(round.measures.size() == 9);
    }
    SQLite::Database checked(folder.path("a.db"));
    CHECK(checked.execAndGet("PRAGMA integrity_check").getString() == "ok");
  }
}
