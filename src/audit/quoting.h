// Words of plans in messages: shortened for people, and told apart again in what was written down.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

/// The reason of a finding that an earlier report knew, as reports write it.
inline constexpr std::string_view known_words = "in the earlier report";

/// A run of one mark, as forms have for a gap, cut to five: `_____`.
std::string without_long_gaps(std::string_view text);

/// A message that filled_message() filled in with words, with its marks in their place again.
std::string unfilled_message(std::string_view message, const std::vector<std::string>& evidence);

/// A problem's message or remedy that filled_problem() filled in, with `{n}` in the place of `quoted` again. What
/// happens to be spelled alike is marked too: rather too little is shown than too much.
std::string unfilled(std::string_view text, const std::vector<std::string>& quoted);

}  // namespace careaudit
