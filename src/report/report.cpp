// The list of reports, and how messages show evidence.
#include "report/report.h"

#include <array>

#include <fmt/format.h>

namespace careaudit {
namespace {

constexpr std::array listed_formats{
#define REPORT(name) &reports::name,
#include "report/all.def"
#undef REPORT
};

}  // namespace

std::span<const ReportFormat* const> report_formats() { return listed_formats; }

const ReportFormat* find_report_format(std::string_view name) {
  for (const ReportFormat* format : listed_formats) {
    if (format->name == name) {
      return format;
    }
  }
  return nullptr;
}

std::string message_of(const OutcomeRow& row, EvidenceShown shown) {
  std::string message;
  const std::string& text = row.message;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_mark = text[i] == '`' && i + 4 < text.size() && text[i + 1] == '{' && text[i + 3] == '}' && text[i + 4] == '`';
    if (!is_mark) {
      message.push_back(text[i]);
      continue;
    }
    const auto number = static_cast<std::size_t>(text[i + 2] - '0');
    const bool is_known = number < row.evidence.size() && shown != EvidenceShown::none;
    message += is_known ? fmt::format("\"{}\"", row.evidence[number]) : std::string(i == 0 ? "the text" : "it");
    i += 4;
  }
  return message;
}

}  // namespace careaudit
