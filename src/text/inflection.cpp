// The endings that English verbs, nouns and adjectives take.
#include "text/inflection.h"

#include <algorithm>
#include <array>

namespace careaudit {
namespace {

/// Endings that may stand in for one another after a common beginning.
using Family = std::array<std::string_view, 11>;
constexpr std::array<Family, 4> families{{
    {"", "s", "es", "ed", "ing", "'s", "s'", "ings", "er", "ers", "ly"},
    {"e", "es", "ed", "ing", "e's", "er", "ers", "ings", "ely", "", ""},
    {"y", "ies", "ied", "ying", "y's", "ies'", "ily", "", "", "", ""},
    {"", "'s", "'ll", "'d", "'ve", "", "", "", "", "", ""},
}};

bool is_in(const Family& family, std::string_view ending, bool may_be_empty) {
  if (ending.empty()) {
    return may_be_empty;
  }
  return std::find(family.begin(), family.end(), ending) != family.end();
}

bool in_one_family(std::string_view a, std::string_view b) {
  return std::any_of(families.begin(), families.end(), [&](const Family& family) {
    const bool may_be_empty = family.front().empty();
    return is_in(family, a, may_be_empty) && is_in(family, b, may_be_empty);
  });
}

/// refer, referred: the last letter doubled before the ending.
bool is_doubled(std::string_view stem, std::string_view longer) {
  return !stem.empty() && longer.size() > 2 && longer.front() == stem.back() &&
         (longer.substr(1) == "ed" || longer.substr(1) == "ing" || longer.substr(1) == "er");
}

}  // namespace

bool is_inflection(std::string_view form, std::string_view base) {
  if (form == base) {
    return true;
  }
  const auto [a, b] = std::mismatch(form.begin(), form.end(), base.begin(), base.end());
  const auto common = static_cast<std::size_t>(a - form.begin());
  if (common < 2) {
    return false;
  }
  const auto form_end = form.substr(common);
  const auto base_end = base.substr(common);
  if (in_one_family(form_end, base_end)) {
    return true;
  }
  if ((base_end.empty() && is_doubled(base, form_end)) || (form_end.empty() && is_doubled(form, base_end))) {
    return true;
  }
  // cares and caring share "car": the e belongs to the ending, try again one letter earlier.
  return common > 2 && in_one_family(form.substr(common - 1), base.substr(common - 1));
}

}  // namespace careaudit
