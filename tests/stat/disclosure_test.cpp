// Small counts, as two rules show them.
#include <doctest/doctest.h>

#include "stat/disclosure.h"
#include "support/oracle.h"

using namespace careaudit;
using nlohmann::json;

TEST_CASE("Hospital Episode Statistics' rule: 1 to 7 hidden, others to the nearest 5, 0 shown") {
  CHECK(shown_count(0, SmallNumbers::hes) == "0");
  CHECK(shown_count(1, SmallNumbers::hes) == "*");
  CHECK(shown_count(7, SmallNumbers::hes) == "*");
  CHECK(shown_count(8, SmallNumbers::hes) == "10");
  CHECK(shown_count(12, SmallNumbers::hes) == "10");
  CHECK(shown_count(13, SmallNumbers::hes) == "15");
  CHECK_FALSE(known_percentage({7, 40}, SmallNumbers::hes).has_value());
  CHECK(*known_percentage({28, 41}, SmallNumbers::hes) == doctest::Approx(75));
  CHECK_FALSE(known_percentage({0, 0}, SmallNumbers::hes).has_value());
}

TEST_CASE("fewer than five is said to be that") {
  CHECK(shown_count(4, SmallNumbers::lt5) == "<5");
  CHECK(shown_count(5, SmallNumbers::lt5) == "5");
  CHECK(shown_count(0, SmallNumbers::lt5) == "0");
  CHECK_FALSE(known_percentage({4, 9}, SmallNumbers::lt5).has_value());
  CHECK(*known_percentage({6, 8}, SmallNumbers::lt5) == 75);
  CHECK(shown_count(3, SmallNumbers::off) == "3");
}

TEST_CASE("reference numbers: small counts") {
  each_oracle_case("governance.jsonl", "hes_sdc_count", [](const json& input, const json& expected) { CHECK(shown_count(input.get<std::uint64_t>(), SmallNumbers::hes) == expected.get<std::string>()); });
  each_oracle_case("governance.jsonl", "threshold_lt5", [](const json& input, const json& expected) { CHECK(shown_count(input.get<std::uint64_t>(), SmallNumbers::lt5) == expected.get<std::string>()); });
  each_oracle_case("governance.jsonl", "hes_sdc_percent", [](const json& input, const json& expected) {
    const Count count{.numerator = input.at("x").get<std::uint64_t>(), .denominator = input.at("n").get<std::uint64_t>()};
    CHECK(shown_count(count.numerator, SmallNumbers::hes) == expected.at("x").get<std::string>());
    CHECK(shown_count(count.denominator, SmallNumbers::hes) == expected.at("n").get<std::string>());
    const auto percent = known_percentage(count, SmallNumbers::hes);
    const auto& wanted = expected.at("percent_from_rounded");
    REQUIRE(percent.has_value() == wanted.is_number());
    if (percent) {
      CHECK(*percent == doctest::Approx(wanted.get<double>()).epsilon(1e-9));
    }
  });
}
