// Words that show that a plan covers a topic, wherever it says so.
#pragma once

#include <string>
#include <string_view>

#include "check/check.h"

namespace careaudit {

/// Where a topic is spoken of; no_node when nowhere.
struct TopicFound {
  NodeId node = no_node;
  std::string words = {};
};

/// The word list `topics`, whose tags are the topics.
class TopicWords {
 public:
  explicit TopicWords(const Lexicon& lexicon);

  bool knows(std::string_view topic) const;
  /// The first words of the topic in a text; "" when there are none.
  std::string_view in(const Reading& reading, std::string_view topic) const;
  /// In any free text of the plan, or the `domain` of a need, goal or action.
  TopicFound in_plan(const Subject& subject, std::string_view topic) const;

 private:
  const Lexicon* lexicon_;
  ListId list_;
};

}  // namespace careaudit
