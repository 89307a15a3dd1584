// Percentages from counts, and messages with their evidence.
#include "audit/result.h"

#include <fmt/format.h>

namespace careaudit {

std::optional<double> percent(const MeasureCount& count) {
  if (count.denominator == 0) {
    return std::nullopt;
  }
  // Half up, decided by integers: tenths of a per cent, plus a half, rounded down.
  const std::uint64_t tenths = (count.numerator * 2000 + count.denominator) / (2 * count.denominator);
  return static_cast<double>(tenths) / 10.0;
}

std::string filled_message(const OutcomeRow& row, bool is_quoting) {
  std::string message;
  const std::string& text = row.message;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_mark = text[i] == '`' && i + 4 < text.size() && text[i + 1] == '{' && text[i + 3] == '}' && text[i + 4] == '`';
    if (!is_mark) {
      message.push_back(text[i]);
      continue;
    }
    const auto number = static_cast<std::size_t>(text[i + 2] - '0');
    const bool is_known = number < row.evidence.size() && is_quoting;
    message += is_known ? fmt::format("\"{}\"", row.evidence[number]) : std::string(i == 0 ? "the text" : "it");
    i += 4;
  }
  return message;
}

}  // namespace careaudit
