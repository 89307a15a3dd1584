// Texts put aside: in memory, in a file, and in memory again where no file can be had.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>

#include "import/piece_store.h"

using namespace careaudit;

namespace {

/// Whether three large texts read back as they were put aside.
bool keeps_all() {
  constexpr std::size_t size = std::size_t{30} << 20U;
  PieceStore store;
  std::array<std::uint64_t, 3> places{};
  for (std::size_t i = 0; i < places.size(); ++i) {
    places.at(i) = store.add(std::string(size, static_cast<char>('a' + i)));
  }
  bool is_same = true;
  for (std::size_t i = 0; i < places.size(); ++i) {
    is_same = is_same && store.read(places.at(i), size) == std::string(size, static_cast<char>('a' + i));
  }
  return is_same;
}

}  // namespace

TEST_CASE("texts beyond the limit are kept in a file, and in memory where there can be none") {
  CHECK(keeps_all());
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  (void)setenv("TMPDIR", "/nowhere/at/all", 1);
  CHECK(keeps_all());
  kept.empty() ? (void)unsetenv("TMPDIR") : (void)setenv("TMPDIR", kept.c_str(), 1);
}
