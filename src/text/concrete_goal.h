// Whether a goal names one concrete thing that will be done or different.
#pragma once

#include <optional>

#include "text/goal_cues.h"

namespace careaudit {

/// Reads a goal by its main verb. A verb that anybody could see done ("cook", "get on the bus") makes
/// it concrete together with what it is done to, where or with whom; an activity says enough by
/// itself ("swim"). A verb that could be anything ("improve", "manage", "get back to") does not, unless
/// what follows it names such a verb ("improve my walking by going to the shop") or counts something.
/// States, scores and tasks of a service are nothing that a person does.
class ConcreteGoal {
 public:
  explicit ConcreteGoal(const Lexicon& lexicon);
  /// The words that name it; nothing when the goal could mean anything.
  std::optional<Cue> find(const Reading& reading) const;

 private:
  /// One verb of the goal.
  struct Verb {
    Cue cue;
    bool is_vague = false;
    bool is_task = false;       ///< Of a service.
    bool says_enough = false;   ///< An activity or a whole phrase: needs no object.
  };
  /// Whether words [begin, end) list more deeds than one goal has.
  bool is_bundle(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
  std::optional<Verb> verb_at(const Reading& reading, std::uint32_t word) const;
  std::optional<Cue> object_after(const Reading& reading, std::uint32_t from, bool is_of_task = false) const;
  /// The word behind "will" or "to", or the first word of an instruction; past the end when there is none.
  std::uint32_t main_verb(const Reading& reading, std::uint32_t from) const;
  std::optional<Cue> causative(const Reading& reading, std::uint32_t word) const;
  static std::uint32_t verb_after_enough(const Reading& reading, std::uint32_t from);
  bool is_vague_next(const Reading& reading, std::uint32_t word) const;
  bool is_comparison(const Reading& reading, std::uint32_t word) const;
  std::uint32_t end_of(const Reading& reading, ListId list, std::uint32_t word) const;

  const Lexicon* lexicon_;
  GoalCues cues_;
  ListId wants_, vague_verbs_, vague_things_, observable_, life_, states_, tasks_, compliance_, generic_, events_, services_;
};

}  // namespace careaudit
