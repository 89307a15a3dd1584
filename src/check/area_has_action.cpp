// Judges whether an area of DIALOG+ that was chosen, or scored low, has an action.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/check.h"
#include "check/dialog_area.h"
#include "check/links.h"
#include "check/topics.h"

namespace careaudit {
namespace {

constexpr OptionSpec specs[] = {
    {.name = "low", .type = OptionType::number, .help = "the plan is judged: areas with this score or less that are not chosen; else the chosen area itself"},
};

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon) : topics_(lexicon) {}

  void judge_chosen(const Subject& subject, Verdicts& out) const {
    const Plan& plan = subject.plan;
    const auto label = plan.tree[subject.item].text;
    if (plan.status == "template") {
      out.not_applicable("the template leaves it to be filled in");
    } else if (has_action(subject, label)) {
      out.pass({std::string(label)});
    } else {
      out.fail("`{0}` was chosen to work on, and no action is about it: add one, with the area as its `domain`", {std::string(label)});
    }
  }

  void judge_low(const Subject& subject, long limit, Verdicts& out) const {
    const Plan& plan = subject.plan;
    const NodeId scores = plan.find("dialog.scores");
    std::vector<std::string> unmet;
    bool has_low = false;
    for (const auto& field : subject.knowledge.vocabulary.at("dialog.scores")->fields) {
      const auto score = scores == no_node ? std::nullopt : dialog_score(plan.text(field.key, scores));
      if (!score || *score > limit) {
        continue;
      }
      has_low = true;
      if (!is_chosen(subject, field) && !has_action(subject, field.key)) {
        unmet.push_back(area_name(field.key));
      }
    }
    if (!has_low) {
      out.not_applicable(fmt::format("no area has a score of {} or less", limit));
    } else if (unmet.empty()) {
      out.pass();
    } else {
      out.fail(fmt::format("scored {} or less, neither chosen to work on nor with an action: {}", limit, fmt::join(unmet, ", ")), {}, scores);
    }
  }

 private:
  static bool is_chosen(const Subject& subject, const Field& area) {
    const Tree& tree = subject.plan.tree;
    const auto chosen = tree.children(subject.plan.find("dialog.focus"));
    return std::any_of(chosen.begin(), chosen.end(), [&](NodeId one) { return dialog_area(subject.knowledge.vocabulary, tree[one].text) == &area; });
  }

  bool has_action(const Subject& subject, std::string_view label) const {
    const Plan& plan = subject.plan;
    const auto is_about = [&](NodeId item) { return is_of_area(subject, item, label); };
    const auto actions = plan.tree.children(plan.find("actions"));
    if (std::any_of(actions.begin(), actions.end(), is_about)) {
      return true;
    }
    const auto goals = plan.tree.children(plan.find("goals"));
    const auto needs = plan.tree.children(plan.find("needs"));
    return std::any_of(goals.begin(), goals.end(), [&](NodeId goal) { return is_about(goal) && action_for_goal(subject, goal).link == Link::linked; }) ||
           std::any_of(needs.begin(), needs.end(), [&](NodeId need) { return is_about(need) && action_for_need(subject, need).link == Link::linked; });
  }

  /// By its domain, by the topic's words, or by the label's own.
  bool is_of_area(const Subject& subject, NodeId item, std::string_view label) const {
    const Plan& plan = subject.plan;
    const Field* area = dialog_area(subject.knowledge.vocabulary, label);
    const auto domain = plan.text("domain", item);
    const bool has_domain = !domain.empty() && (area_name(domain) == area_name(label) || (area != nullptr && dialog_area(subject.knowledge.vocabulary, domain) == area));
    const NodeId text = plan.tree.child(item, "text");
    if (has_domain || text == no_node || plan.tree[text].kind != Kind::scalar) {
      return has_domain;
    }
    const Reading& reading = subject.scratch.reading(text);
    if (area != nullptr) {
      return !topics_.in(reading, area->key).empty();
    }
    return area_name(plan.tree[text].text).find(area_name(label)) != std::string::npos;
  }

  TopicWords topics_;
};

Result<Check> prepare(const PrepareContext& context) {
  const long low = context.options.number("low", 0);
  return Check([judge = Judge(context.knowledge.lexicon), low](const Subject& subject, Verdicts& out) {
    low > 0 ? judge.judge_low(subject, low, out) : judge.judge_chosen(subject, out);
  });
}

}  // namespace

constinit const CheckType checks::area_has_action{
    .name = "area_has_action",
    .summary = "A DIALOG+ area chosen to work on has an action: by its domain, a link or its words.",
    .options = specs,
    .prepare = prepare,
};

}  // namespace careaudit
