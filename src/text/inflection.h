// Whether two words are forms of one word.
#pragma once

#include <string_view>

namespace careaudit {

/// Whether `form` and `base` (both lower case) differ only by an English inflection: comply,
/// complies, complied, complying. Stricter than equal stems: general and generous have one stem.
bool is_inflection(std::string_view form, std::string_view base);

}  // namespace careaudit
