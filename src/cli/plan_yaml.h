// A plan written in careaudit's own YAML.
#pragma once

#include <string>

#include "plan/plan.h"

namespace careaudit {

/// One document, from its `---` on: every field of the plan in the order of the vocabulary, and what its format has
/// no place for as `careaudit.not_carried`, and items it only refers to as `careaudit.elsewhere`.
std::string plan_as_yaml(const Plan& plan);

}  // namespace careaudit
