// Red: no room. Amber: room without a prompt. Green: both.
#include "report/template_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

Slot colour_of(const OutcomeRow& row) {
  if (row.slot != Slot::none) {
    return row.slot;
  }
  return row.outcome == Outcome::pass ? Slot::green : row.outcome == Outcome::fail ? Slot::red : Slot::none;
}

Style style_of(std::string_view word) {
  return word == "red" ? Style::red : word == "amber" ? Style::yellow : Style::plain;
}

}  // namespace

bool has_measured(const Summary& summary) {
  return std::any_of(summary.measures.begin(), summary.measures.end(), [](const MeasureTable& table) { return table.total.denominator > 0; });
}

std::string_view word_of(Slot slot) {
  constexpr std::array<std::string_view, 4> words{"–", "red", "amber", "green"};
  return words.at(static_cast<std::size_t>(slot));
}

void TemplateTable::add(const PlanResult& plan) {
  if (plan.status != "template" || ++seen_ > most) {
    return;
  }
  TemplateColumn column{.name = plan.title.empty() ? plan.id : fmt::format("{}, {}", plan.id, plan.title)};
  for (const auto& row : plan.outcomes) {
    const Slot colour = colour_of(row);
    if (colour == Slot::none || row.rule->is_roll_up) {
      continue;
    }
    const auto [found, is_new] = column.colours.try_emplace(row.rule, colour);
    found->second = is_new ? colour : std::min(found->second, colour);
  }
  columns_.push_back(std::move(column));
}

std::vector<TemplateTable::Line> TemplateTable::lines() const {
  std::vector<const Rule*> rules;
  for (const auto& column : columns_) {
    for (const auto& [rule, colour] : column.colours) {
      if (std::find(rules.begin(), rules.end(), rule) == rules.end()) {
        rules.push_back(rule);
      }
    }
  }
  std::sort(rules.begin(), rules.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
  std::vector<Line> lines;
  for (const bool is_design : {false, true}) {
    Line heading{.title = is_design ? "Design: green" : "Clinical content: green", .cells = {}, .is_heading = true};
    std::vector<Line> below;
    for (const Rule* rule : rules) {
      if (rule->is_design != is_design) {
        continue;
      }
      Line line{.title = fmt::format("{} [{}]", rule->title, rule->id), .cells = {}};
      for (const auto& column : columns_) {
        const auto found = column.colours.find(rule);
        line.cells.emplace_back(word_of(found == column.colours.end() ? Slot::none : found->second));
      }
      below.push_back(std::move(line));
    }
    for (const auto& column : columns_) {
      std::size_t asked = 0;
      std::size_t green = 0;
      for (const auto& [rule, colour] : column.colours) {
        asked += rule->is_design == is_design ? 1U : 0U;
        green += rule->is_design == is_design && colour == Slot::green ? 1U : 0U;
      }
      heading.cells.push_back(fmt::format("{}/{}", green, asked));
    }
    if (!below.empty()) {
      lines.push_back(std::move(heading));
      std::move(below.begin(), below.end(), std::back_inserter(lines));
    }
  }
  return lines;
}

std::vector<std::string> TemplateTable::names() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    names.push_back(fmt::format("{}: {}", i + 1, columns_[i].name));
  }
  return names;
}

std::string template_text(const TemplateTable& table, std::uint32_t width, bool use_colour) {
  if (table.is_empty()) {
    return "";
  }
  constexpr std::size_t cell_width = 7;
  const auto names = table.names();
  const std::size_t cells = names.size() * cell_width;
  const std::size_t title_width = width > cells + 30 ? std::min<std::size_t>(width - cells, 80) : 30;
  std::string out = "\n" + styled("TEMPLATES SIDE BY SIDE", Style::bold, use_colour) + "\n";
  out += wrapped("Red: no room for it. Amber: room, and no prompt that says what goes there. Green: both.", width, 0) + "\n";
  for (const auto& name : names) {
    out += "  " + wrapped(terminal_text(name), width > 10 ? width - 2 : 40, 6) + "\n";
  }
  std::string head(title_width, ' ');
  for (std::size_t i = 0; i < names.size(); ++i) {
    head += fmt::format("{:>{}}", i + 1, cell_width);
  }
  out += head + "\n";
  for (const auto& line : table.lines()) {
    // A long title takes lines of its own; the cells stand beside the last.
    std::string title = wrapped(terminal_text(line.title), title_width - 1, 2);
    const auto last = title.rfind('\n');
    const std::size_t on_last = code_points(std::string_view(title).substr(last == std::string::npos ? 0 : last + 1));
    const std::string space(on_last < title_width ? title_width - on_last : 1, ' ');
    out += line.is_heading ? "\n" + styled(title, Style::bold, use_colour) : title;
    out += space;
    for (const auto& cell : line.cells) {
      const std::string pad(cell_width - std::min(code_points(cell), cell_width), ' ');
      out += pad + styled(cell, style_of(cell), use_colour);
    }
    out += "\n";
  }
  if (table.left_out() > 0) {
    out += fmt::format("… and {} more templates; the JSON report has them all.\n", table.left_out());
  }
  return out;
}

}  // namespace careaudit
