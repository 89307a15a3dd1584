// Spreadsheets by libxlsxwriter.
#include "encode/xlsx.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/strings.h"
#include "base/utf8.h"

namespace careaudit {
namespace {

constexpr std::size_t most_bytes = 32'000;   // a cell takes 32,767 characters

lxw_row_t row_number(std::uint32_t row) { return row; }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

/// How high a row is whose texts are broken to their columns: not every program works it out itself.
double height_of(const std::vector<Cell>& cells, const std::vector<double>& widths, RowLook look) {
  constexpr double line = 13.5;   // points, of a letter of 10
  constexpr double highest = 400;
  if (look == RowLook::title) {
    return 21;
  }
  const double letters = look == RowLook::heading ? 0.95 : 1.15;   // of a column's width: bold ones are wider
  double lines = 1;
  for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
    const bool is_broken = cells[i].kind == Cell::Kind::text && (look == RowLook::plain || look == RowLook::heading);
    lines = is_broken ? std::max(lines, std::ceil(static_cast<double>(code_points(cells[i].text)) / (widths[i] * letters))) : lines;
  }
  return std::min(highest, lines * line + 1.5);
}

}  // namespace

struct Workbook::State {
  struct Sheet {
    lxw_worksheet* sheet = nullptr;
    std::string name;
    std::vector<double> widths = {};
    std::uint32_t rows = 0;
  };
  int file = -1;   ///< In memory, without a name: nothing of a plan is left on a disk.
  lxw_workbook* book = nullptr;
  std::vector<Sheet> sheets = {};
  std::array<lxw_format*, 5> text = {};
  std::array<lxw_format*, 5> count = {};
  std::array<lxw_format*, 5> percent = {};

  lxw_format* format(RowLook look, const char* numbers) const {
    lxw_format* made = workbook_add_format(book);
    format_set_font_name(made, "Arial");
    format_set_font_size(made, look == RowLook::title ? 14 : 10);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (look != RowLook::plain && look != RowLook::line) {
      format_set_bold(made);
    }
    if (look == RowLook::heading) {
      format_set_bg_color(made, 0xF2F5F8);
      format_set_bottom(made, LXW_BORDER_THIN);
      format_set_text_wrap(made);
    }
    if (numbers != nullptr) {
      format_set_num_format(made, numbers);
    } else if (look == RowLook::plain) {
      format_set_text_wrap(made);
    }
    return made;
  }
};

Workbook::Workbook(std::string_view title) : state_(std::make_unique<State>()) {
  state_->file = memfd_create("careaudit", MFD_CLOEXEC);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  state_->book = workbook_new_opt(fmt::format("/proc/self/fd/{}", state_->file).c_str(), &options);
  const std::string shown = as_utf8(title);
  std::string name = shown;
  std::string program = "careaudit";
  lxw_doc_properties properties{};
  properties.title = name.data();
  properties.company = program.data();
  properties.created = 1;   // no clock: the same audit gives the same bytes
  workbook_set_properties(state_->book, &properties);
  for (const RowLook look : {RowLook::plain, RowLook::heading, RowLook::title, RowLook::total, RowLook::line}) {
    const auto place = static_cast<std::size_t>(look);
    state_->text.at(place) = state_->format(look, nullptr);
    state_->count.at(place) = state_->format(look, "#,##0");
    state_->percent.at(place) = state_->format(look, "0.0%");
  }
}

Workbook::~Workbook() {
  if (state_->book != nullptr) {
    (void)workbook_close(state_->book);
  }
  if (state_->file >= 0) {
    close(state_->file);
  }
}

std::size_t Workbook::add_sheet(const std::string& name, const std::vector<double>& widths) {
  lxw_worksheet* sheet = workbook_add_worksheet(state_->book, name.c_str());
  for (std::size_t i = 0; i < widths.size(); ++i) {
    worksheet_set_column(sheet, column_number(i), column_number(i), widths[i], nullptr);
  }
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);   // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_footer(sheet, "&L&F, &A&RPage &P of &N");
  state_->sheets.push_back({.sheet = sheet, .name = name, .widths = widths});
  return state_->sheets.size() - 1;
}

std::uint32_t Workbook::row(std::size_t sheet, const std::vector<Cell>& cells, RowLook look) {
  State::Sheet& to = state_->sheets[sheet];
  const auto place = static_cast<std::size_t>(look);
  const lxw_row_t row = row_number(to.rows);
  worksheet_set_row(to.sheet, row, height_of(cells, to.widths, look), nullptr);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const lxw_col_t column = column_number(i);
    switch (cell.kind) {
      case Cell::Kind::empty:
        worksheet_write_blank(to.sheet, row, column, state_->text.at(place));
        break;
      case Cell::Kind::text:
        worksheet_write_string(to.sheet, row, column, std::string(first_bytes(as_utf8(cell.text), most_bytes)).c_str(), state_->text.at(place));
        break;
      case Cell::Kind::count:
        worksheet_write_number(to.sheet, row, column, cell.number, state_->count.at(place));
        break;
      case Cell::Kind::percent:
        worksheet_write_number(to.sheet, row, column, cell.number, state_->percent.at(place));
        break;
    }
  }
  return to.rows++;
}

void Workbook::table(std::size_t sheet, std::uint32_t first, std::uint32_t last, std::size_t columns) {
  lxw_worksheet* to = state_->sheets[sheet].sheet;
  const std::uint32_t heading = first - 1;
  worksheet_freeze_panes(to, row_number(first), 1);
  worksheet_repeat_rows(to, row_number(heading), row_number(heading));
  worksheet_autofilter(to, row_number(heading), 0, row_number(std::max(last, heading)), column_number(columns - 1));
}

void Workbook::print(std::size_t sheet, std::uint32_t last, std::size_t columns) {
  worksheet_print_area(state_->sheets[sheet].sheet, 0, 0, row_number(last), column_number(columns - 1));
}

void Workbook::choices(std::size_t sheet, std::uint32_t first, std::uint32_t last, std::size_t first_column, std::size_t last_column, const std::vector<std::string>& words) {
  std::vector<std::string> kept = words;
  std::vector<char*> list;
  for (auto& word : kept) {
    list.push_back(word.data());
  }
  list.push_back(nullptr);
  lxw_data_validation validation{};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  worksheet_data_validation_range(state_->sheets[sheet].sheet, row_number(first), column_number(first_column), row_number(last), column_number(last_column), &validation);
}

void Workbook::bars(std::size_t sheet, const Bars& bars) {
  const State::Sheet& from = state_->sheets[sheet];
  lxw_chart* chart = workbook_add_chart(state_->book, LXW_CHART_BAR);
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, from.name.c_str(), row_number(bars.first), column_number(bars.names), row_number(bars.last), column_number(bars.names));
  chart_series_set_values(series, from.name.c_str(), row_number(bars.first), column_number(bars.values), row_number(bars.last), column_number(bars.values));
  lxw_chart_fill fill{};
  fill.color = 0x0B4F8A;
  chart_series_set_fill(series, &fill);
  chart_series_set_labels(series);
  chart_title_set_name(chart, as_utf8(bars.title).c_str());
  lxw_chart_font font{};
  font.size = 11;
  font.bold = LXW_TRUE;
  chart_title_set_name_font(chart, &font);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_min(chart->x_axis, 0);   // of a bar chart: the axis of values
  chart_axis_set_max(chart->x_axis, 1);
  chart_axis_set_num_format(chart->x_axis, "0%");
  chart_axis_set_reverse(chart->y_axis);
  chart_axis_set_interval_unit(chart->y_axis, 1);   // every name, however narrow the bars
  lxw_chart_options options{};
  constexpr double height_of_bar = 26;
  options.x_scale = 1.15;
  options.y_scale = std::max(0.7, (height_of_bar * (bars.last - bars.first + 1) + 90) / 288);
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  worksheet_insert_chart_opt(from.sheet, row_number(bars.at_row), column_number(bars.at_column), chart, &options);
}

std::string Workbook::take() {
  const lxw_error error = workbook_close(std::exchange(state_->book, nullptr));
  std::string bytes;
  const auto size = lseek(state_->file, 0, SEEK_END);
  if (error != LXW_NO_ERROR || size <= 0) {
    return bytes;
  }
  bytes.resize(static_cast<std::size_t>(size));
  std::size_t from = 0;
  while (from < bytes.size()) {
    const auto read = pread(state_->file, bytes.data() + from, bytes.size() - from, static_cast<off_t>(from));
    if (read <= 0) {
      return {};
    }
    from += static_cast<std::size_t>(read);
  }
  return bytes;
}

}  // namespace careaudit
