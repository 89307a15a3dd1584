// The skeleton of a rule file.
#include "rule/new_rule.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/utf8.h"

namespace careaudit {

std::optional<Problem> bad_rule_id(const std::string& id) {
  const auto is_part = [](std::string_view part) {
    return !part.empty() && part.front() != '-' &&
           std::all_of(part.begin(), part.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  };
  static constexpr std::array<std::string_view, 4> taken{"words", "profiles", "mappings", "frameworks"};
  const auto dot = std::min(id.find('.'), id.size());
  const std::string group = id.substr(0, dot);
  std::string name = dot < id.size() ? id.substr(dot + 1) : "";
  // `type.wrap.daily`: the type of plan stands between.
  if (const auto second = name.find('.'); group == "type" && second != std::string::npos && is_part(name.substr(0, second))) {
    name.erase(0, second + 1);
  }
  if (is_part(group) && is_part(name) && std::find(taken.begin(), taken.end(), group) == taken.end()) {
    return std::nullopt;
  }
  return Problem{.message = fmt::format("`{}` cannot be the id of a rule", first_bytes(id, 60)),
                 .remedy = "an id is a group and a name in small letters, digits and hyphens, as in `action.has-budget`"};
}

std::string new_rule_text(const std::string& id) {
  return fmt::format(R"(# {0}: fill in what is blank, then run `careaudit rules test` on this file.
# careaudit-rules(5) has every key and kind of check, and how to add a field, a plan type or a measure.
title: ""                # the state that should hold: “Every action has a budget”
severity: warning        # error, warning or advice
each: plan               # plan, texts, or a list: goals, actions, crisis.contacts…
on: ""                   # the field that is looked at, below the plan or the item
check: present           # the kind of check; careaudit-rules(5) lists them with their options
options:
  label: ""              # what is looked for, in words: “budget”
because: ""              # why it matters to the person
remedy: ""               # what to do about it
source: ""               # the guidance it comes from, and where in it
examples:                # small plans; these are the rule's tests
  pass:
    - ""
  fail:                  # the failing line ends in: # fails: words of the message
    - ""
)",
                     id);
}

}  // namespace careaudit
