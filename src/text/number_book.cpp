// Judges a number by the lists, its length and the numbering plan.
#include "text/number_book.h"

#include <algorithm>

#include "text/word_forms.h"

namespace careaudit {
namespace {

bool matches(std::string_view pattern, std::string_view number) {
  return pattern.size() == number.size() &&
         std::equal(pattern.begin(), pattern.end(), number.begin(), [](char p, char n) { return p == 'x' || p == n; });
}

}  // namespace

std::string as_dialled(std::string digits, bool has_plus) {
  const bool is_relayed = digits.starts_with("18001") || digits.starts_with("18002");
  if (!has_plus && is_relayed && (digits.size() <= 8 || digits.size() >= 14) && digits.size() > 5) {
    digits.erase(0, 5);
  }
  if (!has_plus && digits.size() > 11 && digits.starts_with("00") && digits[2] != '0') {
    digits.erase(0, 2);
    has_plus = true;
  }
  if (!has_plus) {
    return digits;
  }
  if (!digits.starts_with("44")) {
    return "+" + digits;
  }
  digits.erase(0, 2);
  return digits.starts_with('0') ? digits : "0" + digits;
}

std::string_view explain(PhoneFault fault) {
  switch (fault) {
    case PhoneFault::none:
      return "";
    case PhoneFault::letter:
      return "has a letter where a digit should be (O for 0, I for 1): type the digit";
    case PhoneFault::masked:
      return "is not complete: write all its digits";
    case PhoneFault::extension_only:
      return "is an extension or a bleep only: write the number it belongs to before it";
    case PhoneFault::internal:
      return "is too short to be dialled from outside: write the whole number with its area code";
    case PhoneFault::no_area_code:
      return "lacks its area code: write the whole number, as dialled from anywhere";
    case PhoneFault::no_leading_zero:
      return "lacks its leading 0: write the 0 before it";
    case PhoneFault::no_plus:
      return "begins with 44 but has no +: write + before 44, or 0 instead of 44";
    case PhoneFault::unknown_area:
      return "has an area code or range that is not in use: check the digits";
    case PhoneFault::too_short:
      return "is too short: check that no digit is missing";
    case PhoneFault::too_long:
      return "is too long: check for a digit too many";
    case PhoneFault::abroad:
      return "is no number of the country it begins with: check the digits";
  }
  return "";
}

NumberBook::NumberBook(const Lexicon& lexicon) {
  for (const std::string_view name : {"national_lines", "drama_numbers"}) {
    const ListId list = lexicon.list(name);
    if (list == no_list) {
      continue;
    }
    for (const auto& entry : lexicon[list].entries) {
      for (std::string number : entry.find) {
        std::erase(number, ' ');
        known_.push_back({number, has_tag(entry, "short"), has_tag(entry, "always")});
      }
    }
  }
}

const NumberBook::Known* NumberBook::known(std::string_view number) const {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& one) { return matches(one.number, number); });
  return found == known_.end() ? nullptr : &*found;
}

PhoneFault NumberBook::judge(const std::string& number, PhoneMemory& memory) const {
  constexpr std::size_t full = 11;
  const std::size_t length = number.size();
  if (known(number) != nullptr) {
    return PhoneFault::none;
  }
  if (number.starts_with('+')) {
    return length >= 8 && length <= 16 && memory.is_in_use(number) ? PhoneFault::none : PhoneFault::abroad;
  }
  if (number.starts_with('0')) {
    if (length > full) {
      return PhoneFault::too_long;
    }
    const bool can_be = length >= full - 1 || length == 8;
    if (can_be && memory.is_in_use(number)) {
      return PhoneFault::none;
    }
    return length == full ? PhoneFault::unknown_area : PhoneFault::too_short;
  }
  if (length <= 4) {
    return PhoneFault::internal;
  }
  if (length <= 8) {
    return PhoneFault::no_area_code;
  }
  if (length == full - 1 || (length == full - 2 && judge("0" + number, memory) == PhoneFault::none)) {
    return PhoneFault::no_leading_zero;
  }
  if (length == full + 1 && number.starts_with("44")) {
    return PhoneFault::no_plus;
  }
  return length < full - 1 ? PhoneFault::too_short : PhoneFault::too_long;
}

}  // namespace careaudit
