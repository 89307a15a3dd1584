// Rounding and hiding of small counts.
#include "stat/disclosure.h"

#include <fmt/format.h>

namespace careaudit {
namespace {

constexpr std::uint64_t hes_smallest_shown = 8;
constexpr std::uint64_t hes_step = 5;
constexpr std::uint64_t lt5_smallest_shown = 5;

}  // namespace

std::string_view name_of(SmallNumbers rule) { return rule == SmallNumbers::off ? "off" : rule == SmallNumbers::lt5 ? "lt5" : "hes"; }

std::optional<std::uint64_t> known_count(std::uint64_t count, SmallNumbers rule) {
  switch (rule) {
    case SmallNumbers::off:
      return count;
    case SmallNumbers::lt5:
      return count > 0 && count < lt5_smallest_shown ? std::nullopt : std::optional(count);
    case SmallNumbers::hes:
      return count > 0 && count < hes_smallest_shown ? std::nullopt : std::optional((count + hes_step / 2) / hes_step * hes_step);
  }
  return std::nullopt;
}

std::string shown_count(std::uint64_t count, SmallNumbers rule) {
  const auto known = known_count(count, rule);
  return known ? fmt::format("{}", *known) : rule == SmallNumbers::lt5 ? fmt::format("<{}", lt5_smallest_shown) : "*";
}

std::optional<double> known_percentage(const Count& count, SmallNumbers rule) {
  const auto x = known_count(count.numerator, rule);
  const auto n = known_count(count.denominator, rule);
  return !x || !n || *n == 0 ? std::nullopt : std::optional(100 * static_cast<double>(*x) / static_cast<double>(*n));
}

}  // namespace careaudit
