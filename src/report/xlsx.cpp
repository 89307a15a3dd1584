// A spreadsheet: summary, groups, measures, findings, plans, methods.
#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "encode/xlsx.h"
#include "report/methods.h"
#include "report/report.h"
#include "report/ward_table.h"

namespace careaudit {
namespace {

constexpr std::uint32_t most_rows = 100'000;   ///< Of a sheet that grows with the plans.

Cell shown(const std::string& number) {
  const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? Cell::of(std::stoull(number)) : Cell::of(number);
}

std::vector<Cell> headings(const std::vector<std::string_view>& names) {
  std::vector<Cell> cells;
  std::transform(names.begin(), names.end(), std::back_inserter(cells), [](std::string_view name) { return Cell::of(name); });
  return cells;
}

Cell shown_percent(const MeasureCount& count) { return count.withheld == Withheld::none ? Cell::of_percent(percent(count)) : Cell::of("*"); }

void add_count(const MeasureCount& count, std::vector<Cell>& cells) {
  const auto interval = percent_interval(count);
  cells.push_back(shown(shown_numerator(count)));
  cells.push_back(shown(shown_denominator(count)));
  cells.push_back(shown_percent(count));
  cells.push_back(Cell::of_percent(interval ? std::optional(interval->low) : std::nullopt));
  cells.push_back(Cell::of_percent(interval ? std::optional(interval->high) : std::nullopt));
  cells.push_back(shown(shown_beside(count, count.not_applicable)));
  cells.push_back(shown(shown_beside(count, count.not_assessable)));
}

/// Whether anything of it can be drawn.
bool has_bar(const MeasureTable& table) {
  const auto is_shown = [](const MeasureCount& count) { return percent(count).has_value(); };
  return is_shown(table.total) || std::any_of(table.groups.begin(), table.groups.end(), [&](const GroupCount& group) { return is_shown(group.count); });
}

class XlsxReport : public Report {
 public:
  explicit XlsxReport(const ReportOptions& options) : evidence_(options.evidence) {}

  void begin(const RunInfo& run, Sink&) override {
    run_ = run;
    book_ = std::make_unique<Workbook>(fmt::format("Care-plan audit, {}", run.as_of.in_words()));
    summary_ = book_->add_sheet("Summary", {44, 8, 10, 10, 10, 10, 10, 14, 14, 10, 13});
    groups_ = book_->add_sheet("Wards", {28, 14, 14, 14, 14, 14, 14, 14, 14, 14});
    measures_ = book_->add_sheet("Measures", {24, 44, 8, 10, 28, 10, 10, 10, 10, 10, 14, 14});
    if (run.small_numbers == SmallNumbers::off) {
      findings_ = book_->add_sheet("Findings", {14, 20, 16, 28, 10, 40, 20, 60, 60, 30, 8, 8});
      plans_ = book_->add_sheet("Plans", {14, 24, 20, 10, 10, 10, 10, 10, 14, 14});
      book_->row(*findings_, headings({"plan", "ward", "type", "rule", "severity", "what should hold", "item", "finding", "what to do", "file", "line", "column"}), RowLook::heading);
      book_->row(*plans_, headings({"plan", "ward", "type", "status", "errors", "warnings", "advice", "passes", "not applicable", "not assessable"}), RowLook::heading);
    }
    methods_ = book_->add_sheet("Methods", {100});
  }

  void plan(const PlanResult& plan, Sink&) override {
    if (!findings_) {
      return;
    }
    const std::string id = plan.id.empty() ? fmt::format("{}:{}", plan.file, plan.at.line) : plan.id;
    std::uint64_t passes = 0;
    std::uint64_t not_applicable = 0;
    std::uint64_t not_assessable = 0;
    std::array<std::uint64_t, 3> findings{};
    for (const auto& row : plan.outcomes) {
      passes += row.outcome == Outcome::pass ? 1U : 0U;
      not_applicable += row.outcome == Outcome::not_applicable ? 1U : 0U;
      not_assessable += row.outcome == Outcome::not_assessable ? 1U : 0U;
      if (row.outcome == Outcome::fail) {
        findings.at(static_cast<std::size_t>(row.rule->severity)) += is_told(row) && !row.rule->is_roll_up ? 1U : 0U;
        add_finding(id, plan, row);
      }
    }
    if (++plans_seen_ <= most_rows) {
      book_->row(*plans_, {Cell::of(id), Cell::of(plan.ward), Cell::of(plan.type), Cell::of(plan.status), Cell::of(findings[0]), Cell::of(findings[1]), Cell::of(findings[2]), Cell::of(passes), Cell::of(not_applicable), Cell::of(not_assessable)});
    }
  }

  void end(const Summary& summary, Sink& sink) override {
    add_summary(summary);
    add_groups(summary);
    add_measures(summary);
    if (findings_) {
      add_batch(summary);
      book_->table(*findings_, 1, static_cast<std::uint32_t>(std::min<std::uint64_t>(findings_seen_, most_rows)), 12);
      book_->table(*plans_, 1, static_cast<std::uint32_t>(std::min<std::uint64_t>(plans_seen_, most_rows)), 10);
    }
    add_methods(summary);
    const std::string bytes = book_->take();
    bytes.empty() ? sink.give_up("there is no room for it") : sink.write(bytes);
  }

 private:
  void add_finding(const std::string& id, const PlanResult& plan, const OutcomeRow& row) {
    if (++findings_seen_ > most_rows) {
      return;
    }
    const std::string aside = row.silenced == Silenced::no ? "" : fmt::format(" ({})", silence_of(row, evidence_));
    book_->row(*findings_, {Cell::of(id), Cell::of(plan.ward), Cell::of(plan.type), Cell::of(row.rule->id), Cell::of(name_of(row.rule->severity)), Cell::of(row.rule->title), Cell::of(item_of(row, evidence_)),
                            Cell::of(message_of(row, evidence_) + aside), Cell::of(row.rule->remedy), Cell::of(plan.file), Cell::of(std::uint64_t{row.at.line}), Cell::of(std::uint64_t{row.at.column})});
  }

  /// What stands in many plans is a finding of none.
  void add_batch(const Summary& summary) {
    for (const BatchFinding* finding : batch_to_list(summary)) {
      if (++findings_seen_ > most_rows) {
        return;
      }
      const std::string text = text_of(*finding, evidence_);
      book_->row(*findings_, {Cell{}, Cell{}, Cell{}, Cell::of(finding->rule->id), Cell::of(name_of(finding->rule->severity)), Cell::of(finding->rule->title), Cell::of(finding->list),
                              Cell::of(message_of(*finding) + (text.empty() ? "" : ": " + text)), Cell::of(finding->rule->remedy), Cell{}, Cell{}, Cell{}});
    }
  }

  void add_summary(const Summary& summary) {
    book_->row(summary_, {Cell::of(fmt::format("Care-plan audit, {}", run_->as_of.in_words()))}, RowLook::title);
    book_->row(summary_, {Cell::of(fmt::format("{} audited. Findings: {}.", plans_audited(summary), counted_findings(summary)))}, RowLook::line);
    book_->row(summary_, {Cell::of(fmt::format("Profile {}, careaudit {}, rules {}.", run_->profile, run_->version, run_->rules_hash))}, RowLook::line);
    book_->row(summary_, {});
    book_->row(summary_, headings({"measure", "unit", "met", "judged", "per cent", "from", "to", "not applicable", "not assessable", "target", "reached?"}), RowLook::heading);
    std::uint32_t last = 4;
    for (const MeasureTable* table : tables_of_first_field(summary)) {
      std::vector<Cell> cells{Cell::of(table->measure->title), Cell::of(table->measure->is_item_unit() ? "item" : "plan")};
      add_count(table->total, cells);
      cells.push_back(Cell::of_percent(table->measure->target ? std::optional<double>(*table->measure->target) : std::nullopt));
      const auto reached = reaches_target(table->total, *table->measure);
      cells.push_back(Cell::of(!reached ? "" : *reached ? "reached" : "below target"));
      last = book_->row(summary_, cells);
    }
    if (last > 4) {
      book_->table(summary_, 5, last, 11);
      book_->bars(summary_, {.title = "All plans: per cent met", .first = 5, .last = last, .names = 0, .values = 4, .at_row = last + 2, .at_column = 0});
    }
  }

  /// Groups down, measures across: the first field's.
  void add_groups(const Summary& summary) {
    const auto tables = tables_of_first_field(summary);
    if (tables.empty()) {
      book_->row(groups_, {Cell::of("The rules chosen make up no measure.")});
      return;
    }
    std::vector<Cell> heading{Cell::of(tables.front()->by)};
    for (const MeasureTable* table : tables) {
      heading.push_back(Cell::of(table->measure->title));
    }
    book_->row(groups_, heading, RowLook::heading);
    const auto groups = groups_of_any(tables);
    const std::size_t rows = groups.size();
    for (std::size_t i = 0; i < rows; ++i) {
      std::vector<Cell> cells{Cell::of(group_name(*groups[i], tables.front()->by))};
      for (const MeasureTable* table : tables) {
        const MeasureCount* count = count_in(*table, *groups[i], i);
        cells.push_back(count == nullptr ? Cell{} : shown_percent(*count));
      }
      book_->row(groups_, cells);
    }
    book_->table(groups_, 1, static_cast<std::uint32_t>(rows), tables.size() + 1);
    std::vector<Cell> all{Cell::of("All")};
    for (const MeasureTable* table : tables) {
      all.push_back(shown_percent(table->total));
    }
    const std::uint32_t last = book_->row(groups_, all, RowLook::total);
    const auto rows_of_chart = static_cast<std::uint32_t>(13 * (rows + 1) / 10 + 7);
    std::uint32_t charts = 0;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (!has_bar(*tables[i])) {
        continue;
      }
      const std::uint32_t down = charts / 2 * std::max(12U, rows_of_chart);
      book_->bars(groups_, {.title = tables[i]->measure->title, .first = 1, .last = last, .names = 0, .values = i + 1, .at_row = last + 2 + down, .at_column = charts % 2 == 0 ? 0U : 5U});
      ++charts;
    }
  }

  void add_measures(const Summary& summary) {
    book_->row(measures_, headings({"measure", "title", "unit", "by", "group", "met", "judged", "per cent", "from", "to", "not applicable", "not assessable"}), RowLook::heading);
    std::uint32_t last = 0;
    const auto add = [&](const MeasureTable& table, const std::string& name, const MeasureCount& count, RowLook look) {
      std::vector<Cell> cells{Cell::of(table.measure->id), Cell::of(table.measure->title), Cell::of(table.measure->is_item_unit() ? "item" : "plan"), Cell::of(table.by), Cell::of(name)};
      add_count(count, cells);
      last = book_->row(measures_, cells, look);
    };
    for (const auto& table : summary.measures) {
      for (const auto& group : table.groups) {
        add(table, group_name(group, table.by), group.count, RowLook::plain);
      }
      add(table, "All", table.total, RowLook::total);
    }
    book_->table(measures_, 1, last, 12);
  }

  void add_methods(const Summary& summary) {
    book_->row(methods_, {Cell::of("Methods")}, RowLook::title);
    for (const auto& line : methods_in_words(*run_, summary)) {
      book_->row(methods_, {Cell::of(line)});
    }
    if (findings_seen_ > most_rows || plans_seen_ > most_rows) {
      book_->row(methods_, {Cell::of(fmt::format("Findings and Plans have the first {} rows; there are {} findings and {} plans. The CSV report has them all.", most_rows, findings_seen_, plans_seen_))});
    }
    book_->row(methods_, {});
    book_->row(methods_, {Cell::of("What each measure counts")}, RowLook::total);
    for (const MeasureTable* table : tables_of_first_field(summary)) {
      book_->row(methods_, {Cell::of(fmt::format("{}: {}", table->measure->title, table->measure->definition))});
    }
    for (const auto& line : left_out_in_words(summary)) {
      book_->row(methods_, {Cell::of(line)});
    }
  }

  EvidenceShown evidence_;
  std::optional<RunInfo> run_;
  std::unique_ptr<Workbook> book_;
  std::size_t summary_ = 0;
  std::size_t groups_ = 0;
  std::size_t measures_ = 0;
  std::optional<std::size_t> findings_;
  std::optional<std::size_t> plans_;
  std::size_t methods_ = 0;
  std::uint64_t plans_seen_ = 0;
  std::uint64_t findings_seen_ = 0;
};

std::unique_ptr<Report> open(const ReportOptions& options) { return std::make_unique<XlsxReport>(options); }

}  // namespace

constinit const ReportFormat reports::xlsx{.name = "xlsx", .extension = ".xlsx", .summary = "A spreadsheet: measures with charts, findings, plans, methods", .evidence = EvidenceShown::none, .open = open, .is_for_people = true, .has_summary = true};

}  // namespace careaudit
