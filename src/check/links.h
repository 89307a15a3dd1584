// Which goal, need and action belong together.
#pragma once

#include <string>
#include <vector>

#include "check/check.h"

namespace careaudit {

/// Whether an item is linked to one of a list: by id, or where ids are not used, by shared words.
enum class Link : std::uint8_t { linked, not_linked, unknown };

struct LinkFound {
  Link link = Link::not_linked;
  std::vector<std::string> evidence = {};   ///< The id, or the shared words.
};

/// Whether an action serves the goal: it names the goal's id, or that of the need the goal serves.
LinkFound action_for_goal(const Subject& subject, NodeId goal);
/// Whether an action addresses the need, itself or through a goal that serves it.
LinkFound action_for_need(const Subject& subject, NodeId need);
/// Whether the action names a goal or a need that the plan has.
LinkFound purpose_of_action(const Subject& subject, NodeId action);

}  // namespace careaudit
