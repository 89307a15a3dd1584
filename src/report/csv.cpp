// One row a finding, or with --all-outcomes one an outcome.
#include <fmt/format.h>

#include "encode/csv.h"
#include "report/report.h"

namespace careaudit {
namespace {

class CsvReport : public Report {
 public:
  explicit CsvReport(const ReportOptions& options) : options_(options) {}

  void begin(const RunInfo&, Sink& sink) override {
    CsvRow row;
    for (const auto* heading : {"plan", "ward", "type", "status", "rule", "severity", "outcome", "item", "file", "line", "column", "message", "evidence", "remedy", "source", "fingerprint", "text"}) {
      row.cell(heading);
    }
    sink.write(csv_start);
    sink.write(row.take());
  }
  void plan(const PlanResult& plan, Sink& sink) override {
    CsvRow csv;
    for (const auto& row : plan.outcomes) {
      if (!is_told(row) && !options_.all_outcomes) {
        continue;
      }
      const bool is_fail = row.outcome == Outcome::fail;
      csv.cell(plan.id).cell(plan.ward).cell(plan.type).cell(plan.status).cell(row.rule->id);
      csv.cell(is_fail ? name_of(row.rule->severity) : "").cell(name_of(row.outcome)).cell(item_of(row, options_.evidence)).cell(plan.file);
      csv.cell(fmt::to_string(row.at.line)).cell(fmt::to_string(row.at.column));
      const std::string silence = row.silenced == Silenced::no ? "" : fmt::format(" ({})", silence_of(row, options_.evidence));
      csv.cell(is_fail ? message_of(row, options_.evidence) + silence : row.reason).cell(evidence(row));
      csv.cell(is_fail ? row.rule->remedy : "").cell(row.rule->source).cell(row.fingerprint);
      csv.cell(whole_text_of(*row.about, options_.evidence));
      sink.write(csv.take());
    }
  }
  void end(const Summary&, Sink&) override {}

 private:
  std::string evidence(const OutcomeRow& row) const {
    std::string text;
    for (const auto& words : evidence_of(row, options_.evidence)) {
      text += (text.empty() ? "" : "; ") + words;
    }
    return text;
  }
  ReportOptions options_;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<CsvReport>(options); }

}  // namespace

constinit const ReportFormat reports::csv{.name = "csv", .extension = ".csv", .summary = "One row a finding, for spreadsheets", .evidence = EvidenceShown::words, .open = open, .needs_fingerprints = true};

}  // namespace careaudit
