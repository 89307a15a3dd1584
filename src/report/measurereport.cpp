// A FHIR R4 MeasureReport: summary, one group a measure, stratified by the grouping field.
#include <fmt/format.h>

#include "encode/json.h"
#include "report/report.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

constexpr std::string_view population_system = "http://terminology.hl7.org/CodeSystem/measure-population";

/// A count, or why there is none: it is small.
void write_population(JsonWriter& json, std::string_view code, std::uint64_t count, bool is_withheld) {
  json.object().key("code").object().key("coding").array().object().field("system", population_system).field("code", code).end_object().end_array().end_object();
  if (is_withheld) {
    json.key("_count").object().key("extension").array().object();
    json.field("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason").field("valueCode", "masked").end_object().end_array().end_object();
  } else {
    json.field("count", count);
  }
  json.end_object();
}

void write_counts(JsonWriter& json, const MeasureCount& count) {
  json.key("population").array();
  write_population(json, "denominator", count.denominator, count.withheld == Withheld::all);
  write_population(json, "numerator", count.numerator, count.withheld != Withheld::none);
  json.end_array();
  if (const auto value = percent(count)) {
    json.key("measureScore").object().key("value").decimal(value).field("unit", "%").field("system", "http://unitsofmeasure.org").field("code", "%").end_object();
  }
}

void write_strata(JsonWriter& json, const MeasureTable& table) {
  json.key("stratifier").array().object().key("code").array().object().field("text", table.by).end_object().end_array();
  json.key("stratum").array();
  for (const auto& group : table.groups) {
    json.object().key("value").object().field("text", group.group ? group_name(group, table.by) : fmt::format("(no {})", table.by)).end_object();
    write_counts(json, group.count);
    json.end_object();
  }
  json.end_array().end_object().end_array();
}

class MeasureReport : public Report {
 public:
  void begin(const RunInfo& run, Sink& sink) override {
    json_.object().field("resourceType", "MeasureReport").field("status", "complete").field("type", "summary");
    json_.field("measure", fmt::format("urn:careaudit:measures:{}", run.rules_hash)).field("date", run.as_of.iso());
    json_.key("period").object().field("start", run.as_of.iso()).field("end", run.as_of.iso()).end_object();
    json_.key("improvementNotation").object().key("coding").array().object().field("system", "http://terminology.hl7.org/CodeSystem/measure-improvement-notation").field("code", "increase").end_object().end_array().end_object();
    sink.write(json_.take());
  }
  void plan(const PlanResult&, Sink&) override {}
  void end(const Summary& summary, Sink& sink) override {
    if (!summary.measures.empty()) {  // FHIR has no empty lists
      json_.key("group").array();
    }
    for (const MeasureTable* first : tables_of_first_field(summary)) {
      const MeasureTable& table = *first;
      json_.object().key("code").object().key("coding").array().object().field("system", "urn:careaudit:measure").field("code", table.measure->id).field("display", table.measure->title).end_object().end_array();
      json_.field("text", table.measure->definition).end_object();
      write_counts(json_, table.total);
      if (!table.groups.empty()) {
        write_strata(json_, table);
      }
      json_.end_object();
    }
    if (!summary.measures.empty()) {
      json_.end_array();
    }
    json_.end_object();
    sink.write(json_.take() + "\n");
  }

 private:
  JsonWriter json_;
};

std::unique_ptr<Report> open(const ReportOptions&) { return std::make_unique<MeasureReport>(); }

}  // namespace

constinit const ReportFormat reports::measurereport{.name = "measurereport", .extension = "", .summary = "A FHIR R4 MeasureReport: one group a measure, stratified by ward", .evidence = EvidenceShown::none, .open = open, .has_summary = true};

}  // namespace careaudit
