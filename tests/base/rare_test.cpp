#include "base/rare.h"

#include <string>

#include <doctest/doctest.h>

using careaudit::Rare;

TEST_CASE("what is not there reads as blank, and a copy is its own") {
  struct Told {
    std::string name = {};
    int count = 7;
  };
  const Rare<Told> none;
  CHECK(none->name.empty());
  CHECK(none->count == 7);
  Rare<Told> one = Told{.name = "goal 4", .count = 2};
  Rare<Told> copy = one;
  CHECK(copy->name == "goal 4");
  CHECK(&*copy != &*one);
  one = none;
  CHECK(one->name.empty());
  CHECK(copy->count == 2);
  const Rare<Told> moved = std::move(copy);
  CHECK(moved->name == "goal 4");
}
