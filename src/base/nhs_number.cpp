// The modulus 11 check of NHS numbers.
#include "base/nhs_number.h"

#include <array>

#include "base/strings.h"

namespace careaudit {

bool is_nhs_number(std::string_view text) {
  text = trim(text);
  std::array<int, 10> digits{};
  std::size_t count = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (count == digits.size()) {
        return false;
      }
      digits.at(count++) = c - '0';
    } else if ((c != ' ' && c != '-') || (count != 3 && count != 6)) {
      return false;
    }
  }
  if (count != digits.size()) {
    return false;
  }
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    sum += digits.at(i) * (10 - static_cast<int>(i));
  }
  const int check = (11 - sum % 11) % 11;
  return check == digits.back() && sum != 0;
}

}  // namespace careaudit
