// Proportions, their intervals and tests of two or more, against published and worked values.
#include <array>
#include <cmath>

#include <doctest/doctest.h>

#include "stat/proportion.h"
#include "stat/sample_size.h"
#include "stat/two_proportions.h"
#include "support/oracle.h"

using namespace careaudit;
using nlohmann::json;

namespace {

Count count_of(const json& input, const char* x, const char* n) { return {.numerator = input.at(x).get<std::uint64_t>(), .denominator = input.at(n).get<std::uint64_t>()}; }

}  // namespace

TEST_CASE("a proportion of nothing is none, and proportions are compared as fractions") {
  CHECK_FALSE(proportion({.numerator = 0, .denominator = 0}).has_value());
  CHECK(*proportion({.numerator = 1, .denominator = 4}) == 0.25);
  CHECK(compare({1, 3}, {2, 6}) == 0);
  CHECK(compare({1, 3}, {333'333'333, 1'000'000'000}) == 1);
  CHECK(compare({2, 7}, {1, 3}) == -1);
}

TEST_CASE("Wilson's interval is 0 below where none passes and 100 % above where all do") {
  // 7 of 10: (2x + z² ∓ z √(z² + 4x(1 − x/n))) / 2(n + z²), by hand.
  const auto seven = *wilson({7, 10});
  CHECK(seven.low == doctest::Approx(0.3967781).epsilon(1e-6));
  CHECK(seven.high == doctest::Approx(0.8922087).epsilon(1e-6));
  CHECK(wilson({0, 12})->low == 0);
  CHECK(wilson({12, 12})->high == 1);
  CHECK_FALSE(wilson({0, 0}).has_value());
}

TEST_CASE("the exact interval covers more than Wilson's") {
  for (std::uint64_t x = 1; x < 15; ++x) {
    const auto exact = *clopper_pearson({x, 15});
    const auto score = *wilson({x, 15});
    CHECK(exact.low < score.low);
    CHECK(exact.high > score.high);
  }
  CHECK(clopper_pearson({0, 9})->low == 0);
  CHECK(clopper_pearson({9, 9})->high == 1);
  // Of none in n, the upper bound is 1 - (a/2)^(1/n).
  CHECK(clopper_pearson({0, 10})->high == doctest::Approx(1 - std::pow(0.025, 0.1)).epsilon(1e-12));
  CHECK_FALSE(clopper_pearson({0, 0}).has_value());
}

TEST_CASE("Newcombe's interval of 56/70 against 48/80, as Newcombe published it") {
  const auto found = *newcombe({56, 70}, {48, 80});
  CHECK(found.value == doctest::Approx(0.2).epsilon(1e-12));
  CHECK(found.interval.low == doctest::Approx(0.0524).epsilon(1e-3));
  CHECK(found.interval.high == doctest::Approx(0.3339).epsilon(1e-3));
  CHECK_FALSE(newcombe({1, 2}, {0, 0}).has_value());
}

TEST_CASE("Fisher's exact test of a small table, worked out by hand") {
  // 3 of 4 against 1 of 4: the tables (4,0), (3,1), (2,2), (1,3), (0,4) have 1, 16, 36, 16, 1 seventieths.
  CHECK(fisher_exact({3, 4}, {1, 4}) == doctest::Approx(34.0 / 70).epsilon(1e-12));
  CHECK(fisher_exact({4, 4}, {0, 4}) == doctest::Approx(2.0 / 70).epsilon(1e-12));
  CHECK(fisher_exact({0, 10}, {0, 20}) == 1);
  CHECK(fisher_exact({5, 5}, {7, 7}) == 1);
  CHECK(fisher_exact({0, 0}, {3, 7}) == 1);
}

TEST_CASE("chi-squared of two groups is the square of the pooled z, and Yates takes a little off") {
  const std::array groups{Count{5, 20}, Count{14, 20}};
  const auto plain = *chi_squared(groups);
  CHECK(plain.degrees == 1);
  // (40 x (5x6 - 15x14)²) / (20 x 20 x 19 x 21)
  CHECK(plain.statistic == doctest::Approx(40.0 * 180 * 180 / (20.0 * 20 * 19 * 21)).epsilon(1e-12));
  CHECK(plain.smallest_expected == doctest::Approx(9.5).epsilon(1e-12));
  CHECK(chi_squared_yates(groups[0], groups[1])->statistic < plain.statistic);
  CHECK_FALSE(chi_squared(std::array{Count{0, 5}, Count{0, 9}}).has_value());
  CHECK_FALSE(chi_squared(std::array{Count{2, 5}, Count{0, 0}}).has_value());
}

TEST_CASE("three rounds that rise have a trend, the same rounds backwards the opposite one") {
  const std::array up{ScoredCount{{27, 100}, 0}, ScoredCount{{53, 100}, 1}, ScoredCount{{70, 100}, 2}};
  const std::array down{ScoredCount{{70, 100}, 0}, ScoredCount{{53, 100}, 1}, ScoredCount{{27, 100}, 2}};
  CHECK(cochran_armitage(up)->z == doctest::Approx(-cochran_armitage(down)->z).epsilon(1e-12));
  CHECK(cochran_armitage(up)->z == doctest::Approx(std::sqrt(36.98)).epsilon(1e-9));
  CHECK_FALSE(cochran_armitage(std::array{ScoredCount{{1, 2}, 3}, ScoredCount{{2, 2}, 3}}).has_value());
  CHECK_FALSE(cochran_armitage(std::array{ScoredCount{{2, 2}, 0}, ScoredCount{{2, 2}, 1}}).has_value());
}

TEST_CASE("McNemar's exact test throws a coin for every plan that changed") {
  CHECK(mcnemar_exact(0, 0) == 1);
  CHECK(mcnemar_exact(5, 5) == 1);
  CHECK(mcnemar_exact(0, 6) == doctest::Approx(2.0 / 64).epsilon(1e-12));
  CHECK(mcnemar_exact(6, 0) == mcnemar_exact(0, 6));
}

TEST_CASE("a sample of a small population is smaller, and never the whole twice") {
  CHECK(sample_size(300, 0.7, 0.05).plans == 156);
  CHECK(sample_size(18, 0.5, 0.1, 0.9).plans == 15);
  CHECK(sample_size(0, 0.5, 0.1).plans == 0);
  CHECK(sample_size(1, 0.5, 0.1).plans == 1);
}

TEST_CASE("reference numbers: proportions") {
  each_oracle_case("stats.jsonl", "prop_ci", [](const json& input, const json& expected) {
    const Count count = count_of(input, "x", "n");
    const auto confidence = input.at("conf").get<double>();
    const auto score = *wilson(count, confidence);
    const auto exact = *clopper_pearson(count, confidence);
    CHECK(is_near(expected.at("wilson_lo"), score.low));
    CHECK(is_near(expected.at("wilson_hi"), score.high));
    CHECK(is_near(expected.at("clopper_pearson_lo"), exact.low));
    CHECK(is_near(expected.at("clopper_pearson_hi"), exact.high));
  });
  each_oracle_case("stats.jsonl", "two_prop", [](const json& input, const json& expected) {
    const Count first = count_of(input, "x1", "n1");
    const Count second = count_of(input, "x2", "n2");
    const auto found = *newcombe(first, second);
    const auto wide = *newcombe(first, second, 0.998);
    CHECK(is_near(expected.at("diff_p1_minus_p2"), found.value));
    CHECK(is_near(expected.at("newcombe95_lo"), found.interval.low));
    CHECK(is_near(expected.at("newcombe95_hi"), found.interval.high));
    CHECK(is_near(expected.at("newcombe998_lo"), wide.interval.low));
    CHECK(is_near(expected.at("newcombe998_hi"), wide.interval.high));
    CHECK(is_near(expected.at("fisher_p_two"), fisher_exact(first, second)));
    const auto plain = chi_squared(std::array{first, second});
    const auto corrected = chi_squared_yates(first, second);
    REQUIRE(plain.has_value() == !expected.at("z_pooled").is_null());
    REQUIRE(corrected.has_value() == plain.has_value());
    if (plain) {
      CHECK(plain->statistic == doctest::Approx(std::pow(expected.at("z_pooled").get<double>(), 2)).epsilon(1e-9));
      CHECK(is_near(expected.at("p_z_two"), plain->probability));
      CHECK(is_near(expected.at("chisq_yates"), corrected->statistic));
      CHECK(is_near(expected.at("p_yates"), corrected->probability));
    }
  });
}

TEST_CASE("reference numbers: groups and sample sizes") {
  each_oracle_case("stats.jsonl", "chisq_homogeneity", [](const json& input, const json& expected) {
    std::vector<Count> wards;
    for (const auto& ward : input.at("wards")) {
      wards.push_back(count_of(ward, "x", "n"));
    }
    const auto found = *chi_squared(wards);
    CHECK(is_near(expected.at("chisq"), found.statistic));
    CHECK(found.degrees == expected.at("df").get<std::uint64_t>());
    CHECK(is_near(expected.at("p"), found.probability));
  });
  each_oracle_case("stats.jsonl", "cochran_armitage_trend", [](const json& input, const json& expected) {
    std::vector<ScoredCount> groups;
    for (const auto& group : input.at("groups")) {
      groups.push_back({count_of(group, "x", "n"), group.at("score").get<double>()});
    }
    const auto found = *cochran_armitage(groups);
    CHECK(is_near(expected.at("z"), found.z));
    CHECK(found.probability == doctest::Approx(expected.at("p_two").get<double>()).epsilon(1e-6));
  });
  each_oracle_case("stats.jsonl", "sample_size_finite", [](const json& input, const json& expected) {
    const auto found = sample_size(input.at("N").get<std::uint64_t>(), input.at("expected_p").get<double>(), input.at("half_width").get<double>(), input.at("conf").get<double>());
    CHECK(is_near(expected.at("n0"), found.unlimited));
    CHECK(is_near(expected.at("n_unrounded"), found.exact));
    CHECK(found.plans == expected.at("n_ceil").get<std::uint64_t>());
  });
}
