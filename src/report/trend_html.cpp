// The page of measures over rounds.
#include <fmt/format.h>

#include "encode/xml.h"
#include "report/html_page.h"
#include "report/trend.h"

namespace careaudit {
namespace {

/// Headings to the left, as the words below them are.
std::string text_columns(std::string head) {
  constexpr std::string_view numbers = " class=\"n\"";
  for (auto at = head.find(numbers); at != std::string::npos; at = head.find(numbers, at)) {
    head.erase(at, numbers.size());
  }
  return head;
}

std::string with_icon(const std::string& icon, const std::string& words) { return icon + xml_text(words); }

std::string summary_row(const Series& series) {
  const SeriesPoint* last = series.latest();
  std::string out = fmt::format("<tr><th scope=\"row\">{}</th>", xml_text(title_of(series)));
  if (last == nullptr) {
    return out + "<td colspan=\"5\">nothing was judged in any round</td></tr>\n";
  }
  out += fmt::format("<td><strong>{}</strong><br/>{}/{}<br/><span class=\"soft date\">{}</span></td>", percent_words(last->lines.value), last->count.numerator, last->count.denominator, last->date.in_words());
  out += fmt::format("<td>{}</td>", series.target ? percent_words(series.target) : "none set");
  out += fmt::format("<td>{}</td>", with_icon(variation_icon(series), variation_words(series)));
  out += fmt::format("<td>{}</td>", with_icon(assurance_icon(series), assurance_words(series)));
  return out + fmt::format("<td>{}</td></tr>\n", xml_text(signal_words(series)));
}

std::string data_rows(const Series& series, const SeriesSection& section) {
  std::string out = section.label.empty() ? "" : fmt::format("<tr class=\"all\"><td colspan=\"7\">From here: {}</td></tr>\n", xml_text(section.label));
  for (std::size_t i = section.first; i < section.last; ++i) {
    const SeriesPoint& point = series.points[i];
    const bool has_limits = section.kind == SectionKind::control && point.lines.value;
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", point.date.iso(), point.round.empty() ? "no round" : xml_text(point.round));
    out += html_number(point.lines.value ? fmt::format("{}/{}", point.count.numerator, point.count.denominator) : "-") + html_number(percent_words(point.lines.value));
    out += html_number(section.points > 0 ? percent_words(point.lines.centre) : "-");
    out += html_number(has_limits ? fmt::format("{:.1f}-{:.1f} %", point.lines.lower, point.lines.upper) : "-");
    out += fmt::format("<td>{}</td></tr>\n", cause_words(point.signal));
  }
  return out;
}

std::string series_part(const Series& series, std::size_t number) {
  std::string out = fmt::format("<h3>{}</h3>\n", xml_text(title_of(series)));
  out += html_paragraph(series.measure.definition + (series.measure.is_item_unit ? " Counted in items." : " Counted in plans."));
  out += fmt::format(
      "<figure>\n{}<figcaption>{}. Ring: within chance; triangle up: special cause, better; triangle down: special cause, worse. "
      "Dashed: limits, which move with the number judged; solid: centre; dash and dot: target.</figcaption>\n</figure>\n",
      trend_chart(series, fmt::format("trend-{}", number)), xml_text(charts_and_rules(series)));
  out += html_table_head(fmt::format("{}: the numbers", title_of(series)), {"audit date", "round", "met / judged", "per cent", "centre", "limits", "what it says"});
  for (const auto& section : series.sections) {
    out += data_rows(series, section);
  }
  return out + html_table_foot();
}

std::string methods(const TrendPage& page) {
  std::string out = "<h2 id=\"methods\">Methods</h2>\n<ul>\n";
  for (const std::string_view text : {
           "Plan measures: p chart, centre the pooled proportion, limits three standard errors, which move with the number of plans. Item measures: Laney’s p′ chart, because items of one plan are not independent. XmR charts of the percentages only where asked for.",
           "Special causes, the first that holds: a point outside the limits; seven points each higher (or lower) than the last; two of three points on one side and beyond two thirds of the way to the limit; seven points on one side of the centre. Sets of rules differ in the third: the one used stands under each chart.",
           "Fewer than 13 points: a run chart about the median, with the rules of Anhøj (longest run, crossings). Fewer than 10 points off the median: too few points to judge.",
           "A new section begins where the rules of the audit changed, or where a date was given: nothing is compared across it. A month without a round, and one in which nothing was judged, is a gap: no run goes across it.",
           "A target is met time after time when it lies below the lower limit of the last point, not met when above the upper; in between it is met or not by chance. Where all points are 0 or 100 per cent the target is compared with that.",
           "Every percentage is careaudit’s own measure, of what was recorded; it is comparable with itself over time, under the same rules, never with a published figure. Not a medical device; not for decisions on one person’s care.",
       }) {
    out += fmt::format("<li>{}</li>\n", xml_text(text));
  }
  return out + fmt::format("<li>History {}, {} rounds; careaudit {}.</li>\n</ul>\n", xml_text(page.history), page.rounds, xml_text(page.version));
}

}  // namespace

std::string trend_html(const TrendPage& page) {
  std::string out = html_head("Care-plan audits over time");
  out += fmt::format("<header>\n<h1>Care-plan audits over time</h1>\n<p>{} rounds, {} to {}.</p>\n</header>\n<main id=\"content\">\n", page.rounds, page.series.front().points.front().date.in_words(),
                     page.series.front().points.back().date.in_words());
  out += "<h2>Every measure at a glance</h2>\n" + text_columns(html_table_head("Latest value, variation and assurance", {"measure", "latest", "target", "variation", "will the target be met?", "what shows it"}));
  for (const auto& series : page.series) {
    out += summary_row(series);
  }
  out += html_table_foot() + "<h2>Each measure over time</h2>\n";
  std::size_t number = 0;
  for (const auto& series : page.series) {
    out += series_part(series, ++number);
  }
  return out + methods(page) + html_foot();
}

}  // namespace careaudit
