// Files that are no export at all, told by their first bytes.
#pragma once

#include <optional>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// What a file that begins with `head` (decoded) is, and what to do with it, when it is a web page, an archive, a
/// document or a spreadsheet; nothing when it may be an export. The problem names no file.
std::optional<Problem> other_format(std::string_view head);

}  // namespace careaudit
