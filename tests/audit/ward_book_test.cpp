// `--wards`: a table that says of which ward plans are.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

TEST_CASE("wards are looked up by plan, person and file for plans that carry none") {
  const TestFolder folder;
  folder.write("in/a/one.yaml", "careplan: 1\nid: A\n---\ncareplan: 1\nid: B\nward: Own\n---\ncareplan: 1\nid: C\nperson: {ref: P-3}\n---\ncareplan: 1\nid: D\n");
  folder.write("in/two.yaml", "careplan: 1\nid: E\n");
  folder.write("wards.csv", "\xEF\xBB\xBFPlan;Person;File;Ward\r\nA;;;Elm\r\nB;;;Elm\r\n;P-3;;\"Oak; upper\"\r\n;;a;Ash\r\n");
  const auto report = nlohmann::json::parse(folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", "json", "--wards", "@wards.csv", "--ward", "Rest", "@in"}).out);
  std::string wards;
  for (const auto& plan : report["plans"]) {
    wards += plan["ward"].get<std::string>() + ",";
  }
  CHECK(wards == "Elm,Own,Oak; upper,Ash,Rest,");
}

TEST_CASE("a table of wards that cannot be right is refused before anything is audited") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\n");
  const auto said = [&](const std::string& table) {
    folder.write("wards.csv", table);
    const Ran ran = folder.run({"check", "--wards", "@wards.csv", "@p.yaml"});
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    return ran.err;
  };
  CHECK(said("id,name\nA,Elm\n").find("the table of wards has no column `ward`, or none that says whose it is\n    write a table (CSV) with a header") != std::string::npos);
  CHECK(said("plan,ward\nA,Elm\nA,Oak\n").find("line 3 of the table of wards gives another ward than an earlier one for the same plan") != std::string::npos);
  CHECK(said("plan,ward\nA,\"Elm\n").find("is never closed") != std::string::npos);
  CHECK(folder.run({"check", "--wards", "@none.csv", "@p.yaml"}).err.find("none.csv: error: cannot be read\n    check the name") != std::string::npos);
}
