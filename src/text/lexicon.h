// Every word and phrase the text rules know, as data (rules/words/), made ready for matching.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

/// One entry of a word list. In a phrase, words match by their stem ("comply" finds "complied");
/// `=word` matches that form only; `*` stands for up to three words; `co-ordinate` also matches
/// `coordinate` and `co ordinate`; an entry with a capital letter in it (`OT`, `EUPD`) matches
/// only in that case. Straight and curly apostrophes are the same.
struct LexiconEntry {
  std::vector<std::string> find;    ///< The phrases; the first is the name shown to users.
  std::string say;                  ///< Preferred wording, expansion or meaning; may be empty.
  std::vector<std::string> unless;  ///< Phrases that make a match inside or around them innocent.
  std::vector<std::string> tags;    ///< Free labels that grammars ask for ("organisation", "team").
  std::string source;
};

struct LexiconList {
  std::string name;   ///< The file's name without .yaml: "judgemental", "roles".
  std::string about;
  std::vector<LexiconEntry> entries;
};

/// A list's number in a lexicon.
using ListId = std::uint16_t;
inline constexpr ListId no_list = 0xFFFF;

/// All lists, compiled once into one automaton over word stems and immutable afterwards, shared
/// by all threads.
class Lexicon {
 public:
  /// Later lists of the same name add their entries to the earlier one.
  explicit Lexicon(std::vector<LexiconList> lists);
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  /// no_list when there is none of that name.
  ListId list(std::string_view name) const;
  const LexiconList& operator[](ListId id) const;
  std::size_t size() const;

  struct Automaton;
  const Automaton& automaton() const { return *automaton_; }

 private:
  std::vector<LexiconList> lists_;
  std::unique_ptr<Automaton> automaton_;
};

}  // namespace careaudit
