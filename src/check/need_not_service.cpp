// Judges whether a need says what the person lacks or struggles with, not the service meant for it.
#include "check/check.h"
#include "text/need.h"

namespace careaudit {
namespace {

Result<Check> prepare(const PrepareContext& context) {
  return Check([words = NeedWords(context.knowledge.lexicon)](const Subject& subject, Verdicts& out) {
    const NodeId node = subject.text_node();
    if (node == no_node || subject.plan.tree.is_blank(node)) {
      out.not_applicable("the need has no words");
      return;
    }
    const Reading& reading = subject.scratch.reading(node);
    if (!reading.is_english) {
      out.not_assessable("the text is not in English, and only English wording is judged");
      return;
    }
    NeedJudgement judgement = words.read(reading);
    switch (judgement.kind) {
      case NeedKind::need:
        out.pass(judgement.words.empty() ? std::vector<std::string>{}
                                         : std::vector<std::string>{judgement.words});
        return;
      case NeedKind::heading:
        out.not_assessable("it is a heading only: it does not say what about it is hard for the person");
        return;
      case NeedKind::service:
        out.fail("`{0}` is what might help, not the need: write what the person lacks or finds hard, "
                 "and put this among the actions",
                 {judgement.words});
        return;
    }
  });
}

}  // namespace

constinit const CheckType checks::need_not_service{
    .name = "need_not_service",
    .summary = "A need is a lack or a difficulty, not a service, product, task or professional.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
