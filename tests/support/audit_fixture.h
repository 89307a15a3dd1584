// One fixed run for the golden tests of reports: two wards, five plans, all four outcomes, text that
// every byte format must escape, and a measure with nothing to count in one ward.
#pragma once

#include <memory>
#include <vector>

#include "audit/result.h"
#include "report/report.h"

/// What a report is given, with the rules and measures that it points to.
struct AuditFixture {
  std::vector<std::unique_ptr<careaudit::Rule>> rules;
  std::vector<std::unique_ptr<careaudit::Measure>> measures;
  careaudit::RunInfo run{.as_of = *careaudit::Date::of(2026, 3, 31)};
  std::vector<careaudit::PlanResult> plans;
  careaudit::Summary summary;
};

AuditFixture audit_fixture();

/// The whole report of the fixture's run.
std::string report_of(const AuditFixture& fixture, const careaudit::ReportFormat& format, const careaudit::ReportOptions& options);
