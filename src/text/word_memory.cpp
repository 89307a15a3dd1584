// Folding, stemming and looking up a word for the first time.
#include "text/word_memory.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/inflection.h"
#include "text/language.h"
#include "text/syllables.h"

namespace careaudit {
namespace {

std::uint32_t number_of(const std::string& text) {
  const auto hash = std::hash<std::string>{}(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U)) | 1U;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::string fold(std::string_view word) {
  std::string folded(word);
  if (is_ascii(word)) {
    std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return folded;
  }
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int>(word.size())));
  text.toLower(icu::Locale::getRoot());
  text.findAndReplace(icu::UnicodeString(static_cast<UChar>(0x2019)), icu::UnicodeString("'"));
  folded.clear();
  text.toUTF8String(folded);
  return folded;
}

struct Capitals {
  bool is_first = false;
  int upper = 0;
  int lower = 0;
};

Capitals capitals_of(std::string_view word) {
  Capitals capitals;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int>(word.size())));
  for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const bool is_upper = u_isupper(c) != 0;
    capitals.upper += is_upper ? 1 : 0;
    capitals.lower += u_islower(c) != 0 ? 1 : 0;
    capitals.is_first = capitals.is_first || (i == 0 && is_upper);
  }
  return capitals;
}

}  // namespace

const KnownWord& WordMemory::know(std::string_view word) {
  const auto found = words_.find(word);
  if (found != words_.end()) {
    return found->second;
  }
  return words_.emplace(std::string(word), learn(word)).first->second;
}

void WordMemory::forget_if_large() {
  constexpr std::size_t most = 100'000;
  if (words_.size() > most) {
    words_.clear();
  }
}

KnownWord WordMemory::learn(std::string_view word) {
  KnownWord known;
  known.folded = fold(word);
  const Capitals capitals = capitals_of(word);
  known.tells_language = known.folded.size() > 1 || known.folded == "i" || known.folded == "a";
  known.is_function_word = is_function_word(known.folded);
  known.is_capitalised = capitals.is_first;
  known.is_all_capitals = capitals.upper >= 2 && capitals.lower == 0;
  const std::string stem = stemmer_.stem(known.folded);
  known.syllables = static_cast<std::uint8_t>(std::min<std::size_t>(syllables_by_spelling(known.folded), 255));
  known.form = number_of(known.folded);
  known.stem = number_of(stem);
  if (const auto exact = automaton_.exact.find(known.folded); exact != automaton_.exact.end()) {
    known.symbols.push_back(exact->second);
  }
  if (const auto cased = automaton_.cased.find(std::string(word)); cased != automaton_.cased.end()) {
    known.symbols.push_back(cased->second);
  }
  if (const auto bases = automaton_.inflected.find(stem); bases != automaton_.inflected.end()) {
    for (const auto& base : bases->second) {
      if (is_inflection(known.folded, base.word)) {
        known.symbols.push_back(base.symbol);
      }
    }
  }
  known.can_start = std::any_of(known.symbols.begin(), known.symbols.end(), [&](Symbol symbol) { return automaton_.can_start(symbol); });
  return known;
}

}  // namespace careaudit
