// A quick count of function words, then CLD2 for the doubtful.
#include "text/language.h"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 64> known_function_words{
    "a",    "about", "after", "again", "all",  "and",  "are",  "as",    "at",    "be",   "before", "but",  "by",
    "can",  "each",  "every", "for",   "from", "get",  "go",   "has",   "have",  "he",   "her",    "him",  "his",
    "i",    "if",    "in",    "into",  "is",   "it",   "like", "me",    "my",    "no",   "not",    "of",   "on",
    "or",   "out",   "per",   "she",   "so",   "than", "that", "the",   "their", "them", "they",   "this", "to",
    "up",   "want",  "was",   "we",    "week", "when", "who",  "will",  "with",  "would", "you",   "your"};

}  // namespace

bool is_function_word(std::string_view folded) { return std::binary_search(known_function_words.begin(), known_function_words.end(), folded); }

bool is_probably_english(std::string_view text, std::size_t words, std::size_t function_words) {
  if (words < 6 || function_words * 8 >= words) {
    return true;
  }
  bool is_reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &is_reliable);
  return !is_reliable || language == CLD2::ENGLISH || language == CLD2::UNKNOWN_LANGUAGE;
}

}  // namespace careaudit
