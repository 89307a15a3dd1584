// The numbers of the United Kingdom: what is wrong with one that cannot be dialled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"
#include "text/phone_memory.h"

namespace careaudit {

/// Why a number cannot be dialled from anywhere.
enum class PhoneFault : std::uint8_t {
  none,
  letter,           ///< A letter O or I stands for a digit.
  masked,           ///< "01632 96xxxx".
  extension_only,   ///< "ext 204".
  internal,         ///< Three or four digits that are no short code.
  no_area_code,     ///< "960123".
  no_leading_zero,  ///< "1632 960123".
  no_plus,          ///< "44 1632 960123".
  unknown_area,     ///< The right length, but in no range in use.
  too_short,
  too_long,
  abroad,           ///< With + and another country's code, but not a number there.
};

/// What is wrong and what to do, to follow the number in a message; "" for none.
std::string_view explain(PhoneFault fault);

/// Digits as they are dialled within the United Kingdom: "+44 (0)1632…" begins with 0, the prefix of
/// text relay (18001) is left out, another country's number keeps its +.
std::string as_dialled(std::string digits, bool has_plus);

/// Short codes, national lines and example ranges of the word lists, beside the numbering plan.
class NumberBook {
 public:
  explicit NumberBook(const Lexicon& lexicon);

  struct Known {
    std::string number;  ///< Digits; x for any digit.
    bool is_short_code = false;
    bool is_always_open = false;
  };
  /// What the lists say of a number; nullptr when they do not know it.
  const Known* known(std::string_view number) const;
  /// What is wrong with a number as dialled.
  PhoneFault judge(const std::string& number, PhoneMemory& memory) const;

 private:
  std::vector<Known> known_;
};

}  // namespace careaudit
