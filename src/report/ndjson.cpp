// One line of JSON a plan, and a last one with the summary.
#include "report/audit_json.h"

namespace careaudit {
namespace {

class NdjsonReport : public Report {
 public:
  explicit NdjsonReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo& run, Sink&) override {
    run_.emplace(run);
  }
  void plan(const PlanResult& plan, Sink& sink) override {
    JsonWriter json;
    write_plan(json, plan, evidence_);
    sink.write(json.take());
    sink.write("\n");
  }
  void end(const Summary& summary, Sink& sink) override {
    JsonWriter json;
    json.object().key("summary").object();
    write_run(json, *run_);
    write_summary(json, run_->framework, summary, evidence_);
    json.end_object().end_object();
    sink.write(json.take());
    sink.write("\n");
  }

 private:
  EvidenceShown evidence_;
  std::optional<RunInfo> run_;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<NdjsonReport>(options); }

}  // namespace

constinit const ReportFormat reports::ndjson{.name = "ndjson", .extension = ".ndjson", .summary = "One line of JSON a plan, then a summary", .evidence = EvidenceShown::words, .open = open, .needs_fingerprints = true, .has_summary = true};

}  // namespace careaudit
