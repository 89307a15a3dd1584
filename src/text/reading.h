// A text taken apart once, for all rules that judge it: words, sentences, known phrases.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"

namespace careaudit {

/// One word, number or mark of a text.
struct Word {
  std::uint32_t begin = 0;  ///< Byte offsets into the text.
  std::uint32_t end = 0;
  std::uint32_t form = 0;   ///< Equal for words equal but for case; see Reading::folded.
  std::uint32_t stem = 0;   ///< Equal for inflections of one word.
  std::uint8_t syllables = 1;  ///< By its spelling.
  bool is_word = false;     ///< Letters (perhaps with digits, apostrophes).
  bool is_number = false;   ///< Digits, with . or , inside.
  bool is_mark = false;     ///< Punctuation or symbol, one a token.
  bool is_capitalised = false;
  bool is_all_capitals = false;  ///< Two or more letters, all capitals.
  bool starts_sentence = false;
  bool is_quoted = false;   ///< Between quotation marks (not apostrophes).
};

/// A phrase of the lexicon found in a text, words [first, last).
struct Hit {
  ListId list = no_list;
  std::uint16_t entry = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// A text with its words, its sentences (as the word ranges that starts_sentence marks) and every
/// lexicon phrase in it, exceptions (`unless`) already taken out and, within one list, only the
/// longest of overlapping matches kept. Hits are in order of place, then list.
struct Reading {
  std::string_view text;         ///< Lives in the plan's tree.
  std::vector<Word> words;
  std::vector<std::string> folded;  ///< Of each word: lower case, curly apostrophes straightened.
  std::vector<Hit> hits;
  std::vector<std::uint32_t> first_hits;  ///< By word: the first hit that starts there or later.
  std::bitset<256> lists;        ///< By list number, modulo 256: false where the list has no hit here.
  bool has_digit = false;
  bool has_capital = false;      ///< Some word begins with a capital or is all capitals.
  bool is_english = true;        ///< False when there is enough text to tell that it is not.

  /// The text of words [first, last).
  std::string_view span(std::uint32_t first, std::uint32_t last) const;
  std::string_view span(const Hit& hit) const { return span(hit.first, hit.last); }
  /// The first hit of a list at or after word `from`; nullptr when there is none.
  const Hit* first(ListId list, std::uint32_t from = 0) const { return may_have(list) ? first_hit(list, from) : nullptr; }
  bool has(ListId list) const { return first(list) != nullptr; }
  /// False when no hit of the list stands here; costs nothing.
  bool may_have(ListId list) const { return lists[list % lists.size()]; }
  /// The hit of a list that starts at exactly that word; nullptr when none does.
  const Hit* at(ListId list, std::uint32_t word) const { return may_have(list) ? hit_at(list, word) : nullptr; }
  /// Whether the word at that index is `form` (lower case); false past the end.
  bool is(std::uint32_t word, std::string_view form) const { return word < folded.size() && folded[word] == form; }

 private:
  const Hit* first_hit(ListId list, std::uint32_t from) const;
  const Hit* hit_at(ListId list, std::uint32_t word) const;
};

/// Takes texts apart. One a thread: it owns break iterators, a stemmer and a memory of stems.
class Reader {
 public:
  explicit Reader(const Lexicon& lexicon);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();
  /// `text` must be valid UTF-8 and outlive the reading.
  Reading read(std::string_view text);
  const Lexicon& lexicon() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace careaudit
