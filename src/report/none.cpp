// Nothing on standard output: for runs that only write files.
#include "report/report.h"

namespace careaudit {
namespace {

class NoReport : public Report {
 public:
  void begin(const RunInfo&, Sink&) override {}
  void plan(const PlanResult&, Sink&) override {}
  void end(const Summary&, Sink&) override {}
};

std::unique_ptr<Report> open(const ReportOptions&) { return std::make_unique<NoReport>(); }

}  // namespace

constinit const ReportFormat reports::none{.name = "none", .extension = "", .summary = "Nothing", .evidence = EvidenceShown::none, .open = open, .has_summary = true};

}  // namespace careaudit
