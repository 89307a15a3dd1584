// Whom a text speaks of: by name, and by he and she.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/lexicon.h"
#include "text/reading.h"
#include "text/sentence.h"

namespace careaudit {

/// Somebody named in a text who is not the person, as far as the text tells.
struct NamedPerson {
  WordRange words;            ///< With a title.
  std::string name;           ///< In lower case: the given name, or the surname behind a title.
  char gender = ' ';          ///< 'm' or 'f' by title or usual name; a space when open.
  bool is_titled = false;
  bool is_cared_for = false;  ///< The text speaks of them as of somebody who is cared for.
  bool is_introduced = false; ///< As a relation, a friend, staff…
  bool is_labelled = false;   ///< "Patient's name: …".
};

/// A he or she that may be the person.
struct Pronoun {
  std::uint32_t word = 0;
  bool is_he = false;
};

struct PeopleInText {
  std::vector<NamedPerson> named;
  std::vector<Pronoun> pronouns;   ///< Those that nobody else in the text can be meant by.
  bool names_the_person = false;
  bool tells_pronouns = false;     ///< The text says which pronouns to use.
  bool is_first_person = false;
  bool may_be_male = false;        ///< Somebody else stands there whom he, or she, may mean.
  bool may_be_female = false;
};

/// What a plan's fields tell about the people its texts speak of.
struct PeopleKnown {
  const std::unordered_set<std::string>& named;  ///< Words of names in fields, in lower case.
  bool has_male = false;    ///< A text beside this one has somebody whom he, or she, may mean.
  bool has_female = false;
};

/// Words of a name, or of the names of the person, as the plan has them.
class PersonNames {
 public:
  explicit PersonNames(std::string_view name);
  bool is_empty() const { return names_.empty(); }
  void add(const std::string& name) { names_.push_back(name); }
  /// In lower case.
  const std::vector<std::string>& all() const { return names_; }

 private:
  std::vector<std::string> names_;
};

/// The word lists for this, looked up once.
class PeopleWords {
 public:
  explicit PeopleWords(const Lexicon& lexicon);

  PeopleInText read(const Reading& reading, const PersonNames& person, const PeopleKnown& known) const;
  /// Adds the names that a text gives the person beside the known one: "Margaret (Maggie) Doyle".
  void add_full_name(const Reading& reading, PersonNames& person) const;
  /// 'm' or 'f' when the given name is nearly always of men or of women; else a space.
  char usual_gender(std::string_view name) const;
  /// Whether two given names may be of one person: Peggy and Margaret, Sam and Samantha.
  bool may_be_same(std::string_view a, std::string_view b) const;

 private:
  bool has_tag_at(const Hit& hit, std::string_view tag) const;
  /// A phrase with that tag that begins, or ends, at a word.
  bool begins(const Reading& reading, std::uint32_t word, std::string_view tag) const;
  bool ends(const Reading& reading, std::uint32_t word, std::string_view tag) const;
  bool is_third_party(const Reading& reading, std::uint32_t word) const;
  std::string name_at(const Reading& reading, std::uint32_t word) const;
  bool is_person(std::string_view name, const PersonNames& person) const;
  void take_names(const Reading& reading, const PersonNames& person, PeopleInText& found) const;
  void judge(const Reading& reading, NamedPerson& named) const;
  bool is_introduced(const Reading& reading, WordRange words) const;
  bool is_labelled(const Reading& reading, std::uint32_t word) const;
  bool is_whole_role(const Reading& reading, const Hit& hit) const;
  void take_others(const Reading& reading, const PersonNames& person, const PeopleKnown& known, PeopleInText& found) const;
  void take_pronouns(const Reading& reading, const PeopleKnown& known, PeopleInText& found) const;

  const Lexicon* lexicon_;
  ListId list_, cared_for_, care_given_, things_, given_names_, titles_, roles_, teams_, relations_;
  std::unordered_map<std::string, char> given_;              ///< In lower case, with its usual gender.
  std::unordered_set<std::string> plain_words_;              ///< Names that begin ordinary sentences as words.
  std::unordered_multimap<std::string, std::size_t> forms_;  ///< Of a name in lower case: its entries of name_forms.
};

}  // namespace careaudit
