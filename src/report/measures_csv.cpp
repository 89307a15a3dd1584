// One row a measure and group.
#include <fmt/format.h>

#include "encode/csv.h"
#include "report/report.h"

namespace careaudit {
namespace {

void write_row(const MeasureTable& table, std::string_view kind, std::string_view group, const MeasureCount& count, Sink& sink) {
  CsvRow row;
  const auto interval = percent_interval(count);
  const auto value = percent(count);
  row.cell(table.measure->id).cell(table.measure->title).cell(table.measure->is_item_unit() ? "item" : "plan").cell(table.by).cell(kind).cell(group);
  row.cell(shown_numerator(count)).cell(shown_denominator(count));
  row.cell(value ? fmt::format("{:.1f}", *value) : "");
  row.cell(interval ? fmt::format("{:.1f}", interval->low) : "").cell(interval ? fmt::format("{:.1f}", interval->high) : "");
  row.cell(shown_beside(count, count.not_applicable)).cell(shown_beside(count, count.not_assessable));
  sink.write(row.take());
}

class MeasuresCsvReport : public Report {
 public:
  void begin(const RunInfo&, Sink& sink) override {
    CsvRow row;
    for (const auto* heading : {"measure", "title", "unit", "by", "row", "group", "numerator", "denominator", "percent", "ci_low", "ci_high", "not_applicable", "not_assessable"}) {
      row.cell(heading);
    }
    sink.write(csv_start);
    sink.write(row.take());
  }
  void plan(const PlanResult&, Sink&) override {}
  void end(const Summary& summary, Sink& sink) override {
    for (const auto& table : summary.measures) {
      for (const auto& group : table.groups) {
        write_row(table, group.group ? "group" : "no value", group.group.value_or(""), group.count, sink);
      }
      write_row(table, "total", "", table.total, sink);
    }
  }
};

std::unique_ptr<Report> open(const ReportOptions&) { return std::make_unique<MeasuresCsvReport>(); }

}  // namespace

constinit const ReportFormat reports::measures_csv{.name = "measures-csv", .extension = "", .summary = "One row a measure and group, for spreadsheets", .evidence = EvidenceShown::none, .open = open, .has_summary = true};

}  // namespace careaudit
