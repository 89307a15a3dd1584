// Looks for the words of a topic in one text, or in a whole plan.
#include "check/topics.h"

#include <algorithm>

#include "text/word_forms.h"

namespace careaudit {

TopicWords::TopicWords(const Lexicon& lexicon) : lexicon_(&lexicon), list_(lexicon.list("topics")) {}

bool TopicWords::knows(std::string_view topic) const {
  if (list_ == no_list) {
    return false;
  }
  const auto& entries = (*lexicon_)[list_].entries;
  return std::any_of(entries.begin(), entries.end(), [&](const LexiconEntry& entry) { return has_tag(entry, topic); });
}

std::string_view TopicWords::in(const Reading& reading, std::string_view topic) const {
  if (list_ == no_list || !reading.may_have(list_)) {
    return {};
  }
  for (const Hit& hit : reading.hits) {
    if (hit.list == list_ && has_tag((*lexicon_)[list_].entries[hit.entry], topic)) {
      return reading.span(hit);
    }
  }
  return {};
}

TopicFound TopicWords::in_plan(const Subject& subject, std::string_view topic) const {
  for (const NodeId text : subject.texts) {
    if (const auto words = in(subject.scratch.reading(text), topic); !words.empty()) {
      return {text, std::string(words)};
    }
  }
  const Tree& tree = subject.plan.tree;
  for (const std::string_view list : {"needs", "goals", "actions"}) {
    for (const NodeId item : tree.children(subject.plan.find(list))) {
      const NodeId domain = tree.child(item, "domain");
      if (domain == no_node || tree[domain].kind != Kind::scalar) {
        continue;
      }
      if (const auto words = in(subject.scratch.reading(domain), topic); !words.empty()) {
        return {domain, std::string(words)};
      }
    }
  }
  return {};
}

}  // namespace careaudit
