// The phrases of a lexicon, joined for matching in one pass.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/lexicon.h"
#include "text/stemmer.h"

namespace careaudit {

/// A word of a phrase, as a number. 0 is no word.
using Symbol = std::uint32_t;

struct Lexicon::Automaton {
  /// Where a phrase ends: the entry it is of, and whether it is one of its `unless`.
  struct End {
    ListId list = no_list;
    std::uint16_t entry = 0;
    bool is_unless = false;
  };
  struct Edge {
    Symbol symbol = 0;
    std::uint32_t state = 0;
  };
  struct State {
    std::vector<End> ends;
    std::vector<Edge> edges;       ///< In order of their symbols; of state 0, `starts` has them.
    std::uint32_t after_gap = 0;   ///< The state behind a `*`; 0 when there is none.
  };
  /// A word as phrases have it.
  struct Base {
    std::string word;
    Symbol symbol = 0;
  };

  /// The state that a symbol leads to; 0 when it leads nowhere.
  std::uint32_t next(std::uint32_t state, Symbol symbol) const {
    if (state == 0) {
      return symbol < starts.size() ? starts[symbol] : 0;
    }
    for (const Edge& edge : states[state].edges) {
      if (edge.symbol >= symbol) {
        return edge.symbol == symbol ? edge.state : 0;
      }
    }
    return 0;
  }
  void add(const std::string& phrase, End end);

  std::vector<State> states{State{}};                                 ///< 0 is the start.
  std::unordered_map<std::string, std::vector<Base>> inflected;       ///< By stem: words that match inflected.
  std::unordered_map<std::string, Symbol> exact;                      ///< `=word`, lower case.
  std::unordered_map<std::string, Symbol> cased;                      ///< Words with a capital.
  std::vector<std::uint32_t> starts;                                  ///< State 0's edges, by symbol.
  bool can_start(Symbol symbol) const { return symbol < starts.size() && starts[symbol] != 0; }

 private:
  Symbol symbol_of(const std::string& word);
  std::uint32_t edge_to(std::uint32_t state, Symbol symbol);
  void add_words(const std::vector<std::string>& words, End end);
  Symbol new_symbol(const std::string& word);
  Symbol next_symbol_ = 1;
  std::unordered_map<std::string, Symbol> known_;   ///< Words as phrases have them: most stand in many.
  Stemmer stemmer_;
};

/// The words of a phrase: split at spaces and hyphens, curly apostrophes straightened.
std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace careaudit
