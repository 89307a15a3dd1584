// What a goal's words say of whose it is and how plain it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/reading.h"

namespace careaudit {

/// Words [first, last) that decided something.
struct Cue {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The word lists for goals, looked up once, and the judgements made with them. Stands behind
/// `goal.personal`, `goal.specific` and `goal.measurable`.
class GoalCues {
 public:
  explicit GoalCues(const Lexicon& lexicon);

  enum class Voice : std::uint8_t { none, first_person, wanting, named, generic, staff };
  /// Who speaks, or of whom: "I…", "Sam wants…", "Sam will…", "Patient to…", "Staff to…".
  Voice voice(const Reading& reading, Cue& cue) const;
  /// A demand or a clinical state that the goal is about; nothing if none.
  std::optional<Cue> demand(const Reading& reading) const;
  /// What staff do: "monitor", "to be reviewed"; nothing if none.
  std::optional<Cue> staff_task(const Reading& reading) const;
  /// What others do to a thing: "lighting to be used"; nothing if none.
  std::optional<Cue> passive_task(const Reading& reading) const;
  /// People, places, pastimes, work, faith, home.
  std::optional<Cue> life(const Reading& reading) const;
  /// "so that I can…", "because I…", "to be able to…".
  std::optional<Cue> reason(const Reading& reading) const;
  /// A request for a service: "I want 10 hours of support worker".
  std::optional<Cue> service_request(const Reading& reading) const;
  /// A count, scale or frequency; not a name such as "Level 2" or "a 28-day programme".
  std::optional<Cue> quantity(const Reading& reading) const;
  /// Something done, or done to something, that anybody could see.
  std::optional<Cue> observable(const Reading& reading) const;
  /// A promise nobody can keep.
  std::optional<Cue> absolute(const Reading& reading) const;

 private:
  std::optional<Cue> first_of(const Reading& reading, ListId list) const;
  /// The first content word of [from, last) that is no vague verb or thing.
  std::optional<Cue> concrete(const Reading& reading, std::uint32_t from, std::uint32_t last) const;
  bool is_thing_next(const Reading& reading, std::uint32_t word) const;
  const Hit* body_at(const Reading& reading, std::uint32_t word) const;
  bool is_vague(const Reading& reading, std::uint32_t word, std::uint32_t& last) const;

  const Lexicon* lexicon_;
  ListId wants_, compliance_, states_, tasks_, life_, vague_verbs_, vague_things_, observable_, absolutes_, services_, generic_, events_, roles_, teams_, things_;
};

}  // namespace careaudit
