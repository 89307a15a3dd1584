// Text helpers, hashes and NHS numbers.
#include <doctest/doctest.h>

#include "base/hash.h"
#include "base/nhs_number.h"
#include "base/strings.h"

using namespace careaudit;

TEST_CASE("the nearest word is a slip of the fingers, not a guess") {
  const std::vector<std::string> known{"responsible", "review_date", "goals"};
  CHECK(nearest("reponsible", known) == "responsible");
  CHECK(nearest("review-date", known) == "review_date");
  CHECK(nearest("goasl", known) == "goals");
  CHECK(nearest("medication", known).empty());
  // Left out or swapped beats a wrong key, whatever the order.
  CHECK(nearest("whn", std::vector<std::string>{"who", "when", "why"}) == "when");
  CHECK(nearest("whn", std::vector<std::string>{"when", "who"}) == "when");
  CHECK(nearest("gaols", std::vector<std::string>{"goads", "goals"}) == "goals");
}

TEST_CASE("splitting, folding, counting") {
  CHECK(split(" a, b ,,c", ',') == std::vector<std::string_view>{"a", "b", "c"});
  CHECK(fold_ascii("Siân WARD") == "siân ward");
  CHECK(code_points("Siân") == 4);
  CHECK(listed(std::vector<std::string>{"a", "b", "c"}) == "`a`, `b` and `c`");
}

TEST_CASE("NHS numbers are known by their check digit") {
  CHECK(is_nhs_number("943 476 5919"));
  CHECK(is_nhs_number("9434765919"));
  CHECK(is_nhs_number("943-476-5919"));
  CHECK_FALSE(is_nhs_number("943 476 5918"));
  CHECK_FALSE(is_nhs_number("KED-0412"));
  CHECK_FALSE(is_nhs_number("0000000000"));
  CHECK_FALSE(is_nhs_number("94 34765919"));
}

TEST_CASE("fingerprints are stable and keep parts apart") {
  const auto print = [](std::string_view a, std::string_view b) {
    Fingerprinter maker;
    maker.add(a);
    maker.add(b);
    return maker.hex();
  };
  CHECK(print("ab", "c") != print("a", "bc"));
  CHECK(print("a", "b") == print("a", "b"));
  CHECK(print("a", "b").size() == 16);
  CHECK(hash_of("KED-1") == hash_of("KED-1"));
  CHECK(hash_of("KED-1") != hash_of("KED-2"));
}
