// Finds what tells who somebody is, where a text should not: NHS numbers, dates of birth, postcodes,
// e-mail addresses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "text/lexicon.h"
#include "text/reading.h"

namespace careaudit {

enum class IdentifierKind : std::uint8_t { nhs_number, date_of_birth, postcode, email };

/// "NHS number", "date of birth", "postcode", "e-mail address".
std::string_view name_of(IdentifierKind kind);

struct Identifier {
  IdentifierKind kind = IdentifierKind::nhs_number;
  std::uint32_t begin = 0;  ///< Byte offsets into the text.
  std::uint32_t end = 0;
};

/// A quick look that spares most texts a reading: false when there is certainly none.
bool may_hold_identifier(std::string_view text);

/// Identifiers by their shape and by the word lists `identifier_words` and `postcode_areas`: a date is
/// one of birth only when the text says so, ten digits are an NHS number by their check digit.
class IdentifierWords {
 public:
  explicit IdentifierWords(const Lexicon& lexicon);

  /// In order, without overlaps. A birth cannot lie after `as_of`. `key` is the name of the field that
  /// holds the text: a date in `date_of_birth` is one.
  std::vector<Identifier> find(const Reading& reading, Date as_of, std::string_view key = {}) const;

 private:
  bool has_tag_at(const Hit& hit, std::string_view tag) const;
  /// Whether a phrase with that tag introduces the word: "NHS number: …", "order no …".
  bool is_called(const Reading& reading, std::string_view tag, std::uint32_t word) const;
  bool is_birthday_date(const Reading& reading, std::uint32_t first, std::uint32_t last, Date as_of) const;
  void find_births(const Reading& reading, Date as_of, bool is_birth_field, std::vector<Identifier>& found) const;
  void find_numbers(const Reading& reading, std::vector<Identifier>& found) const;
  void find_postcodes(const Reading& reading, std::vector<Identifier>& found) const;
  bool is_area(std::string_view letters) const;

  const Lexicon* lexicon_;
  ListId list_;
  ListId areas_;
};

/// The text with each identifier replaced by its kind in square brackets.
std::string masked(std::string_view text, const std::vector<Identifier>& identifiers);

}  // namespace careaudit
