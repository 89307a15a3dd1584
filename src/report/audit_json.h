// The parts of an audit as JSON, for the reports that are made of them.
#pragma once

#include <string>

#include "encode/json.h"
#include "report/report.h"

namespace careaudit {

/// An element of `plans`.
void write_plan(JsonWriter& json, const PlanResult& plan, EvidenceShown evidence);
/// The members `careaudit`, `as_of`, `profile`, `rules`, into an open object.
void write_run(JsonWriter& json, const RunInfo& run);
/// The members `batch`, `measures`, `problems`, `totals`, into an open object.
/// `framework` is that of the run, nullptr when it has none.
void write_summary(JsonWriter& json, const Framework* framework, const Summary& summary, EvidenceShown evidence);

}  // namespace careaudit
