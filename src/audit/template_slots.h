// A template's places: is there room for what a rule asks, and does a prompt say what goes there?
#pragma once

#include <string>
#include <vector>

#include "audit/result.h"
#include "plan/plan.h"
#include "text/placeholder.h"

namespace careaudit {

/// What a template offers a rule.
struct SlotFound {
  Slot colour = Slot::none;      ///< none: the rule has no places, and is judged by its text alone.
  bool is_open = false;          ///< Every place is blank or holds a prompt: nothing is written that could be judged.
  std::string missing = {};      ///< Of red: the first place that is not there, `coordinator.phone`.
};

/// The places of the rule: those that its file names, else what it judges or reads.
std::vector<std::string> slots_of(const Rule& rule);

/// Looks the rule's places up in a template. A place written `a | b` is there when either is; the worst place
/// gives the colour.
SlotFound find_slots(const Rule& rule, const Plan& plan, const PlaceholderWords& placeholders, Scratch& scratch);

/// Whether a node is blank or holds a prompt: a question, a placeholder, or nothing.
bool is_open_place(const Plan& plan, NodeId node, const PlaceholderWords& placeholders, Scratch& scratch);

}  // namespace careaudit
