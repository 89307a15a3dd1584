// A quick count of function words, then CLD2 for the doubtful.
#include "text/language.h"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 64> function_words{
    "a",    "about", "after", "again", "all",  "and",  "are",  "as",    "at",    "be",   "before", "but",  "by",
    "can",  "each",  "every", "for",   "from", "get",  "go",   "has",   "have",  "he",   "her",    "him",  "his",
    "i",    "if",    "in",    "into",  "is",   "it",   "like", "me",    "my",    "no",   "not",    "of",   "on",
    "or",   "out",   "per",   "she",   "so",   "than", "that", "the",   "their", "them", "they",   "this", "to",
    "up",   "want",  "was",   "we",    "week", "when", "who",  "will",  "with",  "would", "you",   "your"};

bool is_function_word(const std::string& word) { return std::binary_search(function_words.begin(), function_words.end(), word); }

}  // namespace

bool is_probably_english(std::string_view text, std::span<const std::string> folded_words) {
  const auto words = static_cast<std::size_t>(std::count_if(folded_words.begin(), folded_words.end(), [](const std::string& word) { return word.size() > 1 || word == "i" || word == "a"; }));
  if (words < 6) {
    return true;
  }
  const auto known = static_cast<std::size_t>(std::count_if(folded_words.begin(), folded_words.end(), is_function_word));
  if (known * 8 >= words) {
    return true;
  }
  bool is_reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &is_reliable);
  return !is_reliable || language == CLD2::ENGLISH || language == CLD2::UNKNOWN_LANGUAGE;
}

}  // namespace careaudit
