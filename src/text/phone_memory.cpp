// The only user of libphonenumber.
#include "text/phone_memory.h"

#include <phonenumbers/phonenumberutil.h>

namespace careaudit {

bool PhoneMemory::is_in_use(const std::string& number) {
  constexpr std::size_t most = 100'000;
  if (const auto found = known_.find(number); found != known_.end()) {
    return found->second;
  }
  if (known_.size() >= most) {
    known_.clear();
  }
  const auto* numbers = i18n::phonenumbers::PhoneNumberUtil::GetInstance();
  i18n::phonenumbers::PhoneNumber parsed;
  const bool is_read = numbers->Parse(number, "GB", &parsed) == i18n::phonenumbers::PhoneNumberUtil::NO_PARSING_ERROR;
  return known_.emplace(number, is_read && numbers->IsValidNumber(parsed)).first->second;
}

}  // namespace careaudit
