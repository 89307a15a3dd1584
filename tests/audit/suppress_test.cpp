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

TEST_CASE("one withheld row, or rows that are small together, take another with them") {
  CHECK(shown({count(3, 40), count(30, 60), count(25, 50)}, SmallNumbers::lt5) == "*/* 30/60 25/50 all 58/150");
  CHECK(shown({count(2, 3), count(10, 20), count(25, 50)}, SmallNumbers::lt5) == "*/* */* 25/50 all 37/73");
  CHECK(shown({count(1, 2), count(1, 2), count(10, 20), count(25, 50)}, SmallNumbers::lt5) == "*/* */* */* 25/50 all 37/74");
}

TEST_CASE("with no other row the total goes") {
  CHECK(shown({count(3, 40)}, SmallNumbers::lt5) == "*/* all */*");
  CHECK(shown({count(2, 3)}, SmallNumbers::lt5) == "*/* all */*");
}

TEST_CASE("under hes all are rounded to 5, percentages and intervals with them") {
  CHECK(shown({count(12, 41), count(28, 63)}, SmallNumbers::hes) == "10/40 30/65 all 40/105");
  const Summary summary = suppressed(of({count(12, 41), count(28, 63)}), SmallNumbers::hes);
  CHECK(*percent(summary.measures[0].groups[0].count) == 25.0);
  CHECK(percent_interval(summary.measures[0].groups[0].count)->low == doctest::Approx(14.19).epsilon(0.01));
  CHECK(shown({count(8, 15), count(20, 41), count(28, 63)}, SmallNumbers::hes) == "*/* */* 30/65 all 55/120");
}

TEST_CASE("not applicable and not assessable tell sizes: they are withheld in every group") {
  MeasureCount first = count(20, 40);
  first.not_applicable = 30;
  const Summary summary = suppressed(of({first, count(30, 60)}), SmallNumbers::lt5);
  CHECK(shown_beside(summary.measures[0].groups[0].count, 0) == "*");
  CHECK(shown_beside(summary.measures[0].total, summary.measures[0].total.not_applicable) == "30");
}

TEST_CASE("nobody can reckon a withheld number to within a few") {
  // Every table of three wards of up to 9 plans: what is withheld has at least two ways to be filled in.
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    std::vector<MeasureCount> groups;
    std::uint64_t state = seed * 2654435761U + 7;
    for (int i = 0; i < 3; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      const std::uint64_t denominator = 1 + (state >> 33U) % 30;
      state = state * 6364136223846793005U + 1442695040888963407U;
      groups.push_back(count((state >> 33U) % (denominator + 1), denominator));
    }
    const Summary full = of(groups);
    const MeasureTable table = suppressed(full, SmallNumbers::lt5).measures[0];
    std::size_t withheld = 0;
    std::uint64_t met = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (table.groups[i].count.withheld != Withheld::none) {
        ++withheld;
        met += groups[i].numerator;
      }
    }
    if (table.total.withheld == Withheld::none && withheld > 0) {
      CHECK(withheld >= 2);
      CHECK(met >= 5);
    }
  }
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
