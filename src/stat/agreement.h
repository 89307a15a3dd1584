// How far two readings of the same things agree.
#pragma once

#include <cstdint>
#include <optional>

namespace careaudit {

/// Yes and no by two readers of the same things.
struct TwoByTwo {
  std::uint64_t both_yes = 0;
  std::uint64_t first_only = 0;   ///< The first reader says yes, the second no.
  std::uint64_t second_only = 0;
  std::uint64_t both_no = 0;

  std::uint64_t total() const { return both_yes + first_only + second_only + both_no; }
};

/// Agreement beyond chance, -1 to 1, and its 95 % interval.
struct Kappa {
  double value = 0;
  double low = -1;
  double high = 1;
};

/// Cohen's kappa, (po - pe) / (1 - pe), with the large-sample standard error of Fleiss, Cohen and
/// Everitt (1969). Nothing where chance alone would agree on everything: kappa is not defined then.
std::optional<Kappa> cohen_kappa(const TwoByTwo& table);

/// The share of things on which both say the same, 0 to 1; nothing for none.
std::optional<double> percent_agreement(const TwoByTwo& table);
/// Agreement on yes alone, 2a / (2a + b + c), and on no alone (Cicchetti and Feinstein 1990): where one
/// answer is rare, kappa hides what these show. Nothing when neither reader ever says it.
std::optional<double> positive_agreement(const TwoByTwo& table);
std::optional<double> negative_agreement(const TwoByTwo& table);
/// Gwet's AC1 (2008), which rare answers do not pull down as they do kappa; nothing for an empty table.
std::optional<double> gwet_ac1(const TwoByTwo& table);

/// Of what the second reader says yes to, the share the first says yes to: 0 to 1; nothing for none.
std::optional<double> precision_of(const TwoByTwo& table);
/// Of what the first reader says yes to, the share the second says yes to: 0 to 1; nothing for none.
std::optional<double> recall_of(const TwoByTwo& table);

}  // namespace careaudit
