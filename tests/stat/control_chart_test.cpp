// Control charts, run charts and funnels, against worked values and the packages boards know.
#include <algorithm>
#include <array>
#include <map>

#include <doctest/doctest.h>

#include "stat/control_chart.h"
#include "stat/funnel.h"
#include "stat/run_chart.h"
#include "stat/special_cause.h"
#include "support/oracle.h"

using namespace careaudit;
using nlohmann::json;

namespace {

std::vector<std::optional<double>> values_of(const json& list) {
  std::vector<std::optional<double>> values;
  for (const auto& one : list) {
    values.push_back(one.is_null() ? std::nullopt : std::optional(one.get<double>()));
  }
  return values;
}

std::vector<Count> counts_of(const json& input) {
  std::vector<Count> counts;
  for (std::size_t i = 0; i < input.at("numerators").size(); ++i) {
    counts.push_back({input.at("numerators")[i].get<std::uint64_t>(), input.at("denominators")[i].get<std::uint64_t>()});
  }
  return counts;
}

std::vector<SpecialCause> causes_of(const std::vector<std::optional<double>>& values, SpcRules rules = SpcRules::plot_the_dots) {
  std::vector<SpecialCause> causes;
  for (const auto& signal : special_causes(xmr_chart(values), rules)) {
    causes.push_back(signal.cause);
  }
  return causes;
}

/// NHSRplotthedots's words for a signal.
std::string words_of(const PointSignal& signal) {
  const bool is_up = signal.direction > 0;
  switch (signal.cause) {
    case SpecialCause::none:
      return "Common Cause";
    case SpecialCause::outside:
      return is_up ? "Above UCL" : "Below LCL";
    case SpecialCause::trend:
      return is_up ? "7 Point Trend (Increasing)" : "7 Point Trend (Decreasing)";
    case SpecialCause::two_of_three:
      return is_up ? "2 in 3 Above CL" : "2 in 3 Below CL";
    case SpecialCause::shift:
      return is_up ? "7 Points Above CL" : "7 Points Below CL";
  }
  return "";
}

const std::map<std::string, Better> directions{{"increase", Better::higher}, {"decrease", Better::lower}, {"neutral", Better::neither}};

std::string words_of(Variation variation) {
  switch (variation) {
    case Variation::common_cause:
      return "common_cause";
    case Variation::improvement_high:
      return "improvement_high";
    case Variation::improvement_low:
      return "improvement_low";
    case Variation::concern_high:
      return "concern_high";
    case Variation::concern_low:
      return "concern_low";
    case Variation::neutral_high:
      return "neutral_high";
    case Variation::neutral_low:
      return "neutral_low";
  }
  return "";
}

std::string words_of(Assurance assurance) {
  switch (assurance) {
    case Assurance::none:
      return "";
    case Assurance::passes:
      return "consistent_pass";
    case Assurance::fails:
      return "consistent_fail";
    case Assurance::hit_or_miss:
      return "inconsistent";
  }
  return "";
}

std::vector<int> sides_of(const std::vector<ChartPoint>& points, const std::vector<std::size_t>& left_out) {
  std::vector<int> sides;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (std::find(left_out.begin(), left_out.end(), i) == left_out.end()) {
      sides.push_back(points[i].side);
    }
  }
  return sides;
}

}  // namespace

TEST_CASE("an XmR chart worked out by hand: mean 50, mean moving range 4") {
  const std::vector<std::optional<double>> values{48, 52, 48, 52, 48, 52, 50};
  const auto points = xmr_chart(values);
  // Ranges 4 4 4 4 4 2: mean 22/6.
  CHECK(points[0].centre == doctest::Approx(50));
  CHECK(points[0].upper == doctest::Approx(50 + 2.66 * 22 / 6));
  CHECK(points[0].near_lower == doctest::Approx(50 - 2.66 * 22 / 6 * 2 / 3));
  CHECK(points[6].side == 0);
  CHECK(points[1].side == 1);
}

TEST_CASE("ranges that dwarf the others are screened unless one says not to") {
  const std::vector<std::optional<double>> values{10, 11, 10, 11, 10, 11, 10, 60, 10, 11, 10, 11, 10};
  const auto screened = xmr_chart(values);
  const auto plain = xmr_chart(values, {.screens_ranges = false});
  CHECK(screened[0].upper - screened[0].centre == doctest::Approx(2.66));
  CHECK(plain[0].upper - plain[0].centre == doctest::Approx(2.66 * (10 + 50 + 50) / 12));
}

TEST_CASE("a month without data sets no line and ends every run") {
  const auto points = xmr_chart(std::vector<std::optional<double>>{4, 6, std::nullopt, 8, 6});
  CHECK(points[0].centre == 6);
  CHECK(points[0].upper == doctest::Approx(6 + 2.66 * 2));
  std::vector<std::optional<double>> rising{1, 2, 3, std::nullopt, 4, 5, 6, 7};
  const auto has_trend = [](const std::vector<SpecialCause>& causes) { return std::find(causes.begin(), causes.end(), SpecialCause::trend) != causes.end(); };
  CHECK_FALSE(has_trend(causes_of(rising)));
  rising[3] = 3.5;
  CHECK(has_trend(causes_of(rising)));
}

TEST_CASE("a month after month of the same has its limits on the mean and no signal") {
  const std::vector<std::optional<double>> values(13, 100.0);
  const auto points = xmr_chart(values);
  CHECK(points[12].upper == 100);
  CHECK(points[12].lower == 100);
  CHECK(causes_of(values) == std::vector<SpecialCause>(13, SpecialCause::none));
  CHECK(assurance_of(points[12], 100, Better::higher) == Assurance::passes);
  CHECK(assurance_of(points[12], 95, Better::higher) == Assurance::passes);
  const auto none = xmr_chart(std::vector<std::optional<double>>(13, 0.0));
  CHECK(assurance_of(none[12], 70, Better::higher) == Assurance::fails);
}

TEST_CASE("no rule looks across a rebase, and each section has its own lines") {
  const std::vector<std::optional<double>> values{20, 22, 20, 22, 70, 72, 70, 72};
  const auto points = xmr_chart(values, {.rebases = {4}});
  CHECK(points[3].centre == 21);
  CHECK(points[4].centre == 71);
  for (const auto& signal : special_causes(points, SpcRules::plot_the_dots)) {
    CHECK(signal.cause == SpecialCause::none);
  }
}

TEST_CASE("a baseline of the first points sets the lines of all") {
  const std::vector<Count> counts{{2, 10}, {3, 10}, {9, 10}, {10, 10}};
  const auto points = p_chart(counts, {.baseline = 2});
  CHECK(points[3].centre == 0.25);
  CHECK(special_causes(points, SpcRules::plot_the_dots)[3].cause == SpecialCause::outside);
  CHECK(p_chart(counts, {.excluded = {2, 3}})[0].centre == 0.25);
}

TEST_CASE("a p chart tells the side of its centre by integers: 1/3 of 9 is on the line") {
  const std::vector<Count> counts{{1, 3}, {3, 9}, {2, 6}, {0, 0}};
  const auto points = p_chart(counts);
  CHECK(points[0].side == 0);
  CHECK(points[1].side == 0);
  CHECK_FALSE(points[3].value.has_value());
  CHECK(p_chart(std::vector<Count>{{0, 0}, {0, 0}})[0].centre == 0);
}

TEST_CASE("points beyond three sigma count towards two of three by the workbook's rule only") {
  std::vector<ChartPoint> points(3);
  const std::array values{3.5, 2.5, 0.5};
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i] = {.value = values.at(i), .lower = -3, .upper = 3, .near_lower = -2, .near_upper = 2, .side = 1};
  }
  CHECK(special_causes(points, SpcRules::plot_the_dots)[1].cause == SpecialCause::none);
  CHECK(special_causes(points, SpcRules::mdc_excel)[1].cause == SpecialCause::two_of_three);
  CHECK(special_causes(points, SpcRules::mdc_excel)[0].cause == SpecialCause::outside);
  CHECK(special_causes(points, SpcRules::mdc_excel)[2].cause == SpecialCause::none);
  points[2].side = -1;
  CHECK(special_causes(points, SpcRules::mdc_excel)[1].cause == SpecialCause::none);
  CHECK(name_of(SpcRules::plot_the_dots) == "NHSRplotthedots 0.2.2");
  CHECK(name_of(SpcRules::mdc_excel) == "Making Data Count (Excel)");
}

TEST_CASE("runs about a line: those on it are left out") {
  const auto runs = anhoej_runs(std::array{1, 1, 0, 1, -1, -1, 0, 1});
  CHECK(runs.useful == 6);
  CHECK(runs.longest == 3);
  CHECK(runs.crossings == 2);
  CHECK_FALSE(runs.is_signal);
  CHECK(anhoej_runs(std::array{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}).is_signal);
  CHECK(anhoej_runs(std::array{0, 0, 0}).useful == 0);
  CHECK_FALSE(anhoej_runs(std::array{0, 0, 0}).is_signal);
}

TEST_CASE("funnel limits are wider for smaller wards") {
  for (const std::uint64_t n : {8U, 20U, 60U}) {
    const auto inner = funnel_limits(0.5, n, funnel_inner);
    const auto outer = funnel_limits(0.5, n, funnel_outer);
    CHECK(outer.low <= inner.low);
    CHECK(outer.high >= inner.high);
    CHECK(funnel_limits(0.5, n * 2, funnel_inner).low > inner.low);
  }
  CHECK(overdispersion({}).tau_squared == 0);
}

TEST_CASE("reference numbers: XmR charts") {
  each_oracle_case("spc.jsonl", "xmr", [](const json& input, const json& expected) {
    const auto values = values_of(input.at("values"));
    ChartPlan plan{.screens_ranges = input.at("screen_outliers").get<bool>()};
    for (const auto& at : input.at("rebase_at_1based")) {
      plan.rebases.push_back(at.get<std::size_t>() - 1);
    }
    if (!input.at("fix_after_n_points").is_null()) {
      plan.baseline = input.at("fix_after_n_points").get<std::size_t>();
    }
    const auto points = xmr_chart(values, plan);
    const auto signals = special_causes(points, SpcRules::plot_the_dots);
    const bool is_constant = expected.at("upl")[0].is_null();
    const bool has_gap = std::any_of(values.begin(), values.end(), [](const auto& value) { return !value; });
    for (std::size_t i = 0; i < points.size(); ++i) {
      CAPTURE(i);
      CHECK(is_near(expected.at("mean")[i], points[i].centre));
      CHECK(is_near(is_constant ? expected.at("mean")[i] : expected.at("lpl")[i], points[i].lower));
      CHECK(is_near(is_constant ? expected.at("mean")[i] : expected.at("upl")[i], points[i].upper));
      CHECK(words_of(signals[i]) == expected.at("special_cause_type")[i].get<std::string>());
    }
    const auto better = directions.at(input.at("improvement_direction").get<std::string>());
    const auto& icon = expected.at("variation_icon");
    const std::string last = words_of(variation_of(signals.back(), better));
    const std::string wanted = icon.get<std::string>();
    CHECK((last == "common_cause") == (wanted == "common_cause"));
    CHECK((last.find("improvement") == 0) == (wanted == "special_cause_improvement"));
    CHECK((last.find("concern") == 0) == (wanted == "special_cause_concern"));
    if (!is_constant) {
      const auto target = input.at("target").is_null() ? std::nullopt : std::optional(input.at("target").get<double>());
      const auto& assurance = expected.at("assurance");
      CHECK(words_of(assurance_of(points.back(), target, better)) == (assurance.is_null() ? "" : assurance.get<std::string>()));
    }
    if (!has_gap && expected.contains("rules_fired")) {
      const auto excel = special_causes(points, SpcRules::mdc_excel);
      std::vector<std::size_t> twos;
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (excel[i].cause == SpecialCause::two_of_three) {
          twos.push_back(i + 1);
        }
      }
      for (const std::size_t two : twos) {
        const auto fired = expected.at("rules_fired").at("two_of_three_mdc2023").get<std::vector<std::size_t>>();
        CHECK(std::find(fired.begin(), fired.end(), two) != fired.end());
      }
    }
  });
}

TEST_CASE("reference numbers: p and p' charts") {
  const auto check = [](const std::vector<ChartPoint>& points, const ChartPlan& plan, const json& expected) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      CAPTURE(i);
      CHECK(is_near(expected.at("p")[i], *points[i].value));
      CHECK(is_near(expected.at("cl")[i], points[i].centre));
      CHECK(is_near(expected.at("lcl")[i], points[i].lower));
      CHECK(is_near(expected.at("ucl")[i], points[i].upper));
      CHECK(is_near(expected.at("lcl_2sigma")[i], points[i].near_lower));
      CHECK(is_near(expected.at("ucl_2sigma")[i], points[i].near_upper));
      const bool is_outside = *points[i].value > points[i].upper || *points[i].value < points[i].lower;
      CHECK(is_outside == expected.at("sigma_signal")[i].get<bool>());
    }
    const auto& wanted = expected.at("anhoej")[0];
    const auto runs = anhoej_runs(sides_of(points, plan.excluded));
    CHECK(runs.useful == wanted.at("n_useful").get<std::size_t>());
    CHECK(runs.is_signal == wanted.at("runs_signal").get<bool>());
    if (runs.useful > 0) {
      CHECK(runs.longest == wanted.at("longest_run").get<std::size_t>());
      CHECK(runs.crossings == wanted.at("n_crossings").get<std::size_t>());
    }
  };
  const auto plan_of = [](const json& input) {
    ChartPlan plan;
    if (!input.at("freeze_after").is_null()) {
      plan.baseline = input.at("freeze_after").get<std::size_t>();
    }
    if (!input.at("part_after").is_null()) {
      plan.rebases.push_back(input.at("part_after").get<std::size_t>());
    }
    if (!input.at("exclude_1based").is_null()) {
      for (const auto& at : input.at("exclude_1based")) {
        plan.excluded.push_back(at.get<std::size_t>() - 1);
      }
    }
    return plan;
  };
  each_oracle_case("spc.jsonl", "p", [&](const json& input, const json& expected) { check(p_chart(counts_of(input), plan_of(input)), plan_of(input), expected); });
  each_oracle_case("spc.jsonl", "pprime", [&](const json& input, const json& expected) { check(laney_chart(counts_of(input), plan_of(input)), plan_of(input), expected); });
}

TEST_CASE("reference numbers: run charts") {
  each_oracle_case("spc.jsonl", "run_anhoej", [](const json& input, const json& expected) {
    const auto values = values_of(input.at("values"));
    const double centre = *median(values);
    CHECK(is_near(expected.at("median"), centre));
    std::vector<int> sides;
    for (const auto& value : values) {
      sides.push_back(*value > centre ? 1 : *value < centre ? -1 : 0);
    }
    const auto runs = anhoej_runs(sides);
    CHECK(runs.useful == expected.at("n_useful").get<std::size_t>());
    CHECK(runs.longest == expected.at("longest_run").get<std::size_t>());
    CHECK(runs.longest_allowed == expected.at("longest_run_max").get<std::size_t>());
    CHECK(runs.crossings == expected.at("n_crossings").get<std::size_t>());
    CHECK(runs.fewest_allowed == expected.at("n_crossings_min").get<std::size_t>());
    CHECK(runs.is_signal == expected.at("runs_signal").get<bool>());
  });
  each_oracle_case("spc.jsonl", "anhoej_table", [](const json& input, const json& expected) {
    for (std::size_t i = 0; i < input.at("n_useful").size(); ++i) {
      const auto useful = input.at("n_useful")[i].get<std::size_t>();
      CAPTURE(useful);
      CHECK(longest_run_allowed(useful) == expected.at("longest_run_max")[i].get<std::size_t>());
      CHECK(fewest_crossings_allowed(useful) == expected.at("n_crossings_min")[i].get<std::size_t>());
    }
  });
  each_oracle_case("spc.jsonl", "run_ihi", [](const json& input, const json& expected) {
    const auto numbered = [](std::vector<std::vector<std::size_t>> runs) {
      for (auto& run : runs) {
        for (auto& at : run) {
          ++at;
        }
      }
      return runs;
    };
    const auto found = ihi_runs(input.at("values").get<std::vector<double>>());
    CHECK(numbered(found.shifts) == expected.at("shifts").get<std::vector<std::vector<std::size_t>>>());
    CHECK(numbered(found.trends) == expected.at("trends").get<std::vector<std::vector<std::size_t>>>());
  });
}

TEST_CASE("reference numbers: funnels") {
  each_oracle_case("spc.jsonl", "funnel", [](const json& input, const json& expected) {
    std::vector<Count> wards;
    for (std::size_t i = 0; i < input.at("x").size(); ++i) {
      wards.push_back({input.at("x")[i].get<std::uint64_t>(), input.at("n")[i].get<std::uint64_t>()});
    }
    const auto spread = overdispersion(wards);
    CHECK(is_near(expected.at("target"), spread.target));
    CHECK(is_near(expected.at("phi"), spread.phi));
    CHECK(is_near(expected.at("tau2"), spread.tau_squared));
    const auto check = [](const json& wanted, std::size_t i, const char* low, const char* high, const Bounds& bounds) {
      // The arcsine numbers were made with z rounded to 1.959964 and 3.090232.
      const double tolerance = std::string(low) == "lo" ? 1e-6 : 1e-9;
      CHECK(bounds.low == doctest::Approx(wanted.at(low)[i].get<double>()).epsilon(tolerance));
      CHECK(bounds.high == doctest::Approx(wanted.at(high)[i].get<double>()).epsilon(tolerance));
    };
    for (std::size_t i = 0; i < wards.size(); ++i) {
      CAPTURE(i);
      const auto n = wards[i].denominator;
      CHECK(is_near(expected.at("zscore")[i], spread.scores[i]));
      CHECK(is_near(expected.at("zscore_winsorised")[i], spread.winsorised[i]));
      check(expected.at("ukhsa"), i, "lo95", "hi95", funnel_limits(spread.target, n, funnel_inner));
      check(expected.at("ukhsa"), i, "lo998", "hi998", funnel_limits(spread.target, n, funnel_outer));
      check(expected.at("exact_interp"), i, "lo95", "hi95", funnel_limits_exact(spread.target, n, funnel_inner));
      check(expected.at("exact_interp"), i, "lo998", "hi998", funnel_limits_exact(spread.target, n, funnel_outer));
      check(expected.at("arcsine95"), i, "lo", "hi", funnel_limits_arcsine(spread.target, n, funnel_inner, 0));
      check(expected.at("arcsine998"), i, "lo", "hi", funnel_limits_arcsine(spread.target, n, funnel_outer, 0));
      check(expected.at("arcsine_od95"), i, "lo", "hi", funnel_limits_arcsine(spread.target, n, funnel_inner, spread.tau_squared));
      check(expected.at("arcsine_od998"), i, "lo", "hi", funnel_limits_arcsine(spread.target, n, funnel_outer, spread.tau_squared));
    }
  });
}

TEST_CASE("reference words: what the last point says") {
  each_oracle_case("spc.jsonl", "icon_variation", [](const json&, const json& expected) {
    for (const auto& row : expected) {
      const std::string signal = row.at("last_point_signal");
      const PointSignal last{.cause = signal == "none" ? SpecialCause::none : SpecialCause::shift, .direction = signal == "high" ? 1 : signal == "low" ? -1 : 0};
      CHECK(words_of(variation_of(last, directions.at(row.at("improvement_direction")))) == row.at("icon").get<std::string>());
    }
  });
  each_oracle_case("spc.jsonl", "icon_assurance", [](const json&, const json& expected) {
    const std::map<std::string, double> targets{{"target>upl", 4}, {"target==upl", 3}, {"lpl<target<upl", 0}, {"target==lpl", -3}, {"target<lpl", -4}};
    const ChartPoint last{.value = 0, .lower = -3, .upper = 3};
    for (const auto& row : expected) {
      const auto found = assurance_of(last, targets.at(row.at("case")), directions.at(row.at("improvement_direction")));
      CHECK(words_of(found) == row.at("nhsrplotthedots_and_powerbi").get<std::string>());
    }
  });
}
