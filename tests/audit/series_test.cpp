// Series of rounds: gaps, breaks, and how much so many points can tell.
#include <doctest/doctest.h>

#include "audit/series.h"
#include "report/trend.h"

using namespace careaudit;

namespace {

/// One round a month from January 2024 on, with so many of 20 plans meeting the measure.
std::vector<RoundCounts> monthly(const std::vector<std::uint64_t>& met, std::uint64_t of = 20, bool is_item = false) {
  std::vector<RoundCounts> rounds;
  for (std::size_t i = 0; i < met.size(); ++i) {
    const Date date = Date::of(2024, 1, 31)->plus_months(static_cast<int>(i));
    MeasureOfRound measure{.measure = {.id = "m", .title = "Measure", .is_item_unit = is_item}, .wards = {{"Elm", {.numerator = met[i], .denominator = of}}}, .total = {.numerator = met[i], .denominator = of}};
    rounds.push_back({.info = {.name = date.iso(), .as_of = date, .rules_hash = "a"}, .measures = {measure}});
  }
  return rounds;
}

Series series(const std::vector<RoundCounts>& rounds, const TrendSettings& settings = {}) { return series_of(rounds, "m", std::nullopt, settings); }

const std::vector<std::uint64_t> thirteen{10, 9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 10, 9};

}  // namespace

TEST_CASE("13 points have limits, fewer a median, and fewer than 10 useful ones say nothing") {
  CHECK(series(monthly(thirteen)).sections.back().kind == SectionKind::control);
  const std::vector<std::uint64_t> twelve{10, 5, 11, 6, 12, 5, 13, 4, 12, 3, 12, 2};
  const Series run = series(monthly(twelve));
  CHECK(run.sections.back().kind == SectionKind::run);
  CHECK(run.sections.back().runs.useful == 12);
  CHECK_FALSE(run.sections.back().runs.is_signal);
  CHECK(chart_name_of(run) == "run chart");
  CHECK(variation_words(run) == "no more change than chance makes");
  const Series few = series(monthly({5, 9, 14}));
  CHECK(few.sections.back().kind == SectionKind::too_few);
  CHECK(variation_words(few) == "too few points to judge");
  CHECK(signal_words(few) == "2 useful points; 10 are needed");
}

TEST_CASE("plans have a p chart, items Laney's, and percentages an XmR chart where asked for") {
  CHECK(chart_name_of(series(monthly(thirteen))) == "p chart");
  CHECK(chart_name_of(series(monthly(thirteen, 20, true))) == "Laney p′ chart");
  CHECK(chart_name_of(series(monthly(thirteen), {.is_xmr = true})) == "XmR chart (Making Data Count style)");
  CHECK(rules_name_of(series(monthly(thirteen))) == "NHSRplotthedots 0.2.2");
  CHECK(rules_name_of(series(monthly(thirteen), {.rules = SpcRules::mdc_excel})) == "Making Data Count (Excel)");
}

TEST_CASE("seven points above the centre are an improvement, said with their number and date") {
  auto met = thirteen;
  met.insert(met.end(), {13, 13, 14, 13, 14, 13, 13, 14});
  const Series shifted = series(monthly(met));
  CHECK(shifted.variation == Variation::improvement_high);
  CHECK(variation_words(shifted) == "special cause: improvement");
  CHECK(signal_words(shifted) == "8 points in a row above the centre, since 28 February 2025");
}

TEST_CASE("a month without a round is a gap that no run crosses; quarterly rounds have no gaps between") {
  auto rounds = monthly(thirteen);
  rounds.erase(rounds.begin() + 5);
  const Series gap = series(rounds);
  REQUIRE(gap.points.size() == 13);
  CHECK(gap.points[5].round.empty());
  CHECK(gap.points[5].date.iso() == "2024-06-30");
  CHECK_FALSE(gap.points[5].lines.value.has_value());
  std::vector<RoundCounts> quarterly;
  const auto all = monthly(thirteen);
  for (const std::size_t i : {0U, 3U, 6U, 12U}) {
    quarterly.push_back(all[i]);
  }
  const Series quarters = series(quarterly);
  REQUIRE(quarters.points.size() == 5);
  CHECK(quarters.points[3].date.iso() == "2024-10-31");
}

TEST_CASE("other rules begin a section with a label, and so does a date that is given") {
  auto rounds = monthly(thirteen);
  for (std::size_t i = 9; i < rounds.size(); ++i) {
    rounds[i].info.rules_hash = "b";
  }
  const Series broken = series(rounds);
  REQUIRE(broken.sections.size() == 2);
  CHECK(broken.sections[1].first == 9);
  CHECK(broken.sections[1].label == "rules changed");
  const Series rebased = series(rounds, {.rebases = {{*Date::of(2024, 4, 1), "training"}, {*Date::of(2024, 10, 2), "new form"}}});
  REQUIRE(rebased.sections.size() == 3);
  CHECK(rebased.sections[1].first == 3);
  CHECK(rebased.sections[1].label == "training");
  CHECK(rebased.sections[2].label == "rules changed; new form");
}

TEST_CASE("always 100 % or 0 %: the target is compared with that, and nothing varies") {
  const std::vector<std::uint64_t> all(13, 20);
  const Series full = series(monthly(all), {.targets = {{"m", 90000}}});
  CHECK(full.assurance == Assurance::passes);
  CHECK(variation_words(full) == "no variation: all the same");
  const std::vector<std::uint64_t> nothing(13, 0);
  CHECK(series(monthly(nothing), {.targets = {{"m", 90000}}}).assurance == Assurance::fails);
  const std::vector<std::uint64_t> few(5, 20);
  const Series short_one = series(monthly(few), {.targets = {{"m", 90000}}});
  CHECK(variation_words(short_one) == "too few points to judge: all the same");
  CHECK(short_one.assurance == Assurance::none);
}

TEST_CASE("a ward that was not there, or a measure that a round lacks, has no value") {
  auto rounds = monthly(thirteen);
  rounds[2].measures.clear();
  rounds[4].measures[0].wards.clear();
  const Series elm = series_of(rounds, "m", "Elm", {});
  CHECK_FALSE(elm.points[2].lines.value.has_value());
  CHECK_FALSE(elm.points[4].lines.value.has_value());
  CHECK(elm.sections.back().points == 11);
  CHECK(elm.latest()->round == "2025-01-31");
}
