// Judges whether a refusal of treatment that keeps the person alive is made as the law asks.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/check.h"
#include "check/wanted.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

class Judge {
 public:
  explicit Judge(const Lexicon& lexicon) : lexicon_(&lexicon), list_(lexicon.list("life_sustaining")) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    const Plan& plan = subject.plan;
    const NodeId refusals = plan.find("treatments_refused");
    if (plan.status == "template") {
      out.not_applicable("the template leaves it to be filled in");
      return;
    }
    for (const NodeId refusal : plan.tree.children(refusals)) {
      if (is_life_sustaining(subject, refusal)) {
        judge(subject, refusal, out);
        return;
      }
    }
    out.not_applicable(refusals == no_node ? "no refused treatment is recorded" : "no refused treatment is said to keep the person alive");
  }

 private:
  void judge(const Subject& subject, NodeId refusal, Verdicts& out) const {
    const Plan& plan = subject.plan;
    std::vector<std::string_view> missing;
    if (std::none_of(subject.texts.begin(), subject.texts.end(), [&](NodeId text) { return says(subject, text, "at_risk"); })) {
      missing.emplace_back("that it applies even if life is at risk");
    }
    for (const auto& [field, words] : {std::pair{"signed", "a signature"}, std::pair{"witnessed", "a witness"}}) {
      if (!plan.date(field) && yes_or_no(plan.text(field)) != true) {
        missing.emplace_back(words);
      }
    }
    const std::string treatment = treatment_of(plan, refusal);
    if (missing.empty()) {
      out.pass({treatment.empty() ? first_text(plan, refusal) : treatment});
    } else if (treatment.empty()) {
      out.fail(fmt::format("a refusal of treatment that may keep the person alive names no treatment, and lacks {}", fmt::join(missing, ", ")), {}, refusal);
    } else {
      out.fail(fmt::format("`{{0}}` may keep the person alive; the refusal lacks {}", fmt::join(missing, ", ")), {treatment}, refusal);
    }
  }

  /// Its circumstances are no treatment.
  static std::string treatment_of(const Plan& plan, NodeId refusal) {
    const NodeId named = plan.tree[refusal].kind == Kind::map ? plan.tree.child(refusal, "treatment") : refusal;
    return named == no_node || plan.tree.is_blank(named) ? "" : first_text(plan, named);
  }

  bool is_life_sustaining(const Subject& subject, NodeId refusal) const {
    const auto answer = yes_or_no(subject.plan.text("life_sustaining", refusal));
    const NodeId treatment = subject.plan.tree.child(refusal, "treatment");
    return answer.value_or(treatment != no_node && says(subject, treatment, "treatment"));
  }

  bool says(const Subject& subject, NodeId node, std::string_view tag) const {
    if (subject.plan.tree[node].kind != Kind::scalar || list_ == no_list) {
      return false;
    }
    const Reading& reading = subject.scratch.reading(node);
    return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) { return hit.list == list_ && has_tag((*lexicon_)[list_].entries[hit.entry], tag); });
  }

  const Lexicon* lexicon_;
  ListId list_;
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::signed_refusals{
    .name = "signed_refusals",
    .summary = "A refusal of treatment that keeps the person alive says that it applies even then, and is signed and witnessed.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
