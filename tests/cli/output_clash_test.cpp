// Reports that would take the place of what the run reads, or of each other.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "support/program.h"

namespace {

constexpr const char* plan = "careplan: 1\nid: A\nward: Rowan\n";

std::string refused(const TestFolder& folder, std::vector<std::string> more) {
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Ran ran = folder.run(std::move(arguments));
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  return ran.err;
}

std::string overwriting(const std::string& typed, const std::string& read) {
  return "careaudit: `-o " + typed + "` would overwrite `" + read + "`, which this run reads\n    give the report a name of its own, outside what is audited\n";
}

}  // namespace

TEST_CASE("a report never takes the place of a plan, however the file is named") {
  const TestFolder folder;
  folder.write("in/p.yaml", plan);
  std::filesystem::create_hard_link(folder.path("in/p.yaml"), folder.path("hard.json"));
  std::filesystem::create_symlink("in/p.yaml", folder.path("soft.json"));
  CHECK(refused(folder, {"-o", "json=@in/p.yaml", "@in/p.yaml"}) == overwriting("json=in/p.yaml", "in/p.yaml"));
  CHECK(refused(folder, {"-o", "json=@in/p.yaml", "@in"}) == overwriting("json=in/p.yaml", "in/p.yaml"));
  CHECK(refused(folder, {"-o", "json=@in/../in/./p.yaml", "@in"}) == overwriting("json=in/../in/./p.yaml", "in/p.yaml"));
  CHECK(refused(folder, {"-o", "@hard.json", "@in"}) == overwriting("hard.json", "in/p.yaml"));
  CHECK(refused(folder, {"-o", "@soft.json", "@in"}) == overwriting("soft.json", "in/p.yaml"));
  CHECK(refused(folder, {"-o", "json=@in/p.yaml", "@soft.json", "@hard.json"}) == overwriting("json=in/p.yaml", "hard.json"));
  CHECK(folder.read("in/p.yaml") == plan);
}

TEST_CASE("nor does a ward's own report, nor of a list of paths, a profile or a rule") {
  const TestFolder folder;
  folder.write("in/Rowan.xml", "<careplan/>");
  folder.write("in/p.yaml", plan);
  folder.write("list.txt", folder.path("in") + "\n");
  folder.write("own.yaml", "title: Own\ninclude: [goal.*]\n");
  folder.write("r/words/w.yaml", "entries: [gizmo]\n");
  CHECK(refused(folder, {"-o", "@in/{ward}.xml", "@in"}) == overwriting("in/{ward}.xml", "in/Rowan.xml"));
  CHECK(refused(folder, {"-o", "@list.txt", "--files-from", "@list.txt"}) == overwriting("list.txt", "list.txt"));
  CHECK(refused(folder, {"-o", "json=@own.yaml", "--profile", folder.path("own.yaml"), "@in/p.yaml"}) == overwriting("json=own.yaml", "own.yaml"));
  CHECK(refused(folder, {"-o", "json=@r/words/w.yaml", "--rules", "@r", "@in/p.yaml"}) == overwriting("json=r/words/w.yaml", "r/words/w.yaml"));
}

TEST_CASE("a report of an earlier run is written again") {
  const TestFolder folder;
  folder.write("in/p.yaml", plan);
  for (int i = 0; i < 2; ++i) {
    const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", "none", "-o", "@r.json", "-o", "@r-{ward}.md", "@in"});
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
  }
  CHECK(folder.read("r.json").starts_with("{"));
  CHECK(folder.read("r-Rowan.md").starts_with("# Care-plan audit\n"));
}

TEST_CASE("no two wards share a file, whatever their names") {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path("out"));
  std::string plans;
  for (const std::string ward : {"A/B", "A-B", "'A:B'", "..", "no ward", ""}) {
    plans += std::string(plans.empty() ? "" : "---\n") + "careplan: 1\nid: P" + std::to_string(plans.size()) + "\nward: " + ward + "\n";
  }
  folder.write("p.yaml", plans);
  const auto names = [&] {
    const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "-q", "-f", "none", "-o", "@out/{ward}.md", "@p.yaml"});
    CHECK(ran.status == 0);
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path("out"))) {
      found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  };
  const auto found = names();
  CHECK(found.size() == 6);
  CHECK(folder.has("out/A-B.md"));
  CHECK(folder.has("out/no ward.md"));
  CHECK(names() == found);
}
