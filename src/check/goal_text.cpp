// Getting at the text of a goal.
#include "check/goal_text.h"

#include "base/strings.h"

namespace careaudit {

const Reading* reading_to_judge(const Subject& subject, Verdicts& out) {
  const NodeId node = subject.text_node();
  if (node == no_node || trim(subject.plan.tree[node].text).empty()) {
    out.not_assessable("there is no text to judge");
    return nullptr;
  }
  const Reading& reading = subject.scratch.reading(node);
  if (!reading.is_english) {
    out.not_assessable("the text is not in English");
    return nullptr;
  }
  return &reading;
}

std::vector<std::string> words_of(const Reading& reading, const Cue& cue) {
  return {std::string(reading.span(cue.first, cue.last))};
}

}  // namespace careaudit
