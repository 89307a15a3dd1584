// The list of reports, and how messages show evidence.
#include "report/report.h"

#include <array>

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
  return filled_message(row, shown != EvidenceShown::none);
}

}  // namespace careaudit
