// Paths of fields in rule files, looked up in the vocabulary.
#pragma once

#include <string>
#include <string_view>

#include "plan/vocabulary.h"

namespace careaudit {

/// What a path names; where it names nothing, the key that is not there and the field above it.
struct FieldFound {
  const Field* field = nullptr;      ///< nullptr when a key is not there.
  std::string_view missing = {};
  const Field* above = nullptr;      ///< Of the missing key.
};

/// Looks `path` up below `start`. Below free keys and parties any path is taken: the field is then theirs.
FieldFound find_field(const Field& start, std::string_view path);

/// "; did you mean `goals`?" for a key that is not below `above`, or "".
std::string near_field(const Field& above, std::string_view key);

}  // namespace careaudit
