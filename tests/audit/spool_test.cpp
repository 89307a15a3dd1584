// Copies of streams: plans that can be read once only.
#include <doctest/doctest.h>

#include <thread>

#include <sys/stat.h>

#include "audit/input.h"
#include "support/program.h"

using namespace careaudit;

namespace {

std::string read_all(const InputFile& file) {
  std::string text;
  const auto take = [&text](Piece piece, const PieceFormat&) {
    text += piece.text;
    return true;
  };
  CHECK(read_pieces(file, take, [](std::uint64_t) {}, {}).has_value());
  return text;
}

}  // namespace

TEST_CASE("a stream's copy has no name and can be read again and again") {
  const TestFolder folder;
  const TestFolder temporary;
  REQUIRE(mkfifo(folder.path("pipe").c_str(), S_IRUSR | S_IWUSR) == 0);
  std::jthread writer([&] { folder.write("pipe", "careplan: 1\nid: A\n"); });
  const char* before = std::getenv("TMPDIR");
  const std::string old = before == nullptr ? "/tmp" : before;
  setenv("TMPDIR", temporary.path("").c_str(), 1);
  Spool spool;
  InputFile file{.path = folder.path("pipe"), .shown = "pipe", .was_named = true, .is_stream = true};
  CHECK(!spool.keep(file));
  setenv("TMPDIR", old.c_str(), 1);
  CHECK(std::filesystem::is_empty(temporary.path("")));
  CHECK(read_all(file) == "careplan: 1\nid: A\n");
  CHECK(read_all(file) == "careplan: 1\nid: A\n");
}

TEST_CASE("a stream that cannot be kept says where") {
  const TestFolder folder;
  folder.write("plan.yaml", "careplan: 1\n");
  const char* before = std::getenv("TMPDIR");
  const std::string old = before == nullptr ? "/tmp" : before;
  setenv("TMPDIR", folder.path("none").c_str(), 1);
  Spool spool;
  InputFile file{.path = folder.path("plan.yaml"), .shown = "<stdin>", .was_named = true, .is_stream = true};
  const auto problem = spool.keep(file);
  setenv("TMPDIR", old.c_str(), 1);
  REQUIRE(problem);
  CHECK(folder.without_folder(problem->message) == "cannot be kept in none: no such file or directory");
  CHECK(problem->remedy == "point TMPDIR at a folder with room");
}
