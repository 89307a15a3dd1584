// What a finding is about, in words: for people who read reports.
#pragma once

#include <string>
#include <string_view>

#include "audit/plan_paths.h"
#include "audit/result.h"
#include "plan/plan.h"

namespace careaudit {

/// Of a finding at `node`, made while `item` was judged. Where the whole plan was, what stands around
/// the node is the item. What identifies somebody is left out of its text.
AboutItem about(const Plan& plan, const PlanPaths& paths, const Knowledge& knowledge, Date as_of, Scratch& scratch, NodeId item, NodeId node);

/// `goals[3]` → `goal 4`, `crisis.warning_signs[0]` → `crisis warning sign 1`, `person.capacity` →
/// `person capacity`.
std::string path_in_words(std::string_view path, const Vocabulary& vocabulary);

}  // namespace careaudit
