// What is known of each distinct word, worked out once a thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/automaton.h"
#include "text/stemmer.h"

namespace careaudit {

/// All that a reading needs of a word, whatever text it stands in.
struct KnownWord {
  std::string folded;
  std::vector<Symbol> symbols;      ///< The phrase words that it matches.
  std::uint32_t form = 0;
  std::uint32_t stem = 0;
  std::uint8_t syllables = 1;       ///< By its spelling.
  bool can_start = false;           ///< Whether a phrase begins with one of the symbols.
  bool is_function_word = false;    ///< See language.h.
  bool tells_language = false;      ///< Two letters or more, or I or a.
  bool is_capitalised = false;
  bool is_all_capitals = false;
};

/// Remembers words as they stand in texts. Bounded: forgets all when it grows too large.
class WordMemory {
 public:
  explicit WordMemory(const Lexicon::Automaton& automaton) : automaton_(automaton) {}
  /// The reference holds until the next call after a hundred thousand distinct words.
  const KnownWord& know(std::string_view word);
  /// To be called between texts: keeps the memory bounded.
  void forget_if_large();

 private:
  KnownWord learn(std::string_view word);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  const Lexicon::Automaton& automaton_;
  Stemmer stemmer_;
  std::unordered_map<std::string, KnownWord, Hash, std::equal_to<>> words_;
};

}  // namespace careaudit
