// Looking through folders and pipes: what is met is read, or said and counted.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "support/program.h"

namespace {

namespace fs = std::filesystem;

/// Makes a pipe at `path` and writes `bytes` into it when somebody reads.
class Pipe {
 public:
  Pipe(const std::string& path, const std::string& bytes) : writer_([path, bytes] { std::ofstream(path, std::ios::binary) << bytes; }) {}

 private:
  std::jthread writer_;
};

/// Takes away the rights of the superuser, who can read everything, until the object is gone.
class Unprivileged {
 public:
  Unprivileged() : was_(geteuid()) {
    constexpr uid_t nobody = 65534;
    holds_ = was_ != 0 || seteuid(nobody) == 0;
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() { (void)!seteuid(was_); }
  bool holds() const { return holds_; }

 private:
  uid_t was_;
  bool holds_ = false;
};

Ran checked(const TestFolder& folder, std::vector<std::string> paths, const std::string& format = "none") {
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", format};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  return folder.run(std::move(arguments));
}

nlohmann::json totals(const TestFolder& folder, std::vector<std::string> paths) {
  return nlohmann::json::parse(checked(folder, std::move(paths), "json").out)["totals"];
}

}  // namespace

TEST_CASE("a folder that cannot be listed is named, and its neighbours are audited") {
  const TestFolder folder;
  folder.write("in/a/p.yaml", "careplan: 1\nid: A\n");
  folder.write("in/b/p.yaml", "careplan: 1\nid: B\n");
  folder.write("in/c/p.yaml", "careplan: 1\nid: C\n");
  folder.write("in/d/p.yaml", "careplan: 1\nid: D\n");
  fs::permissions(folder.path(""), fs::perms(0755));
  fs::permissions(folder.path("in/b"), fs::perms(0));
  fs::permissions(folder.path("in/d"), fs::perms(0444));
  {
    const Unprivileged unprivileged;
    if (unprivileged.holds()) {
      const Ran ran = checked(folder, {"@in"});
      CHECK(ran.status == 2);
      CHECK(ran.err ==
            "in/b: error: cannot be read: permission denied\n    check the name and that you may read it\n"
            "in/d/p.yaml: error: cannot be read: permission denied\n    check the name and that you may read it\n");
      const auto counts = totals(folder, {"@in"});
      CHECK(counts["plans"] == 2);
      CHECK(counts["unreadable"] == 2);
    }
  }
  fs::permissions(folder.path("in/b"), fs::perms(0755));
  fs::permissions(folder.path("in/d"), fs::perms(0755));
}

TEST_CASE("what stands in a folder and is no file is said and counted") {
  const TestFolder folder;
  folder.write("in/p.yaml", "careplan: 1\nid: A\n");
  folder.write("in/.hidden.yaml", "careplan: 1\nid: B\n");
  folder.write("in/.git/config.yaml", "careplan: 1\nid: C\n");
  folder.write("in/careaudit.yaml", "profile: essentials\n");
  folder.write("other/q.yaml", "careplan: 1\nid: D\n");
  fs::create_symlink("../other", folder.path("in/link"));
  fs::create_symlink("p.yaml", folder.path("in/same.yaml"));
  fs::create_symlink("nowhere", folder.path("in/lost.yaml"));
  fs::create_symlink("circle.xml", folder.path("in/circle.xml"));
  REQUIRE(mkfifo(folder.path("in/pipe.yaml").c_str(), 0600) == 0);
  const Ran ran = checked(folder, {"@in"});
  CHECK(ran.status == 2);
  CHECK(ran.err ==
        "in/circle.xml: error: cannot be read: too many levels of symbolic links\n    check the name and that you may read it\n"
        "in/lost.yaml: error: cannot be read: no such file or directory\n    check the name and that you may read it\n"
        "in/.git: warning: this folder is hidden, and what it holds is not read; skipped\n    name it itself to have it read\n"
        "in/.hidden.yaml: warning: this file is hidden; skipped\n    name it itself to have it read\n"
        "in/link: warning: this is a link to a folder, and what that holds is not read; skipped\n    name the folder that it leads to\n"
        "in/pipe.yaml: warning: this is a pipe, a socket or a device, not a file; skipped\n    name it itself to have it read\n");
  const auto counts = totals(folder, {"@in", "@in/.hidden.yaml"});
  CHECK(counts["plans"] == 2);
  CHECK(counts["unreadable"] == 2);
  CHECK(counts["skipped_files"] == 3);
}

TEST_CASE("a path that gives no plan is in the totals") {
  const TestFolder folder;
  folder.write("p.yaml", "careplan: 1\nid: A\n");
  folder.write("empty/notes.txt", "x");
  const Ran ran = checked(folder, {"@p.yaml", "@none.yaml", "@empty", "/dev/null"});
  CHECK(ran.status == 2);
  CHECK(ran.err ==
        "/dev/null: error: this is a device or a socket, not a file\n    name a file or a folder, or `-` for standard input\n"
        "none.yaml: error: no such file or folder\n    check the path; quote it if it contains spaces\n"
        "empty: error: no care plans here: the folder holds no file to read\n    name a folder with .yaml, .yml or .xml files\n"
        "empty/notes.txt: warning: this file is of a format that is not read; skipped\n    `careaudit formats` lists what can be read\n");
  const auto counts = totals(folder, {"@p.yaml", "@none.yaml", "@empty", "/dev/null"});
  CHECK(counts["plans"] == 1);
  CHECK(counts["unreadable"] == 3);
  CHECK(counts["skipped_files"] == 1);
}

TEST_CASE("a pipe that is named is read to its end, though plans are looked at twice") {
  const TestFolder folder;
  REQUIRE(mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  {
    const Pipe pipe(folder.path("pipe"), "careplan: 1\nid: A\n---\ncareplan: 1\nid: A\n");
    const Ran ran = checked(folder, {"@pipe"});
    CHECK(ran.status == 0);
    CHECK(ran.err ==
          "pipe:1:1: warning: the same plan id stands at pipe:4, and neither says when it was `updated`; the later copy counts, and this one does not\n"
          "    export each plan once, or give every plan an id of its own; the newest `updated` counts\n");
  }
  const Pipe pipe(folder.path("pipe"), "");
  CHECK(checked(folder, {"@pipe"}).err == "pipe: error: no care plan in this file\n    check that the export was written completely\n");
}
