// Slots and prompts of templates.
#include "audit/template_slots.h"

#include <algorithm>

#include "base/strings.h"

namespace careaudit {
namespace {

/// Every node that a path names; through lists, of each item.
void nodes_at(const Plan& plan, NodeId node, std::string_view path, std::vector<NodeId>& found) {
  const Tree& tree = plan.tree;
  if (path.empty()) {
    found.push_back(node);
    return;
  }
  const auto dot = std::min(path.find('.'), path.size());
  const std::string_view rest = path.substr(std::min(dot + 1, path.size()));
  if (tree[node].kind == Kind::list) {
    for (const NodeId item : tree.children(node)) {
      nodes_at(plan, item, path, found);
    }
    return;
  }
  const NodeId child = tree.child(node, path.substr(0, dot));
  if (child != no_node) {
    nodes_at(plan, child, rest, found);
  } else if (tree[node].kind == Kind::scalar && path == "text") {
    found.push_back(node);
  }
}

/// Whole in brackets: in a template that is a prompt, whatever it says.
bool is_bracketed(std::string_view text) {
  constexpr std::string_view opening = "[<({";
  constexpr std::string_view closing = "]>)}";
  const auto at = opening.find(text.front());
  return at != std::string_view::npos && text.size() > 1 && text.back() == closing[at] && text.find(closing[at]) == text.size() - 1;
}

/// What stands in the place of a date and is none says how to write it: DD/MM/YYYY.
bool is_no_date(std::string_view text, const Field* field) {
  return field != nullptr && field->type == FieldType::date && !Date::parse(text);
}

/// The text below a node, of which each must be open.
bool is_open_below(const Plan& plan, NodeId node, const PlaceholderWords& placeholders, Scratch& scratch) {
  const Tree& tree = plan.tree;
  if (tree[node].kind == Kind::scalar || tree[node].kind == Kind::null) {
    const bool is_id = tree[node].key == "id";
    return is_id || is_open_place(plan, node, placeholders, scratch);
  }
  const auto children = tree.children(node);
  return std::all_of(children.begin(), children.end(), [&](NodeId child) { return is_open_below(plan, child, placeholders, scratch); });
}

struct Place {
  Slot colour = Slot::red;
  bool is_open = true;
};

Place look_at(const Plan& plan, std::string_view path, const PlaceholderWords& placeholders, Scratch& scratch) {
  std::vector<NodeId> nodes;
  nodes_at(plan, plan.root, path, nodes);
  Place place;
  for (const NodeId node : nodes) {
    const Slot colour = plan.tree.is_blank(node) ? Slot::amber : Slot::green;
    place.colour = std::max(place.colour, colour);
    place.is_open = place.is_open && is_open_below(plan, node, placeholders, scratch);
  }
  return place;
}

/// Of `recorded`: its fields, without the topics that any text may speak of, and without `=none`.
std::vector<std::string> places_recorded(const Rule& rule) {
  std::vector<std::string> slots;
  for (const auto& [places, label] : rule.options.map("fields")) {
    std::string slot;
    for (const auto& place : split(places, '|')) {
      const auto path = trim(place.substr(0, place.find('=')));
      if (!path.empty() && !path.starts_with('~')) {
        slot += (slot.empty() ? "" : " | ") + std::string(path);
      }
    }
    if (!slot.empty()) {
      slots.push_back(std::move(slot));
    }
  }
  return slots;
}

}  // namespace

std::vector<std::string> slots_of(const Rule& rule) {
  if (!rule.slots.empty()) {
    return rule.slots;
  }
  if (rule.each == "texts" || rule.each == "batch") {
    return {};
  }
  if (rule.check == "recorded") {
    return places_recorded(rule);
  }
  const std::string list = rule.each == "plan" ? "" : rule.each;
  if (list.empty() && rule.on.empty()) {
    return {};
  }
  return {list.empty() ? rule.on : rule.on.empty() ? list : list + "." + rule.on};
}

bool is_open_place(const Plan& plan, NodeId node, const PlaceholderWords& placeholders, Scratch& scratch) {
  const Node& slot = plan.tree[node];
  if (slot.kind != Kind::scalar) {
    return slot.kind == Kind::null;
  }
  const auto text = trim(slot.text);
  return text.empty() || text.ends_with('?') || is_bracketed(text) || is_no_date(text, scratch.field(node)) || !placeholders.find(scratch.reading(node)).empty();
}

SlotFound find_slots(const Rule& rule, const Plan& plan, const PlaceholderWords& placeholders, Scratch& scratch) {
  SlotFound found;
  const auto slots = slots_of(rule);
  if (slots.empty()) {
    return found;
  }
  found.colour = Slot::green;
  found.is_open = true;
  for (const auto& slot : slots) {
    Place best;
    for (const auto& path : split(slot, '|')) {
      const Place place = look_at(plan, trim(path), placeholders, scratch);
      best.colour = std::max(best.colour, place.colour);
      best.is_open = best.is_open && place.is_open;
    }
    found.is_open = found.is_open && best.is_open;
    if (best.colour == Slot::red && found.missing.empty()) {
      found.missing = slot;
    }
    found.colour = std::min(found.colour, best.colour);
  }
  return found;
}

}  // namespace careaudit
