// Output files: whole or not at all, and nothing left of what was given up.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output_file.h"
#include "support/program.h"

using namespace careaudit;

namespace {

bool has_nameless_files(const TestFolder& folder) {
  const int handle = open(folder.path("").c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  return handle >= 0 && close(handle) == 0;
}

std::size_t files_in(const TestFolder& folder) {
  const std::filesystem::directory_iterator entries(folder.path(""));
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

}  // namespace

TEST_CASE("an output appears when it is whole, for its owner alone") {
  const TestFolder folder;
  {
    OutputFile file(folder.path("report.txt"));
    file.write(std::string(200'000, 'x'));
    CHECK(!folder.has("report.txt"));
    if (has_nameless_files(folder)) {
      CHECK(files_in(folder) == 0);
    }
    CHECK(!file.commit());
  }
  CHECK(folder.read("report.txt").size() == 200'000);
  CHECK(files_in(folder) == 1);
  struct stat status {};
  REQUIRE(stat(folder.path("report.txt").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
}

TEST_CASE("an output replaces what was there, and only when it is whole") {
  const TestFolder folder;
  folder.write("report.txt", "old");
  { OutputFile(folder.path("report.txt")).write("given up"); }
  CHECK(folder.read("report.txt") == "old");
  OutputFile file(folder.path("report.txt"));
  file.write("new");
  CHECK(folder.read("report.txt") == "old");
  CHECK(!file.commit());
  CHECK(folder.read("report.txt") == "new");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("a temporary name that is taken is not taken away") {
  const TestFolder folder;
  OutputFile file(folder.path("report.txt"));
  file.write("new");
  for (int handle = 0; handle < 64; ++handle) {
    folder.write(".careaudit-" + std::to_string(getpid()) + "-" + std::to_string(handle) + "-0", "another's");
  }
  CHECK(!file.commit());
  CHECK(folder.read("report.txt") == "new");
  CHECK(files_in(folder) == 65);
}

TEST_CASE("an output into no folder, or over a folder, is refused") {
  const TestFolder folder;
  OutputFile nowhere(folder.path("none/report.txt"));
  nowhere.write("text");
  auto problem = nowhere.commit();
  REQUIRE(problem);
  CHECK(problem->message == "cannot be opened for writing: no such file or directory");
  CHECK(problem->remedy == "check that the folder exists, that you may write there, and that the disk has room");
  OutputFile over(folder.path(""));
  problem = over.commit();
  REQUIRE(problem);
  CHECK(problem->message == "cannot be opened for writing: is a directory");
}
