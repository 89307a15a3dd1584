// Reading conditions of rule files.
#pragma once

#include <memory>
#include <string>

#include "check/condition.h"
#include "plan/vocabulary.h"
#include "rule/keys.h"

namespace careaudit {

/// Reads the condition at `node`, complaining of what is wrong with it and of paths that name no field.
/// `item` is the field whose items are judged (the plan, for rules over the plan). nullptr after a complaint.
std::shared_ptr<const Condition> read_condition(const RuleText& file, NodeId node, const Field& item, const Vocabulary& vocabulary);

}  // namespace careaudit
