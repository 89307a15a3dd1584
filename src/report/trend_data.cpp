// Series as CSV and JSON.
#include <fmt/format.h>

#include "encode/csv.h"
#include "encode/json.h"
#include "report/trend.h"

namespace careaudit {
namespace {

std::string_view name_of(SectionKind kind) { return kind == SectionKind::control ? "control" : kind == SectionKind::run ? "run" : "too_few"; }

std::string_view name_of(SpecialCause cause) {
  switch (cause) {
    case SpecialCause::none:
      return "";
    case SpecialCause::outside:
      return "outside";
    case SpecialCause::trend:
      return "trend";
    case SpecialCause::two_of_three:
      return "two_of_three";
    case SpecialCause::shift:
      return "shift";
  }
  return "";
}

std::string_view name_of(Variation variation) {
  switch (variation) {
    case Variation::common_cause:
      return "common_cause";
    case Variation::improvement_high:
    case Variation::improvement_low:
      return "improvement";
    case Variation::concern_high:
    case Variation::concern_low:
      return "concern";
    case Variation::neutral_high:
    case Variation::neutral_low:
      return "neutral";
  }
  return "";
}

std::string_view name_of(Assurance assurance) {
  switch (assurance) {
    case Assurance::none:
      return "none";
    case Assurance::passes:
      return "passes";
    case Assurance::fails:
      return "fails";
    case Assurance::hit_or_miss:
      return "hit_or_miss";
  }
  return "";
}

std::string_view direction_of(const PointSignal& signal) { return signal.direction > 0 ? "high" : signal.direction < 0 ? "low" : ""; }

std::string number(std::optional<double> value) { return value ? fmt::format("{:.4f}", *value) : ""; }

void write_point(JsonWriter& json, const SeriesPoint& point, const SeriesSection& section) {
  json.object().key("round");
  point.round.empty() ? json.null() : json.text(point.round);
  json.field("date", point.date.iso()).field("numerator", point.count.numerator).field("denominator", point.count.denominator);
  json.key("percent").decimal(point.lines.value);
  const bool has_lines = section.points > 0;
  const bool has_limits = section.kind == SectionKind::control && point.lines.value;
  json.key("centre").decimal(has_lines ? std::optional(point.lines.centre) : std::nullopt);
  json.key("lower").decimal(has_limits ? std::optional(point.lines.lower) : std::nullopt).key("upper").decimal(has_limits ? std::optional(point.lines.upper) : std::nullopt);
  json.field("signal", name_of(point.signal.cause)).field("direction", direction_of(point.signal)).end_object();
}

void write_series(JsonWriter& json, const Series& series) {
  json.object().field("measure", series.measure.id).field("title", series.measure.title).field("unit", series.measure.is_item_unit ? "item" : "plan").key("ward");
  series.ward ? json.text(*series.ward) : json.null();
  json.field("chart", chart_name_of(series)).field("rules", rules_name_of(series)).key("target").decimal(series.target);
  json.field("variation", series.sections.back().kind == SectionKind::control ? name_of(series.variation) : series.sections.back().runs.is_signal ? "change" : name_of(series.sections.back().kind) == "run" ? "none" : "too_few");
  json.field("assurance", name_of(series.assurance)).field("variation_words", variation_words(series)).field("signal_words", signal_words(series)).field("assurance_words", assurance_words(series));
  json.key("sections").array();
  for (const auto& section : series.sections) {
    json.object().field("label", section.label).field("kind", name_of(section.kind)).key("points").array();
    for (std::size_t i = section.first; i < section.last; ++i) {
      write_point(json, series.points[i], section);
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string trend_csv(const TrendPage& page) {
  std::string out(csv_start);
  CsvRow row;
  for (const auto* heading : {"measure", "title", "unit", "ward", "date", "round", "numerator", "denominator", "percent", "centre", "lower", "upper", "section", "label", "kind", "chart", "rules", "signal", "direction", "target"}) {
    row.cell(heading);
  }
  out += row.take();
  for (const auto& series : page.series) {
    for (std::size_t s = 0; s < series.sections.size(); ++s) {
      const SeriesSection& section = series.sections[s];
      for (std::size_t i = section.first; i < section.last; ++i) {
        const SeriesPoint& point = series.points[i];
        const bool has_limits = section.kind == SectionKind::control && point.lines.value;
        row.cell(series.measure.id).cell(series.measure.title).cell(series.measure.is_item_unit ? "item" : "plan").cell(series.ward.value_or("(all)")).cell(point.date.iso()).cell(point.round);
        row.cell(fmt::to_string(point.count.numerator)).cell(fmt::to_string(point.count.denominator)).cell(number(point.lines.value));
        row.cell(section.points > 0 ? number(point.lines.centre) : "").cell(has_limits ? number(point.lines.lower) : "").cell(has_limits ? number(point.lines.upper) : "");
        row.cell(fmt::to_string(s + 1)).cell(section.label).cell(name_of(section.kind)).cell(chart_name_of(series)).cell(rules_name_of(series));
        row.cell(name_of(point.signal.cause)).cell(direction_of(point.signal)).cell(number(series.target));
        out += row.take();
      }
    }
  }
  return out;
}

std::string trend_json(const TrendPage& page) {
  JsonWriter json;
  json.object().field("careaudit", page.version).field("history", page.history).field("rounds", page.rounds).key("series").array();
  for (const auto& series : page.series) {
    write_series(json, series);
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace careaudit
