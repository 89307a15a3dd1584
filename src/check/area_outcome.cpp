// Judges whether a goal belongs to one of a set of areas of life.
#include <algorithm>

#include <fmt/format.h>

#include "check/check.h"
#include "check/topics.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "areas", .type = OptionType::words, .help = "the areas: tags of the word list `topics`", .is_required = true},
};

/// The goal, and the need it serves.
std::vector<NodeId> with_need(const Plan& plan, NodeId goal) {
  std::vector<NodeId> items{goal};
  const auto id = plan.text("need", goal);
  for (const NodeId need : plan.tree.children(plan.find("needs"))) {
    if (!id.empty() && plan.text("id", need) == id) {
      items.push_back(need);
    }
  }
  return items;
}

Result<Check> prepare(const PrepareContext& context) {
  TopicWords topics(context.knowledge.lexicon);
  auto areas = context.options.words("areas");
  for (const auto& area : areas) {
    if (!topics.knows(area)) {
      return Problem{.message = fmt::format("`{}` is no tag of the word list `topics`", area), .remedy = "rules/words/topics.yaml has the tags"};
    }
  }
  return Check([topics = std::move(topics), areas = std::move(areas)](const Subject& subject, Verdicts& out) {
    const Plan& plan = subject.plan;
    const auto goals = plan.tree.children(plan.find("goals"));
    if (goals.empty()) {
      out.not_applicable("no goals are recorded");
      return;
    }
    if (plan.status == "template") {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    for (const NodeId goal : goals) {
      for (const NodeId item : with_need(plan, goal)) {
        for (const std::string_view key : {"domain", "text"}) {
          const NodeId node = plan.tree.child(item, key);
          const bool is_text = node != no_node && plan.tree[node].kind == Kind::scalar;
          const auto area = std::find_if(areas.begin(), areas.end(), [&](const std::string& one) { return is_text && !topics.in(subject.scratch.reading(node), one).empty(); });
          if (area != areas.end()) {
            out.pass({std::string(topics.in(subject.scratch.reading(node), *area))});
            return;
          }
        }
      }
    }
    out.fail(fmt::format("no goal belongs to one of the areas {}: write its `domain`", fmt::join(areas, ", ")), {}, plan.find("goals"));
  });
}

}  // namespace

constinit const CheckType checks::area_outcome{
    .name = "area_outcome",
    .summary = "At least one goal belongs to one of a set of areas of life: by its domain, its need or its words.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
