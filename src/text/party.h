// Who is meant by a text that should say who is responsible.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/reading.h"

namespace careaudit {

/// What a text says about who does something. The first three can be found by name or tie.
enum class PartyKind : std::uint8_t {
  named,     ///< "Ama Boateng, nurse", "JB", "Nurse Pauline".
  relation,  ///< "Mum", "her husband".
  self,      ///< "I", "myself", the preferred name.
  role,      ///< "OT", "named nurse".
  team,      ///< "crisis team", "Beech Ward".
  group,     ///< "family", "friends".
  generic,   ///< "patient", "the individual".
  everyone,  ///< "all staff", "we".
  open,      ///< "TBC", "N/A".
  unclear,   ///< Words that say nobody.
  blank,     ///< No word at all.
};

/// Whether the one meant could be rung up.
bool can_be_found(PartyKind kind);

/// A judgement with the words it rests on.
struct Party {
  PartyKind kind = PartyKind::blank;
  std::string words;
  /// Entries of the list `roles` that occur in the singular, each once; to look up who holds them.
  std::vector<std::uint16_t> roles;
  bool includes_the_person = false;  ///< Alone or with others; by "patient" too.
};

/// What the plan says of itself and helps to read its parties.
struct PartyContext {
  std::string_view preferred_name;
  std::string_view ward;  ///< A ward or team called by a person's name is no person.
  std::string_view team;
};

/// The word lists for reading parties, looked up once.
class PartyWords {
 public:
  explicit PartyWords(const Lexicon& lexicon);

  /// Reads one text. Names of all scripts count, whatever the language of the text.
  Party read(const Reading& reading, const PartyContext& context) const;

  /// What a word of the text is covered by; `none` may be a name.
  enum class Cover : std::uint8_t {
    none, name, role, modifier, head, team, relation, self, generic, group, everyone, open, title, filler, mark,
  };
  struct Cell {
    Cover cover = Cover::none;
    std::uint32_t length = 0;       ///< Words of the phrase that covers it.
    bool is_given_name = false;
    bool is_ward_name = false;      ///< A given name that wards and houses often carry.
    bool is_name_like = false;      ///< By its letters it could be a name.
    std::uint16_t entry = 0;
  };

 private:
  std::vector<Cell> cells(const Reading& reading) const;
  void cover(std::vector<Cell>& cells, const Reading& reading, const Hit& hit) const;
  Cover cover_of(const Hit& hit) const;
  bool is_joined_role_and_name(std::string_view folded) const;
  Party judged(const Reading& reading, const std::vector<Cell>& all,
               const PartyContext& context) const;
  Party found_by_name(const Reading& reading, const std::vector<Cell>& cells,
                      const PartyContext& context) const;

  const Lexicon* lexicon_;
  ListId roles_, teams_, modifiers_, relations_, selves_, generic_, nobody_, titles_, given_names_;
  std::unordered_set<std::string> given_;       ///< In lower case.
  std::unordered_set<std::string> role_words_;  ///< Roles of one word, in lower case.
};

}  // namespace careaudit
