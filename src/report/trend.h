// Measures over rounds, as text, page, picture, table and data.
#pragma once

#include <string>
#include <vector>

#include "audit/series.h"

namespace careaudit {

/// What is shown of a history: one or more series, all of the same rounds.
struct TrendPage {
  std::string version = {};
  std::string history = {};             ///< Its name, as given.
  std::size_t rounds = 0;
  std::vector<Series> series = {};
};

std::string trend_text(const TrendPage& page);
std::string trend_html(const TrendPage& page);
/// All charts in one picture, below each other.
std::string trend_svg(const TrendPage& page);
std::string trend_csv(const TrendPage& page);
std::string trend_json(const TrendPage& page);

// Words, which all of these share.

/// "Plans with a personal goal", with the ward where it is of one.
std::string title_of(const Series& series);
/// "p chart", "XmR chart (Making Data Count style)", "run chart": of the last section.
std::string chart_name_of(const Series& series);
/// Whose rules told of special causes, or of runs: of the last section.
std::string rules_name_of(const Series& series);
/// "p chart, rules NHSRplotthedots 0.2.2; run chart, rules Anhøj": of all sections.
std::string charts_and_rules(const Series& series);
/// "improvement: high values", "common cause", "too few points to judge".
std::string variation_words(const Series& series);
/// What made it so: "7 points in a row above the centre, since 31 March 2026"; "" for nothing.
std::string signal_words(const Series& series);
/// "meets the target month after month", …; "" without a target.
std::string assurance_words(const Series& series);
/// "outside the limits", "trend", …: of one point; "" for none.
std::string cause_words(const PointSignal& signal);
/// One decimal and the sign; "-" for nothing.
std::string percent_words(std::optional<double> value);

/// One chart. `id` is unique in the page.
std::string trend_chart(const Series& series, const std::string& id);
/// Two small pictures of our own: how it varies, and whether it meets its target. Words stand beside them.
std::string variation_icon(const Series& series);
std::string assurance_icon(const Series& series);

}  // namespace careaudit
