// DIALOG scores of the same people in two reports.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

std::string plan(const std::string& id, const std::string& person, int job, int leisure) {
  return "careplan: 1\nid: " + id + "\nperson: {ref: " + person + "}\ndialog: {scores: {job: " + std::to_string(job) + ", leisure: " + std::to_string(leisure) + "}}\n";
}

}  // namespace

TEST_CASE("scores are compared area by area, for people who are in both reports") {
  const TestFolder folder;
  folder.write("a.yaml", plan("A1", "P-1", 2, 5) + "---\n" + plan("B1", "P-2", 4, 4) + "---\n" + plan("C1", "P-3", 1, 1));
  folder.write("b.yaml", plan("A2", "P-1", 5, 5) + "---\n" + plan("B2", "P-2", 3, 6) + "---\n" + plan("D2", "P-4", 7, 7));
  for (const std::string name : {"a", "b"}) {
    folder.run({"check", "--as-of", "2026-03-31", "--only", "dialog.scores", "--include-dialog", "-q", "-f", "none", "-o", "@" + name + ".json", "@" + name + ".yaml"});
  }
  const auto compared = nlohmann::json::parse(folder.run({"compare", "--format", "json", "@a.json", "@b.json"}).out);
  CHECK(compared["dialog"] == nlohmann::json{{{"area", "job"}, {"people", 2}, {"mean_before", 3.0}, {"mean_after", 4.0}, {"higher", 1}, {"same", 0}, {"lower", 1}},
                                             {{"area", "leisure"}, {"people", 2}, {"mean_before", 4.5}, {"mean_after", 5.5}, {"higher", 1}, {"same", 1}, {"lower", 0}}});
  CHECK(folder.run({"compare", "@a.json", "@b.json"}).out.find("  job               mean 3.0 -> 4.0 (+1.0); 2 people: 1 higher, 0 the same, 1 lower\n") != std::string::npos);
}

TEST_CASE("without being asked a report holds no scores, and never a person's reference") {
  const TestFolder folder;
  folder.write("a.yaml", plan("A1", "P-10392", 2, 5));
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> args{"check", "--as-of", "2026-03-31", "--only", "dialog.scores", "-f", "json", "@a.yaml"};
    args.insert(args.end(), more.begin(), more.end());
    return folder.run(args).out;
  };
  CHECK(run({}).find("\"dialog\":") == std::string::npos);
  const std::string with = run({"--include-dialog"});
  CHECK(with.find("\"scores\":{\"job\":2,\"leisure\":5}") != std::string::npos);
  CHECK(with.find("P-10392") == std::string::npos);
}

TEST_CASE("an NHS number is not hashed: its digits could be guessed") {
  const TestFolder folder;
  folder.write("a.yaml", plan("A1", "9434765919", 2, 5));
  const auto report = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-03-31", "--only", "dialog.scores", "--include-dialog", "-f", "json", "@a.yaml"}).out);
  CHECK(report["plans"][0]["dialog"]["person"] == nullptr);
}

TEST_CASE("a report of a framework is read back like any other") {
  const TestFolder folder;
  folder.write("a.yaml", plan("A1", "P-1", 2, 5));
  for (const auto* name : {"a.json", "b.json"}) {
    folder.run({"check", "--as-of", "2026-03-31", "--profile", "dialog-plus", "-q", "-f", "none", "-o", std::string("@") + name, "@a.yaml"});
  }
  CHECK(folder.run({"compare", "@a.json", "@b.json"}).status == 0);
}
