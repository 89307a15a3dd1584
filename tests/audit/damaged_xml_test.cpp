// XML that is damaged, doubled or empty: said once, counted once, and what is whole is audited.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

Ran checked(const TestFolder& folder, const std::string& path, const std::string& format = "none") {
  return folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "--only", "goal.present", "-f", format, "--evidence", "words", path});
}

nlohmann::json totals(const TestFolder& folder, const std::string& path) {
  return nlohmann::json::parse(checked(folder, path, "json").out)["totals"];
}

}  // namespace

TEST_CASE("text before the root is said, in a folder too, and the plan behind it is audited") {
  const TestFolder folder;
  folder.write("in/junk.xml", "junk <careplan><id>a</id></careplan>\n");
  const Ran ran = checked(folder, "@in");
  CHECK(ran.status == 2);
  CHECK(ran.err == "in/junk.xml:1:1: error: text stands outside the root element\n    remove it, or put it inside\n");
  CHECK(totals(folder, "@in")["plans"] == 1);
  CHECK(totals(folder, "@in")["unreadable"] == 0);
}

TEST_CASE("a byte-order mark before another's is no text") {
  const TestFolder folder;
  folder.write("in/twice.xml", "\xEF\xBB\xBF\xEF\xBB\xBF<careplans><careplan><id>B</id></careplan></careplans>\n");
  folder.write("in/twice.yaml", "\xEF\xBB\xBF\xEF\xBB\xBF" "careplan: 1\nid: C\n");
  const Ran ran = checked(folder, "@in");
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  CHECK(totals(folder, "@in")["plans"] == 2);
}

TEST_CASE("a second root is said once, and the plans of both are audited") {
  const TestFolder folder;
  folder.write("two.xml",
               "<careplans><careplan><id>A</id></careplan></careplans>\n"
               "<careplans><careplan><id>B</id></careplan></careplans>\n"
               "<careplans><careplan><id>C</id></careplan></careplans>\n");
  const Ran ran = checked(folder, "@two.xml");
  CHECK(ran.status == 2);
  CHECK(ran.err == "two.xml:2:1: error: a second root element begins here; the first is `<careplans>`\n    put the plans inside one element, such as <careplans>\n");
  CHECK(totals(folder, "@two.xml")["plans"] == 3);
  CHECK(totals(folder, "@two.xml")["unreadable"] == 0);
}

TEST_CASE("an empty plan is a plan in XML as in YAML, and words where fields should be are refused") {
  const TestFolder folder;
  folder.write("empty.xml", "<careplan/>\n");
  folder.write("blank.xml", "<careplan>\n</careplan>\n");
  folder.write("empty.yaml", "careplan:\n");
  for (const std::string file : {"@empty.xml", "@blank.xml", "@empty.yaml"}) {
    CAPTURE(file);
    CHECK(checked(folder, file).err.empty());
    const auto audit = nlohmann::json::parse(checked(folder, file, "json").out);
    CHECK(audit["totals"]["plans"] == 1);
    CHECK(audit["plans"][0]["outcomes"][0]["message"] == "no goal is recorded");
  }
  folder.write("words.xml", "<careplan>see notes</careplan>\n");
  const Ran ran = checked(folder, "@words.xml");
  CHECK(ran.status == 2);
  CHECK(ran.err == "words.xml:1:11: error: a plan is a set of fields, and here is none\n    put its fields there: `goals`, `actions`, `crisis` and so on\n");
}
