// Words that judge a person but may be said of a building, a body or a document.
#pragma once

#include <cstdint>

#include "text/lexicon.h"
#include "text/reading.h"

namespace careaudit {

/// Tells "the building complies with fire rules" from "Sam complies with staff".
class ThingTalk {
 public:
  explicit ThingTalk(const Lexicon& lexicon);

  /// Whether words [first, last) are said of a thing, a body or its paperwork, by their subject
  /// or, when none is seen, by what they are about ("compliance with fire rules"). With `may_act`
  /// a treatment or an illness counts as a subject too ("if the tablets fail to help").
  bool is_about_a_thing(const Reading& reading, std::uint32_t first, std::uint32_t last,
                        bool may_act) const;

 private:
  enum class Who : std::uint8_t { nobody, person, thing, staff };
  Who subject_before(const Reading& reading, std::uint32_t first, bool may_act) const;
  bool has_rules_after(const Reading& reading, std::uint32_t last) const;
  /// What the list of things says of that word: nullptr when it is none.
  const LexiconEntry* thing(const Reading& reading, std::uint32_t word) const;

  const Lexicon* lexicon_;
  ListId things_;
  ListId roles_;
  ListId teams_;
  ListId names_;
  ListId generic_;
};

}  // namespace careaudit
