// Agreement of two readers, against values worked out by hand and by others.
#include <doctest/doctest.h>

#include "stat/agreement.h"
#include "stat/two_proportions.h"
#include "support/oracle.h"

using namespace careaudit;
using nlohmann::json;

namespace {

void check_kappa(const TwoByTwo& table, double value, double low, double high) {
  const auto kappa = cohen_kappa(table);
  REQUIRE(kappa.has_value());
  CHECK(kappa->value == doctest::Approx(value).epsilon(1e-12));
  CHECK(kappa->low == doctest::Approx(low).epsilon(1e-12));
  CHECK(kappa->high == doctest::Approx(high).epsilon(1e-12));
}

}  // namespace

TEST_CASE("kappa and its interval, worked out by hand") {
  // Observed 0.8, expected 0.5; variance (0.32 - 0.16) / (100 x 0.25), so a standard error of 0.08.
  check_kappa({.both_yes = 40, .first_only = 10, .second_only = 10, .both_no = 40}, 0.6, 0.6 - 1.959963984540054 * 0.08, 0.6 + 1.959963984540054 * 0.08);
  // Observed 0.7, expected 0.5; variance (0.2116 - 0.01) / (50 x 0.25) = 0.016128.
  check_kappa({.both_yes = 20, .first_only = 5, .second_only = 10, .both_no = 15}, 0.4, 0.15109229047666106, 0.6489077095233388);
  // The readers change places: the same kappa.
  check_kappa({.both_yes = 20, .first_only = 10, .second_only = 5, .both_no = 15}, 0.4, 0.15109229047666106, 0.6489077095233388);
}

TEST_CASE("kappa of full agreement, full disagreement and a reader who always says yes") {
  check_kappa({.both_yes = 10, .both_no = 10}, 1, 1, 1);
  check_kappa({.first_only = 10, .second_only = 10}, -1, -1, -1);
  check_kappa({.both_yes = 5, .first_only = 5}, 0, 0, 0);
}

TEST_CASE("kappa is not defined where chance alone agrees on everything") {
  CHECK_FALSE(cohen_kappa({}).has_value());
  CHECK_FALSE(cohen_kappa({.both_yes = 25}).has_value());
  CHECK_FALSE(cohen_kappa({.both_no = 25}).has_value());
}

TEST_CASE("kappa as R's epiR and forty-digit arithmetic have it") {
  check_kappa({.both_yes = 33, .first_only = 7, .second_only = 3, .both_no = 57}, 0.788135593220339, 0.6641564966065325, 0.9121146898341453);
  check_kappa({.both_yes = 95, .first_only = 3, .second_only = 2}, -0.02459016393442623, -0.04792670424205115, -0.0012536236268013115);
  check_kappa({.first_only = 5, .second_only = 5, .both_no = 90}, -0.05263157894736842, -0.08520715763778483, -0.020056000256952006);
}

TEST_CASE("precision is of the second reader's yes, recall of the first's") {
  const TwoByTwo table{.both_yes = 30, .first_only = 10, .second_only = 20, .both_no = 40};
  CHECK(precision_of(table) == 0.6);
  CHECK(recall_of(table) == 0.75);
  CHECK(table.total() == 100);
}

TEST_CASE("precision and recall of nothing") {
  CHECK(precision_of({.first_only = 4, .both_no = 4}) == std::nullopt);
  CHECK(recall_of({.first_only = 4, .both_no = 4}) == 0.0);
  CHECK(precision_of({.second_only = 4, .both_no = 4}) == 0.0);
  CHECK(recall_of({.second_only = 4, .both_no = 4}) == std::nullopt);
  CHECK(precision_of({}) == std::nullopt);
  CHECK(recall_of({}) == std::nullopt);
}

TEST_CASE("agreement on yes, on no, and Gwet's AC1 where one answer is rare") {
  const TwoByTwo table{.both_yes = 40, .first_only = 10, .second_only = 10, .both_no = 40};
  CHECK(*percent_agreement(table) == 0.8);
  CHECK(*positive_agreement(table) == 0.8);
  CHECK(*negative_agreement(table) == 0.8);
  CHECK(*gwet_ac1(table) == doctest::Approx(0.6).epsilon(1e-12));
  const TwoByTwo rare{.both_yes = 0, .first_only = 5, .second_only = 5, .both_no = 90};
  CHECK(*positive_agreement(rare) == 0);
  CHECK(*gwet_ac1(rare) > 0.88);
  CHECK(cohen_kappa(rare)->value < 0);
  CHECK_FALSE(percent_agreement({}).has_value());
  CHECK_FALSE(gwet_ac1({}).has_value());
  CHECK_FALSE(positive_agreement({.both_no = 3}).has_value());
}

TEST_CASE("reference numbers: agreement") {
  each_oracle_case("stats.jsonl", "kappa2x2", [](const json& input, const json& expected) {
    const TwoByTwo table{.both_yes = input.at("both_yes").get<std::uint64_t>(),
                         .first_only = input.at("human_yes_tool_no").get<std::uint64_t>(),
                         .second_only = input.at("human_no_tool_yes").get<std::uint64_t>(),
                         .both_no = input.at("both_no").get<std::uint64_t>()};
    const auto kappa = cohen_kappa(table);
    REQUIRE(kappa.has_value() == !expected.at("kappa").is_null());
    if (!kappa) {
      return;
    }
    CHECK(is_near(expected.at("kappa"), kappa->value));
    CHECK(is_near(expected.at("ci95_lo"), kappa->low));
    CHECK(is_near(expected.at("ci95_hi"), kappa->high));
    CHECK(is_near(expected.at("po"), *percent_agreement(table)));
    CHECK(is_near(expected.at("gwet_ac1"), *gwet_ac1(table)));
    CHECK(is_near(expected.at("pos_agreement"), *positive_agreement(table)));
    CHECK(is_near(expected.at("neg_agreement"), *negative_agreement(table)));
    CHECK(is_near(expected.at("mcnemar_exact_p"), mcnemar_exact(table.first_only, table.second_only)));
  });
}
