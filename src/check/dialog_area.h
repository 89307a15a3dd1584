// The areas of DIALOG+: their names in plans, and their scores.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "check/check.h"

namespace careaudit {

/// The field of `dialog.scores` that a label such as "Job situation" means; nullptr when none.
const Field* dialog_area(const Vocabulary& vocabulary, std::string_view label);
/// The area in words: "physical health".
std::string area_name(std::string_view key);
/// A score from 1 to 7 ("4", "4/7", "4 - in the middle"); nothing else.
std::optional<int> dialog_score(std::string_view text);

}  // namespace careaudit
