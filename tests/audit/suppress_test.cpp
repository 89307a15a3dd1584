// Small numbers: what is withheld, and that it cannot be reckoned from the rest.
#include <doctest/doctest.h>

#include <set>

#include <nlohmann/json.hpp>

#include "audit/suppress.h"
#include "support/audit_fixture.h"
#include "support/program.h"

using namespace careaudit;

namespace {

Summary of(const std::vector<MeasureCount>& groups) {
  static const Measure measure = [] {
    Measure one;
    one.id = "m";
    one.title = "Measure";
    return one;
  }();
  MeasureTable table{.measure = &measure, .by = "ward"};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    table.groups.push_back({.group = std::string(1, static_cast<char>('A' + i)), .count = groups[i]});
    table.total.numerator += groups[i].numerator;
    table.total.denominator += groups[i].denominator;
    table.total.not_applicable += groups[i].not_applicable;
  }
  Summary summary;
  summary.plans = table.total.denominator;
  summary.measures.push_back(table);
  return summary;
}

MeasureCount count(std::uint64_t numerator, std::uint64_t denominator) { return {.numerator = numerator, .denominator = denominator}; }

/// "10/20 */15 *" as the rows are shown, and the total.
std::string shown(const std::vector<MeasureCount>& groups, SmallNumbers rule) {
  const Summary summary = suppressed(of(groups), rule);
  std::string text;
  for (const auto& group : summary.measures[0].groups) {
    text += shown_numerator(group.count) + "/" + shown_denominator(group.count) + " ";
  }
  return text + "all " + shown_numerator(summary.measures[0].total) + "/" + shown_denominator(summary.measures[0].total);
}

}  // namespace

TEST_CASE("small counts, small complements, none and all are withheld") {
  CHECK(shown({count(20, 40), count(30, 60)}, SmallNumbers::lt5) == "20/40 30/60 all 50/100");
  CHECK(shown({count(3, 40), count(2, 60), count(30, 60)}, SmallNumbers::lt5) == "*/40 */60 30/60 all 35/160");
  CHECK(shown({count(97, 100), count(58, 60), count(30, 60)}, SmallNumbers::lt5) == "*/100 */60 30/60 all 185/220");
  CHECK(shown({count(0, 40), count(60, 60), count(30, 60)}, SmallNumbers::lt5) == "*/40 */60 30/60 all 90/160");
  CHECK(shown({count(40, 40), count(60, 60)}, SmallNumbers::lt5) == "*/40 */60 all */100");
}

TEST_CASE("one withheld row, or rows that are few together, take the smallest other with them") {
  CHECK(shown({count(3, 40), count(30, 60), count(25, 50)}, SmallNumbers::lt5) == "*/40 30/60 */50 all 58/150");
  CHECK(shown({count(2, 40), count(2, 60), count(25, 50)}, SmallNumbers::lt5) == "*/40 */60 */50 all 29/150");
  CHECK(shown({count(39, 40), count(58, 60), count(25, 50)}, SmallNumbers::lt5) == "*/40 */60 */50 all 122/150");
}

TEST_CASE("a small group takes another with it, and both are withheld whole") {
  CHECK(shown({count(2, 3), count(10, 20), count(25, 50)}, SmallNumbers::lt5) == "*/* */* 25/50 all 37/73");
  CHECK(shown({count(1, 2), count(1, 2), count(10, 20), count(25, 50)}, SmallNumbers::lt5) == "*/* */* */* 25/50 all 37/74");
  CHECK(shown({count(1, 3), count(2, 3), count(10, 20), count(25, 50)}, SmallNumbers::lt5) == "*/* */* */20 25/50 all 38/76");
  CHECK(shown({count(2, 3), count(2, 3), count(10, 20), count(25, 50)}, SmallNumbers::lt5) == "*/* */* */20 25/50 all 39/76");
}

TEST_CASE("with no other row the total goes") {
  CHECK(shown({count(3, 40)}, SmallNumbers::lt5) == "*/40 all */40");
  CHECK(shown({count(2, 3)}, SmallNumbers::lt5) == "*/* all */*");
  CHECK(shown({count(20, 40)}, SmallNumbers::lt5) == "20/40 all 20/40");
}

TEST_CASE("under hes all are rounded to 5, percentages and intervals with them") {
  CHECK(shown({count(12, 41), count(28, 63)}, SmallNumbers::hes) == "10/40 30/65 all 40/105");
  const Summary summary = suppressed(of({count(12, 41), count(28, 63)}), SmallNumbers::hes);
  CHECK(*percent(summary.measures[0].groups[0].count) == 25.0);
  CHECK(percent_interval(summary.measures[0].groups[0].count)->low == doctest::Approx(14.19).epsilon(0.01));
  CHECK(shown({count(8, 15), count(20, 41), count(28, 63)}, SmallNumbers::hes) == "*/15 */40 30/65 all 55/120");
}

TEST_CASE("not applicable and not assessable tell sizes: they are withheld in every group") {
  MeasureCount first = count(20, 40);
  first.not_applicable = 30;
  const Summary summary = suppressed(of({first, count(30, 60)}), SmallNumbers::lt5);
  CHECK(shown_beside(summary.measures[0].groups[0].count, 0) == "*");
  CHECK(shown_beside(summary.measures[0].total, summary.measures[0].total.not_applicable) == "30");
}

TEST_CASE("a group of few plans is withheld in every measure, with the same other group") {
  Summary summary = of({count(2, 3), count(10, 20), count(9, 30)});
  // The second measure does not apply to the small group, and would show the size of the one that hides it.
  summary.measures.push_back(of({count(0, 0), count(10, 20), count(9, 30)}).measures[0]);
  summary.measures[1].groups[0].count.not_applicable = 3;
  const Summary open = suppressed(summary, SmallNumbers::lt5);
  for (const auto& table : open.measures) {
    CHECK(table.groups[0].count.withheld == Withheld::all);
    CHECK(table.groups[1].count.withheld == Withheld::all);
    CHECK(table.groups[2].count.withheld == Withheld::none);
  }
}

TEST_CASE("many items of few plans are few") {
  static const Measure items = [] {
    Measure one;
    one.kind = MeasureKind::items;
    return one;
  }();
  const auto groups = [](std::uint64_t plans) {
    Summary summary = of({count(20, 40), count(60, 90), count(50, 100)});
    summary.measures[0].measure = &items;
    summary.measures[0].groups[0].count.plans = plans;
    summary.measures[0].groups[1].count.plans = 30;
    summary.measures[0].groups[2].count.plans = 30;
    summary.measures[0].total.plans = 60 + plans;
    return suppressed(summary, SmallNumbers::lt5).measures[0].groups;
  };
  CHECK(groups(6)[0].count.withheld == Withheld::none);
  CHECK(groups(2)[0].count.withheld == Withheld::all);
  CHECK(groups(2)[1].count.withheld == Withheld::all);
  CHECK(groups(2)[2].count.withheld == Withheld::none);
}

namespace {

/// What a reader of the table can reckon of one row's numerator: from the rows shown, the total, and 0 to size.
struct Reach {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

Reach reckoned(const MeasureTable& table, std::size_t place) {
  std::uint64_t rest = table.total.numerator;
  std::uint64_t size_rest = table.total.denominator;
  std::uint64_t others = 0;
  bool has_unknown_size = false;
  for (std::size_t i = 0; i < table.groups.size(); ++i) {
    const MeasureCount& one = table.groups[i].count;
    rest -= one.withheld == Withheld::none ? one.numerator : 0;
    size_rest -= one.denominator;
    others += one.withheld == Withheld::numerator && i != place ? one.denominator : 0;
    has_unknown_size = has_unknown_size || (one.withheld == Withheld::all && i != place);
  }
  others += has_unknown_size ? size_rest : 0;
  const MeasureCount& asked = table.groups[place].count;
  const std::uint64_t size = asked.withheld == Withheld::all ? size_rest : asked.denominator;
  return {.low = rest > others ? rest - others : 0, .high = std::min(size, rest)};
}

}  // namespace

TEST_CASE("nobody can reckon a withheld number to within four") {
  constexpr std::uint64_t fewest = 5;
  std::uint64_t state = 7;
  const auto draw = [&state](std::uint64_t most) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % (most + 1);
  };
  for (int round = 0; round < 20'000; ++round) {
    std::vector<MeasureCount> groups;
    for (std::uint64_t i = 0, wards = 2 + draw(4); i < wards; ++i) {
      const std::uint64_t denominator = draw(round % 2 == 0 ? 30 : 9);
      groups.push_back(count(draw(denominator), denominator));
    }
    const MeasureTable table = suppressed(of(groups), SmallNumbers::lt5).measures[0];
    std::uint64_t hidden_sizes = 0;
    std::uint64_t hidden = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const MeasureCount& now = table.groups[i].count;
      const std::uint64_t rest = groups[i].denominator - groups[i].numerator;
      const bool is_telling = groups[i].denominator > 0 && (groups[i].numerator < fewest || rest < fewest);
      CHECK((!is_telling || now.withheld != Withheld::none));
      hidden_sizes += now.withheld == Withheld::all ? groups[i].denominator : 0;
      hidden += now.withheld == Withheld::all ? 1U : 0U;
      if (now.withheld != Withheld::none && table.total.withheld == Withheld::none && groups[i].denominator >= fewest) {
        const Reach reach = reckoned(table, i);
        CHECK(reach.high - reach.low >= fewest);
      }
    }
    CHECK((hidden == 0 || table.total.withheld == Withheld::all || (hidden >= 2 && hidden_sizes >= fewest)));
  }
}

TEST_CASE("findings are withheld where they would tell of a rule that is") {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> made(2);
    made[0].id = "a";
    made[1].id = "b";
    made[0].severity = made[1].severity = Severity::error;
    return made;
  }();
  Summary summary;
  summary.plans = 60;
  summary.findings = {{Severity::error, 33}, {Severity::warning, 0}, {Severity::advice, 2}};
  summary.rules = {{.rule = &rules[0], .pass = 30, .fail = 30, .plans_failing = 30, .plans_judged = 60}, {.rule = &rules[1], .pass = 57, .fail = 3, .not_assessable = 2, .plans_failing = 3, .plans_judged = 60}};
  const Summary open = suppressed(summary, SmallNumbers::lt5);
  CHECK_FALSE(open.rules[0].is_withheld);
  CHECK(open.rules[1].is_withheld);
  CHECK_FALSE(open.findings.contains(Severity::error));
  CHECK(open.findings.at(Severity::warning) == 0);
  CHECK_FALSE(open.findings.contains(Severity::advice));
}

TEST_CASE("what was left out is withheld where it is little, and said to be") {
  Summary summary = of({count(20, 40)});
  summary.not_audited = {{"closed", 12}, {"draft", 2}};
  summary.unreadable = 1;
  summary.skipped_files = 1;
  const Summary open = suppressed(summary, SmallNumbers::lt5);
  CHECK(open.not_audited == std::map<std::string, std::uint64_t>{{"closed", 12}});
  CHECK(open.withheld == std::set<std::string>{"draft", "unreadable"});
  CHECK(open.skipped_files == 1);   // Tells of no plan.
}

TEST_CASE("a ward that is named by an NHS number loses its name") {
  Summary summary = of({count(20, 40), count(30, 60)});
  summary.measures[0].groups[1].group = "Elm (943 476 5919)";
  CHECK(suppressed(summary, SmallNumbers::lt5).measures[0].groups[1].group == "(name withheld)");
}

TEST_CASE("a suppressed run writes summaries only, and a public report beside a full one is as discreet") {
  const TestFolder folder;
  std::string plans;
  for (int i = 0; i < 40; ++i) {
    plans += "---\ncareplan: 1\nid: REF-" + std::to_string(1000 + i) + "\nward: " + (i < 3 ? "Tiny" : i < 20 ? "Elm" : "Oak") + "\ngoals: [{text: Comply with the rules}]\n";
  }
  folder.write("p.yaml", plans);
  for (const std::string format : {"text", "json", "ndjson", "markdown", "html", "measures-csv", "measurereport"}) {
    const Ran ran = folder.run({"check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "--suppress", "hes", "-f", format, "@p.yaml"});
    CHECK(ran.status == 0);
    CHECK_MESSAGE(ran.out.find("REF-") == std::string::npos, format);
    CHECK_MESSAGE(ran.out.find("Comply") == std::string::npos, format);
    CHECK_MESSAGE(ran.out.find("p.yaml") == std::string::npos, format);
  }
  const Ran both = folder.run({"check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "-f", "none", "-o", "json=@full.json", "--public", "json=@public.json", "@p.yaml"});
  CHECK(both.status == 0);
  const auto full = nlohmann::json::parse(folder.read("full.json"));
  const auto open = nlohmann::json::parse(folder.read("public.json"));
  CHECK(full["plans"].size() == 40);
  CHECK(open["plans"].empty());
  CHECK(open["problems"].empty());
  CHECK(open["suppress"] == "hes");
  CHECK_FALSE(full.contains("suppress"));
  CHECK(open["totals"]["plans"] == 40);
  for (const auto& group : open["measures"][0]["groups"]) {
    CHECK((group["group"] != "Tiny" || group["denominator"].is_null()));
    CHECK(group["not_applicable"].is_null());
  }
}

TEST_CASE("what cannot be suppressed is refused") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  CHECK(folder.run({"check", "--suppress", "hes", "-f", "csv", "@p.yaml"}).err ==
        "careaudit: `--format csv`: csv is a list of findings, of which nothing is left without small numbers\n"
        "    choose one of `html`, `json`, `markdown`, `measurereport`, `measures-csv`, `ndjson`, `none`, `text` and `xlsx`\n");
  CHECK(folder.run({"check", "--public", "sarif=@x", "@p.yaml"}).status == 2);
  CHECK(folder.run({"check", "--public", "@x-{ward}.html", "@p.yaml"}).err ==
        "careaudit: `--public x-{ward}.html`: a report a ward would give away what the report of all withholds\n    write one report, without `{ward}` in its name\n");
  CHECK(folder.run({"check", "--public", "@x.html", "--by", "ward", "--by", "team", "@p.yaml"}).err ==
        "careaudit: groups by more than one field give each other's small numbers away\n    give one `--by`, and publish one grouping only\n");
  CHECK(folder.run({"check", "--public", "@x.html", "--by", "coordinator.name", "@p.yaml"}).err ==
        "careaudit: `--by coordinator.name`: the names of such groups can tell who somebody is\n    group what leaves the organisation by ward, team, type or status, or by a date's month or quarter\n");
  CHECK(folder.run({"check", "--suppress", "lt10", "@p.yaml"}).err == "careaudit: `--suppress` does not take `lt10`\n    it takes `off`, `lt5` and `hes`\n");
}

TEST_CASE("pseudonyms are the same for the same key, and nothing is left of references and file names") {
  const TestFolder folder;
  folder.write("REF-1.yaml", "careplan: 1\nid: REF-1\nward: Elm\nunknown thing: x\n");
  folder.write("key", "0123456789abcdef0123\n");
  folder.write("other", "another secret of 24 byt\n");
  folder.write("short", "abc\n");
  const auto run = [&](const std::string& key) { return folder.run({"check", "--as-of", "2026-03-31", "--fail-on", "never", "-q", "-f", "json", "--pseudonyms", "@" + key, "@REF-1.yaml"}).out; };
  const std::string once = run("key");
  CHECK(once == run("key"));
  CHECK(once.find("REF-1") == std::string::npos);
  CHECK(once.find("\"id\":\"P-") != std::string::npos);
  CHECK(nlohmann::json::parse(once)["plans"][0]["id"] != nlohmann::json::parse(run("other"))["plans"][0]["id"]);
  CHECK(folder.run({"check", "--pseudonyms", "@short", "@REF-1.yaml"}).err.find("has 3 bytes") != std::string::npos);
  CHECK(folder.run({"check", "--pseudonyms", "@none", "@REF-1.yaml"}).status == 2);
}
