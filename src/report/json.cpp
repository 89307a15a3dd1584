// The whole audit as one JSON document, streamed.
#include "report/audit_json.h"

namespace careaudit {
namespace {

class JsonReport : public Report {
 public:
  explicit JsonReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo& run, Sink& sink) override {
    framework_ = run.framework;
    json_.object();
    write_run(json_, run);
    json_.key("plans").array();
    sink.write(json_.take());
  }
  void plan(const PlanResult& plan, Sink& sink) override {
    sink.write("\n");
    write_plan(json_, plan, evidence_);
    sink.write(json_.take());
  }
  void end(const Summary& summary, Sink& sink) override {
    json_.end_array();
    write_summary(json_, framework_, summary, evidence_);
    json_.end_object();
    sink.write(json_.take());
    sink.write("\n");
  }

 private:
  JsonWriter json_;
  const Framework* framework_ = nullptr;
  EvidenceShown evidence_;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<JsonReport>(options); }

}  // namespace

constinit const ReportFormat reports::json{.name = "json", .extension = ".json", .summary = "Everything, as one JSON document", .evidence = EvidenceShown::words, .open = open, .needs_fingerprints = true, .has_summary = true};

}  // namespace careaudit
