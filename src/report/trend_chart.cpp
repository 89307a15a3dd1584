// The chart of a series, and its two small pictures.
#include <algorithm>

#include <fmt/format.h>

#include "encode/xml.h"
#include "report/svg.h"
#include "report/trend.h"

namespace careaudit {
namespace {

constexpr std::string_view concern = "#a34700";

struct Plane {
  double left = 56;
  double top = 44;
  double width = 560;
  double height = 240;
  std::size_t points = 1;

  double step() const { return width / static_cast<double>(points); }
  double x(std::size_t point) const { return left + step() * (static_cast<double>(point) + 0.5); }
  /// Limits of individuals charts lie beyond 0 or 100 per cent at times: drawn at the edge.
  double y(double percent) const { return top + height * (1 - std::clamp(percent, 0.0, 100.0) / 100); }
};

constexpr double picture_width = 760;
constexpr double picture_height = 324;

/// "Mar 26", or "7 Mar" where rounds come more often.
std::string short_date(const Date& date, bool is_monthly) {
  const std::string words = date.in_words();
  const std::string month = words.substr(words.find(' ') + 1, 3);
  return is_monthly ? fmt::format("{} {:02}", month, date.year() % 100) : fmt::format("{} {}", date.day(), month);
}

bool are_monthly(const std::vector<SeriesPoint>& points) {
  return std::adjacent_find(points.begin(), points.end(), [](const SeriesPoint& a, const SeriesPoint& b) { return a.date.month() == b.date.month() && a.date.year() == b.date.year(); }) == points.end();
}

std::string axes(const Plane& plane, const Series& series) {
  std::string out;
  for (int percent = 0; percent <= 100; percent += 25) {
    const double y = plane.y(percent);
    out += svg::line(plane.left, y, plane.left + plane.width, y, svg::faint, " stroke-width=\"0.5\"");
    out += svg::label(plane.left - 8, y + 4, "end", fmt::format("{} %", percent));
  }
  const bool is_monthly = are_monthly(series.points);
  const std::size_t every = std::max<std::size_t>(1, (series.points.size() + 10) / 11);
  for (std::size_t i = 0; i < series.points.size(); i += every) {
    out += svg::label(plane.x(i), plane.top + plane.height + 20, "middle", short_date(series.points[i].date, is_monthly));
  }
  return out;
}

/// A limit as steps, each as wide as its point; broken where a month has no data.
std::string limit(const Plane& plane, const Series& series, const SeriesSection& section, double ChartPoint::*line) {
  std::string path;
  bool is_drawing = false;
  for (std::size_t i = section.first; i < section.last; ++i) {
    const ChartPoint& point = series.points[i].lines;
    if (!point.value && series.chart != ChartKind::xmr) {
      is_drawing = false;
      continue;
    }
    const double x = plane.x(i) - plane.step() / 2;
    path += fmt::format("{}{:.1f} {:.1f}H{:.1f}", is_drawing ? "L" : "M", x, plane.y(point.*line), x + plane.step());
    is_drawing = true;
  }
  return fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-dasharray=\"5 4\"/>\n", path, svg::grey);
}

std::string section_lines(const Plane& plane, const Series& series, std::size_t number) {
  const SeriesSection& section = series.sections[number];
  std::string out;
  const double from = plane.x(section.first) - plane.step() / 2;
  const double to = plane.x(section.last - 1) + plane.step() / 2;
  if (section.points > 0) {
    const double y = plane.y(series.points[section.first].lines.centre);
    out += svg::line(from, y, to, y, svg::ink, " stroke-width=\"1.5\"");
  }
  if (section.kind == SectionKind::control) {
    out += limit(plane, series, section, &ChartPoint::lower) + limit(plane, series, section, &ChartPoint::upper);
  }
  if (number > 0) {
    out += svg::line(from, plane.top - 6, from, plane.top + plane.height, svg::ink, " stroke-dasharray=\"1 3\" stroke-width=\"1.5\"");
    const bool is_right = from > plane.left + plane.width * 0.6;
    out += svg::label(from + (is_right ? 4 : -4), number % 2 == 1 ? 32 : 16, is_right ? "end" : "start", svg::shortened(section.label, 44));
  }
  return out;
}

/// The line that joins neighbours; a gap stays open, and so does the border of two sections.
std::string joined(const Plane& plane, const Series& series) {
  std::string path;
  for (const auto& section : series.sections) {
    bool is_drawing = false;
    for (std::size_t i = section.first; i < section.last; ++i) {
      const auto& value = series.points[i].lines.value;
      path += value ? fmt::format("{}{:.1f} {:.1f}", is_drawing ? "L" : "M", plane.x(i), plane.y(*value)) : "";
      is_drawing = value.has_value();
    }
  }
  return fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\"/>\n", path, svg::grey);
}

/// Shape and colour: a triangle up for improvement, down for concern, else a ring.
std::string mark(double x, double y, int direction) {
  if (direction == 0) {
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"#fff\" stroke=\"{}\" stroke-width=\"2\"/>\n", x, y, svg::grey);
  }
  const double tip = direction > 0 ? -6 : 6;
  return fmt::format("<path d=\"M{:.1f} {:.1f}l6 {:.0f}h-12z\" fill=\"{}\"/>\n", x, y + tip, -2 * tip, direction > 0 ? svg::blue : concern);
}

std::string right_labels(const Plane& plane, const Series& series) {
  const SeriesPoint* last = series.latest();
  if (last == nullptr) {
    return "";
  }
  const double x = plane.left + plane.width + 8;
  const bool is_control = series.sections.back().kind == SectionKind::control;
  const double centre = plane.y(last->lines.centre);
  std::string out = svg::label(x, centre + 4, "start", fmt::format("{} {}", is_control ? "centre" : "median", percent_words(last->lines.centre)));
  if (series.target) {
    const double y = plane.y(*series.target);
    const double apart = y - centre;
    const double shift = apart >= 0 && apart < 15 ? 15 - apart : apart < 0 && apart > -15 ? -15 - apart : 0;
    out += svg::label(x, y + 4 + shift, "start", fmt::format("target {}", percent_words(series.target)));
  }
  return out;
}

std::string in_words(const Series& series) {
  std::string text = fmt::format("{}. {}. ", charts_and_rules(series), variation_words(series));
  for (const auto& point : series.points) {
    text += point.lines.value ? fmt::format("{}: {} of {}, {}; ", point.date.iso(), point.count.numerator, point.count.denominator, percent_words(point.lines.value))
                              : fmt::format("{}: no data; ", point.date.iso());
  }
  return text;
}

std::string drawing(const Series& series) {
  Plane plane;
  plane.points = series.points.size();
  std::string out = axes(plane, series);
  if (series.target) {
    const double y = plane.y(*series.target);
    out += svg::line(plane.left, y, plane.left + plane.width, y, concern, " stroke-dasharray=\"10 3 2 3\" stroke-width=\"1.5\"");
  }
  for (std::size_t i = 0; i < series.sections.size(); ++i) {
    out += section_lines(plane, series, i);
  }
  out += joined(plane, series);
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const SeriesPoint& point = series.points[i];
    out += point.lines.value ? mark(plane.x(i), plane.y(*point.lines.value), point.signal.direction) : "";
  }
  return out + right_labels(plane, series);
}

/// A picture that words stand beside: hidden from those who hear the page.
std::string icon(std::string_view colour, std::string_view inside) {
  return fmt::format(
      "<svg class=\"icon\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\" width=\"40\" height=\"40\" aria-hidden=\"true\">"
      "<circle cx=\"20\" cy=\"20\" r=\"18\" fill=\"#fff\" stroke=\"{0}\" stroke-width=\"3\"/><g fill=\"none\" stroke=\"{0}\" stroke-width=\"2.5\">{1}</g></svg>",
      colour, inside);
}

}  // namespace

std::string trend_chart(const Series& series, const std::string& id) {
  return svg::open(picture_width, picture_height, id, title_of(series), in_words(series)) + drawing(series) + "</svg>\n";
}

std::string trend_svg(const TrendPage& page) {
  constexpr double head = 30;
  constexpr double foot = 26;
  const double each = picture_height + head + foot;
  std::string text;
  std::string body;
  double y = 0;
  for (const auto& series : page.series) {
    text += title_of(series) + ": " + in_words(series) + " ";
    const std::string signal = signal_words(series);
    body += fmt::format("<g transform=\"translate(0 {:.0f})\">\n<text x=\"16\" y=\"22\" style=\"font-weight:600;font-size:16px\">{}</text>\n<g transform=\"translate(0 {:.0f})\">\n{}</g>\n", y, xml_text(title_of(series)),
                        head, drawing(series));
    body += svg::label(16, head + picture_height + 14, "start", fmt::format("{}: {}{}", charts_and_rules(series), variation_words(series), signal.empty() ? "" : ", " + signal)) + "</g>\n";
    y += each;
  }
  return svg::open(picture_width, y, "trend", fmt::format("Measures over rounds, {}", page.history), text) +
         "<style>text{font:13px system-ui,Arial,sans-serif;fill:#1b1f24}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + body + "</svg>\n";
}

std::string variation_icon(const Series& series) {
  const SeriesSection& section = series.sections.back();
  if (section.kind == SectionKind::too_few) {
    return icon(svg::grey, "<path d=\"M11 20h1M19.5 20h1M28 20h1\" stroke-linecap=\"round\" stroke-width=\"5\"/>");
  }
  if (section.kind == SectionKind::run) {
    return section.runs.is_signal ? icon(svg::ink, "<path d=\"M8 26h12v-12h12\"/>") : icon(svg::grey, "<path d=\"M8 20q4 -10 8 0t8 0t8 0\"/>");
  }
  switch (series.variation) {
    case Variation::improvement_high:
    case Variation::improvement_low:
      return icon(svg::blue, "<path d=\"M9 27l7 -6 5 3 9 -11M22 12h9v9\"/>");
    case Variation::concern_high:
    case Variation::concern_low:
      return icon(concern, "<path d=\"M9 13l7 6 5 -3 9 11M22 28h9v-9\"/>");
    case Variation::common_cause:
    case Variation::neutral_high:
    case Variation::neutral_low:
      break;
  }
  return icon(svg::grey, "<path d=\"M8 20q4 -10 8 0t8 0t8 0\"/>");
}

std::string assurance_icon(const Series& series) {
  switch (series.assurance) {
    case Assurance::none:
      return "";
    case Assurance::passes:
      return icon(svg::blue, "<path d=\"M7 27h26\" stroke-dasharray=\"4 2\"/><path d=\"M9 15q4 -7 7.3 0t7.3 0t7.3 0\"/>");
    case Assurance::fails:
      return icon(concern, "<path d=\"M7 13h26\" stroke-dasharray=\"4 2\"/><path d=\"M9 26q4 -7 7.3 0t7.3 0t7.3 0\"/>");
    case Assurance::hit_or_miss:
      return icon(svg::grey, "<path d=\"M6 20h28\" stroke-dasharray=\"4 2\"/><path d=\"M9 20q4 -16 7.3 0t7.3 0t7.3 0\"/>");
  }
  return "";
}

}  // namespace careaudit
