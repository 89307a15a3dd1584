// SARIF 2.1.0, for code-scanning tools: the worst findings first, at most --sarif-max-results.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "encode/json.h"
#include "encode/uri.h"
#include "report/report.h"

namespace careaudit {
namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "note";
  }
  return "none";
}

std::string_view kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
      return "fail";
    case Outcome::not_applicable:
      return "notApplicable";
    case Outcome::not_assessable:
      return "open";
  }
  return "open";
}

void write_place(JsonWriter& json, std::string_view file, Location at, std::string_view snippet = "") {
  json.key("physicalLocation").object().key("artifactLocation").object().field("uri", file_uri(file)).end_object();
  if (at.line > 0) {
    json.key("region").object().field("startLine", at.line).field("startColumn", std::max(1U, at.column));
    if (!snippet.empty()) {
      json.key("snippet").object().field("text", snippet).end_object();
    }
    json.end_object();
  }
  json.end_object();
}

class SarifReport : public Report {
 public:
  explicit SarifReport(const ReportOptions& options) : options_(options) {}

  void begin(const RunInfo& run, Sink&) override {
    run_.emplace(run);
    for (std::size_t i = 0; i < run.rules.size(); ++i) {
      index_[run.rules[i]] = i;
    }
  }
  void plan(const PlanResult& plan, Sink&) override {
    for (const auto& row : plan.outcomes) {
      if (row.outcome == Outcome::fail) {
        keep(static_cast<std::size_t>(row.rule->severity), result(plan, row));
      } else if (options_.all_outcomes) {
        keep(results_.size() - 1, result(plan, row));
      }
    }
  }
  void end(const Summary& summary, Sink& sink) override {
    JsonWriter json;
    json.object().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0");
    json.key("runs").array().object();
    write_tool(json);
    json.key("automationDetails").object().field("id", fmt::format("careaudit/{}/", run_->profile)).end_object();
    json.field("columnKind", "unicodeCodePoints");
    write_invocation(json, summary);
    json.key("results").array();
    sink.write(json.take());
    bool is_first = true;
    for (const auto& kept : results_) {
      for (const auto& text : kept) {
        sink.write(is_first ? "\n" : ",\n");
        sink.write(text);
        is_first = false;
      }
    }
    sink.write("]}]}\n");
  }

 private:
  /// Keeps a result if there is room, or in place of one that matters less.
  void keep(std::size_t rank, std::string text) {
    if (count_ < options_.sarif_max_results) {
      results_.at(rank).push_back(std::move(text));
      ++count_;
      return;
    }
    ++cut_;
    for (std::size_t worse = results_.size() - 1; worse > rank; --worse) {
      if (!results_.at(worse).empty()) {
        results_.at(worse).pop_back();
        results_.at(rank).push_back(std::move(text));
        return;
      }
    }
  }

  std::string result(const PlanResult& plan, const OutcomeRow& row) const {
    const bool is_fail = row.outcome == Outcome::fail;
    JsonWriter json;
    json.object().field("ruleId", row.rule->id).field("ruleIndex", index_.at(row.rule));
    json.field("kind", kind_of(row.outcome)).field("level", is_fail ? level_of(row.rule->severity) : "none");
    const std::string message = is_fail ? message_of(row, options_.evidence) : row.reason;
    json.key("message").object().field("text", message.empty() ? row.rule->title : message).end_object();
    json.key("locations").array().object();
    write_place(json, plan.file, row.at, whole_text_of(*row.about, options_.evidence));
    json.key("logicalLocations").array().object().field("fullyQualifiedName", row.item.empty() ? plan.id : fmt::format("{}/{}", plan.id, item_of(row, options_.evidence))).end_object().end_array();
    json.end_object().end_array();
    if (row.silenced != Silenced::no) {
      json.key("suppressions").array().object().field("kind", row.silenced == Silenced::allowed ? "inSource" : "external").field("status", "accepted");
      json.field("justification", silence_of(row, options_.evidence)).end_object().end_array();
    }
    if (is_fail) {
      json.key("partialFingerprints").object().field("carePlan/v1", row.fingerprint).end_object();
    }
    json.end_object();
    return json.take();
  }

  void write_tool(JsonWriter& json) const {
    json.key("tool").object().key("driver").object().field("name", "careaudit").field("version", run_->version).field("semanticVersion", run_->version);
    json.key("rules").array();
    for (const Rule* rule : run_->rules) {
      json.object().field("id", rule->id).field("name", rule->id);
      json.key("shortDescription").object().field("text", rule->title).end_object();
      json.key("fullDescription").object().field("text", rule->because).end_object();
      json.key("help").object().field("text", rule->remedy).field("markdown", fmt::format("{}\n\nSource: {}", rule->remedy, rule->source)).end_object();
      json.key("defaultConfiguration").object().field("level", level_of(rule->severity)).end_object();
      json.key("properties").object().key("tags").array().text(rule->id.substr(0, rule->id.find('.'))).end_array().end_object();
      json.end_object();
    }
    json.end_array().end_object().end_object();
  }

  void write_invocation(JsonWriter& json, const Summary& summary) const {
    const bool has_trouble = std::any_of(summary.problems.begin(), summary.problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
    json.key("invocations").array().object().key("executionSuccessful").yes_no(!has_trouble);
    json.key("toolExecutionNotifications").array();
    for (const auto& unfilled : summary.problems) {
      const Problem problem = shown_problem(unfilled, options_.evidence);
      json.object().field("level", level_of(problem.severity));
      json.key("message").object().field("text", problem.remedy.empty() ? problem.message : problem.message + "; " + problem.remedy).end_object();
      if (!problem.file.empty()) {
        json.key("locations").array().object();
        write_place(json, problem.file, problem.at);
        json.end_object().end_array();
      }
      json.end_object();
    }
    if (cut_ > 0) {
      json.object().field("level", "warning").key("message").object();
      json.field("text", fmt::format("{} left out: at most {} are written, the worst first (--sarif-max-results)", cut_ == 1 ? "1 result was" : fmt::format("{} results were", cut_), options_.sarif_max_results)).end_object().end_object();
    }
    json.end_array().end_object().end_array();
  }

  ReportOptions options_;
  std::optional<RunInfo> run_;
  std::map<const Rule*, std::uint64_t> index_;
  std::array<std::vector<std::string>, 4> results_;   // errors, warnings, advice, the rest
  std::uint64_t count_ = 0;
  std::uint64_t cut_ = 0;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<SarifReport>(options); }

}  // namespace

constinit const ReportFormat reports::sarif{.name = "sarif", .extension = ".sarif", .summary = "SARIF 2.1.0 for code-scanning tools", .evidence = EvidenceShown::none, .open = open, .needs_fingerprints = true};

}  // namespace careaudit
