// One row a question.
#include "report/worksheet.h"

#include <array>

#include <fmt/format.h>

#include "encode/csv.h"
#include "encode/xlsx.h"

namespace careaudit {
namespace {

constexpr std::array<const char*, 18> headings{"plan", "ward", "rule", "item", "question", "rater1", "rater2", "note", "seed", "per_ward", "ward_plans", "order", "as_of", "status", "profile", "rules_hash", "careaudit", "paths"};

using Row = std::vector<std::string>;

template <class Take>
void each_row(const std::vector<SampledWard>& wards, const WorksheetInfo& info, const Take& take) {
  for (const auto& ward : wards) {
    for (const auto& plan : ward.drawn) {
      for (const auto& question : plan.questions) {
        take(Row{plan.id, ward.ward, question.rule->id, question.item, question.rule->title + "?", "", "", "", info.seed, fmt::to_string(info.per_ward), fmt::to_string(ward.plans), "SHA-256 of seed, NUL, plan",
                 info.as_of, info.status, info.profile, info.rules_hash, info.version, info.paths});
      }
    }
  }
}

}  // namespace

std::string worksheet_csv(const std::vector<SampledWard>& wards, const WorksheetInfo& info) {
  std::string out(csv_start);
  CsvRow row;
  const auto write = [&](const auto& cells) {
    for (const auto& cell : cells) {
      row.cell(cell);
    }
    out += row.take();
  };
  write(headings);
  each_row(wards, info, write);
  return out;
}

std::string worksheet_xlsx(const std::vector<SampledWard>& wards, const WorksheetInfo& info) {
  Workbook book("Care-plan audit by hand");
  const std::size_t sheet = book.add_sheet("Questions", {14, 22, 26, 16, 60, 13, 13, 40, 12, 9, 11, 28, 12, 9, 12, 20, 11, 60});
  const auto cells_of = [](const auto& row) {
    std::vector<Cell> cells;
    for (const auto& text : row) {
      cells.push_back(std::string_view(text).empty() ? Cell{} : Cell::of(text));
    }
    return cells;
  };
  book.row(sheet, cells_of(headings), RowLook::heading);
  std::uint32_t last = 0;
  each_row(wards, info, [&](const Row& row) { last = book.row(sheet, cells_of(row)); });
  book.table(sheet, 1, last, headings.size());
  constexpr std::size_t to_answer = 8;   // the columns behind say how the sample was drawn
  book.print(sheet, last, to_answer);
  book.choices(sheet, 1, last, 5, 6, {"yes", "no", "na", "cannot_tell"});
  const std::size_t how = book.add_sheet("How to answer", {110});
  for (const std::string line : {"Read the plan, not the tool's findings. Answer each question of the plan (item empty) or of the item that is named, counted from 0.",
                                 "yes: what the question says holds. no: it does not. na: the plan cannot have it. cannot_tell: there is not enough to judge.",
                                 "Two raters answer without seeing each other's answers. Write what made it hard under note.",
                                 "Save as CSV, then: careaudit agree ANSWERS.csv. Write no name and no number of a person anywhere."}) {
    book.row(how, {Cell::of(line)});
  }
  book.row(how, {Cell::of(fmt::format("Drawn with seed {} and {} plans a ward, in the order of the SHA-256 of seed, NUL and plan, by careaudit {}; audit date {}, profile {}, rules {}.", info.seed, info.per_ward, info.version,
                                      info.as_of, info.profile, info.rules_hash))});
  for (const auto& ward : wards) {
    book.row(how, {Cell::of(fmt::format("{}: {} of {} plans drawn", ward.ward.empty() ? "(no ward)" : ward.ward, ward.drawn.size(), ward.plans))});
  }
  return book.take();
}

}  // namespace careaudit
