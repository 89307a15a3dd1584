// Fingerprints of findings.
#pragma once

#include <string>

#include "plan/plan.h"
#include "rule/rule.h"

namespace careaudit {

/// Made of the rule, the plan's id, the item's own ids or path, and the text at `node`; of no text when that is
/// the plan.
std::string fingerprint_of(const Plan& plan, const Rule& rule, NodeId item, NodeId node);

}  // namespace careaudit
