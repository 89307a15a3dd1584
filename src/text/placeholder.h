// Finds what a writer left to be filled in later: TBC, [name], ____, prompts of a template.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"
#include "text/reading.h"
#include "text/sentence.h"

namespace careaudit {

/// Placeholders by the word list `unfilled` and by their shape.
class PlaceholderWords {
 public:
  explicit PlaceholderWords(const Lexicon& lexicon);

  /// The placeholders of a text, in order, as word ranges that do not overlap.
  std::vector<WordRange> find(const Reading& reading) const;

 private:
  bool has_tag_at(const Hit& hit, std::string_view tag) const;
  /// The end of the bracketed slot that opens at `word`; `word` itself when there is none.
  std::uint32_t slot_end(const Reading& reading, std::uint32_t word, bool is_ticked) const;
  bool is_slot(const Reading& reading, WordRange inside) const;
  bool is_prompt(const Reading& reading) const;
  std::uint32_t phrase_end(const Reading& reading, std::uint32_t word) const;

  const Lexicon* lexicon_;
  ListId list_;
};

}  // namespace careaudit
