// Whose words a text holds: the person's own, or those of people who write about them.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/lexicon.h"
#include "text/reading.h"
#include "text/sentence.h"

namespace careaudit {

/// Tells what the person says of themselves from what is said about them.
class WhoseWords {
 public:
  explicit WhoseWords(const Lexicon& lexicon);

  /// Whether the word stands in a quotation of the person (or of a relative), or in a sentence in
  /// the first person. Staff quoted, a writer's inverted commas around a word or two, and "Sam
  /// says he will comply" are not the person's own.
  bool is_persons_own(const Reading& reading, std::uint32_t word,
                      std::string_view preferred_name) const;

 private:
  bool is_quotation_of_person(const Reading& reading, std::uint32_t word) const;
  bool is_first_person(const Reading& reading, WordRange sentence,
                       std::string_view preferred_name) const;
  bool is_staff(const Reading& reading, std::uint32_t word) const;
  bool is_generic_person(const Reading& reading, std::uint32_t word) const;

  ListId roles_;
  ListId teams_;
  ListId generic_;
  const Lexicon* lexicon_;
};

}  // namespace careaudit
