// What a rule wants a plan to record, and where the plan may say it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/topics.h"

namespace careaudit {

/// One thing a plan should hold: any of several places. Written `a.b | c=none | ~topic`: a field that is
/// filled in (in a list, of any item), one that says none, or words of the list `topics` anywhere.
class Wanted {
 public:
  Wanted(std::string_view places, std::string label);

  const std::string& label() const { return label_; }
  /// The first place that no plan can have; "" when all are known.
  std::string unknown_place(const Vocabulary& vocabulary, const TopicWords& topics) const;
  /// Where the plan records it; no_node when nowhere. In a template a key is enough.
  NodeId find(const Subject& subject, const TopicWords& topics) const;
  /// Whether the plan's source format has no place for any of the fields.
  std::string_view why_not_carried(const Plan& plan) const;

 private:
  enum class Way : std::uint8_t { field, none, topic };
  struct Place {
    Way way = Way::field;
    std::string path;  ///< Or the topic.
  };
  static NodeId find_field(const Plan& plan, NodeId node, std::string_view path);

  std::vector<Place> places_;
  std::string label_;
};

/// Whether a text says that there is none.
bool says_none(std::string_view text);
/// The first text at or below a node, its first words as evidence; "" when there is none.
std::string first_text(const Plan& plan, NodeId node);

}  // namespace careaudit
