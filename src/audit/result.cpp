// Percentages from counts, and messages with their evidence.
#include "audit/result.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "audit/quoting.h"

namespace careaudit {

namespace {

/// The length of `{n}` in backquotes at the start of `text`, and its number; 0 when it is none.
std::size_t mark_length(std::string_view text, std::size_t& number) {
  if (!text.starts_with("`{")) {
    return 0;
  }
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), number);
  const auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
  return error == std::errc() && rest.starts_with("}`") ? text.size() - rest.size() + 2 : 0;
}

/// The message without what stands in brackets only to quote: ` (\`{0}\`)`.
std::string without_asides(std::string_view message) {
  std::string out;
  while (!message.empty()) {
    const auto open = std::min(message.find(" ("), message.size());
    const auto close = message.find(')', open);
    out += message.substr(0, open);
    if (close == std::string_view::npos) {
      return out.append(message.substr(open));
    }
    const auto aside = message.substr(open, close + 1 - open);
    out += aside.find("`{") == std::string_view::npos ? aside : std::string_view();
    message.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::string shown_numerator(const MeasureCount& count) { return count.withheld == Withheld::none ? fmt::to_string(count.numerator) : "*"; }
std::string shown_denominator(const MeasureCount& count) { return count.withheld != Withheld::all ? fmt::to_string(count.denominator) : "*"; }
std::string shown_beside(const MeasureCount& count, std::uint64_t beside) { return count.hides_beside ? "*" : fmt::to_string(beside); }

std::optional<Bounds> percent_interval(const MeasureCount& count) {
  if (count.withheld != Withheld::none) {
    return std::nullopt;
  }
  const auto bounds = wilson({.numerator = count.numerator, .denominator = count.denominator});
  return bounds ? std::optional(Bounds{.low = 100 * bounds->low, .high = 100 * bounds->high}) : std::nullopt;
}

std::optional<double> percent(const MeasureCount& count) {
  if (count.denominator == 0 || count.withheld != Withheld::none) {
    return std::nullopt;
  }
  // Half up, decided by integers: tenths of a per cent, plus a half, rounded down.
  const std::uint64_t tenths = (count.numerator * 2000 + count.denominator) / (2 * count.denominator);
  return static_cast<double>(tenths) / 10.0;
}

std::string filled_message(const OutcomeRow& row, bool is_quoting) {
  if (row.message.find("`{") == std::string::npos) {
    return row.message;
  }
  std::string message;
  std::vector<std::string> list;  // what stands in the list that the message ends in
  const std::string text = is_quoting ? row.message : without_asides(row.message);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t number = 0;
    const std::size_t length = mark_length(std::string_view(text).substr(i), number);
    if (length == 0) {
      message.push_back(text[i]);
      continue;
    }
    const bool is_list = i >= 3 && text.compare(i - 3, 3, "`, ") == 0;
    const bool is_start = i == 0 || message.ends_with("; ") || is_list;
    const std::string shown = number < row.evidence.size() && is_quoting ? fmt::format("\"{}\"", without_long_gaps(row.evidence[number]))
                                                                        : is_start ? row.about->quoted : std::string("it");
    if (!is_list) {
      list.clear();
    }
    if (std::find(list.begin(), list.end(), shown) != list.end()) {
      message.resize(message.size() - 2);
    } else {
      list.push_back(shown);
      message += shown;
    }
    i += length - 1;
  }
  return message;
}

}  // namespace careaudit
