// Kappa and its companions of a two-by-two table.
#include "stat/agreement.h"

#include <array>
#include <cmath>

namespace careaudit {
namespace {

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

std::optional<Kappa> cohen_kappa(const TwoByTwo& table) {
  if (table.total() == 0) {
    return std::nullopt;
  }
  const auto n = static_cast<double>(table.total());
  const std::array<std::array<double, 2>, 2> cells{{{static_cast<double>(table.both_yes) / n, static_cast<double>(table.first_only) / n},
                                                    {static_cast<double>(table.second_only) / n, static_cast<double>(table.both_no) / n}}};
  const std::array<double, 2> rows{cells[0][0] + cells[0][1], cells[1][0] + cells[1][1]};
  const std::array<double, 2> columns{cells[0][0] + cells[1][0], cells[0][1] + cells[1][1]};
  const double observed = cells[0][0] + cells[1][1];
  const double expected = rows[0] * columns[0] + rows[1] * columns[1];
  if (1 - expected < 1e-12) {
    return std::nullopt;
  }
  const double kappa = (observed - expected) / (1 - expected);
  double sum = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 2; ++j) {
      const double weight = i == j ? 1 - (rows[i] + columns[i]) * (1 - kappa) : (1 - kappa) * (columns[i] + rows[j]);
      sum += cells[i][j] * weight * weight;
    }
  }
  const double chance = kappa - expected * (1 - kappa);
  const double variance = (sum - chance * chance) / (n * (1 - expected) * (1 - expected));
  constexpr double z = 1.959963984540054;
  const double reach = z * std::sqrt(std::max(0.0, variance));
  return Kappa{.value = kappa, .low = kappa - reach, .high = kappa + reach};
}

std::optional<double> percent_agreement(const TwoByTwo& table) { return share(table.both_yes + table.both_no, table.total()); }

std::optional<double> positive_agreement(const TwoByTwo& table) { return share(2 * table.both_yes, 2 * table.both_yes + table.first_only + table.second_only); }

std::optional<double> negative_agreement(const TwoByTwo& table) { return share(2 * table.both_no, 2 * table.both_no + table.first_only + table.second_only); }

std::optional<double> gwet_ac1(const TwoByTwo& table) {
  const auto observed = percent_agreement(table);
  if (!observed) {
    return std::nullopt;
  }
  const double yes = static_cast<double>(2 * table.both_yes + table.first_only + table.second_only) / static_cast<double>(2 * table.total());
  const double by_chance = 2 * yes * (1 - yes);
  return (*observed - by_chance) / (1 - by_chance);
}

std::optional<double> precision_of(const TwoByTwo& table) { return share(table.both_yes, table.both_yes + table.second_only); }

std::optional<double> recall_of(const TwoByTwo& table) { return share(table.both_yes, table.both_yes + table.first_only); }

}  // namespace careaudit
