// ICU's word boundaries, and the few of its rules that ASCII needs.
#include "text/word_breaks.h"

#include <algorithm>
#include <array>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace careaudit {
namespace {

/// What the rules of word boundaries tell apart in ASCII.
enum class Letter : std::uint8_t { other, space, line, letter, digit, mid_number, mid_both };

constexpr std::array<Letter, 128> letters = [] {
  std::array<Letter, 128> all{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    all[c] = Letter::letter;
    all[static_cast<unsigned char>(c - 'a' + 'A')] = Letter::letter;
  }
  for (unsigned char c = '0'; c <= '9'; ++c) {
    all[c] = Letter::digit;
  }
  all[' '] = Letter::space;
  all['\n'] = all['\r'] = Letter::line;
  all[','] = all[';'] = Letter::mid_number;
  all['.'] = all['\''] = Letter::mid_both;
  return all;
}();

/// ASCII without the two characters that join words in ways of their own.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U && c != '_' && c != '@'; });
}

/// Cuts a plain text. Names of the rules are those of the annex.
class AsciiCutter {
 public:
  explicit AsciiCutter(std::string_view text) : text_(text) {}

  void cut(std::vector<Token>& tokens) const {
    for (std::size_t at = 0; at < text_.size();) {
      const Token token = token_at(at);
      tokens.push_back(token);
      at = token.end;
    }
  }

 private:
  Letter at(std::size_t place) const { return place < text_.size() ? letters[static_cast<unsigned char>(text_[place])] : Letter::other; }

  Token token_at(std::size_t begin) const {
    const auto made = [begin](std::size_t end, TokenKind kind) { return Token{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind}; };
    switch (at(begin)) {
      case Letter::space: {  // WB3d
        std::size_t end = begin + 1;
        while (at(end) == Letter::space) {
          ++end;
        }
        return made(end, TokenKind::space);
      }
      case Letter::line:  // WB3
        return made(begin + (text_.substr(begin, 2) == "\r\n" ? 2 : 1), TokenKind::space);
      case Letter::letter:
      case Letter::digit:
        return word_at(begin);
      case Letter::mid_number:
      case Letter::mid_both:
      case Letter::other:
        break;
    }
    return made(begin + 1, text_[begin] == '\t' ? TokenKind::space : TokenKind::mark);
  }

  Token word_at(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (true) {
      const Letter next = at(end);
      if (next == Letter::letter || next == Letter::digit) {  // WB5, WB8–10
        ++end;
        continue;
      }
      const Letter before = at(end - 1);
      const bool joins_letters = next == Letter::mid_both && before == Letter::letter && at(end + 1) == Letter::letter;  // WB6, WB7
      const bool joins_digits = (next == Letter::mid_both || next == Letter::mid_number) && before == Letter::digit && at(end + 1) == Letter::digit;  // WB11, WB12
      if (!joins_letters && !joins_digits) {
        break;
      }
      end += 2;
    }
    // As ICU has it, the last of them tells: "3rd" is a word, "B12" a number.
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), at(end - 1) == Letter::letter ? TokenKind::word : TokenKind::number};
  }

  std::string_view text_;
};

}  // namespace

struct WordBreaks::Icu {
  Icu() {
    UErrorCode error = U_ZERO_ERROR;
    breaks = ubrk_open(UBRK_WORD, "en_GB", nullptr, 0, &error);
  }
  Icu(const Icu&) = delete;
  Icu& operator=(const Icu&) = delete;
  ~Icu() {
    ubrk_close(breaks);
    utext_close(text);
  }

  UBreakIterator* breaks = nullptr;
  UText* text = nullptr;
};

WordBreaks::WordBreaks() = default;
WordBreaks::WordBreaks(WordBreaks&&) noexcept = default;
WordBreaks& WordBreaks::operator=(WordBreaks&&) noexcept = default;
WordBreaks::~WordBreaks() = default;

const std::vector<Token>& WordBreaks::of(std::string_view text) {
  if (!is_plain(text)) {
    return by_icu(text);
  }
  tokens_.clear();
  AsciiCutter(text).cut(tokens_);
  return tokens_;
}

const std::vector<Token>& WordBreaks::by_icu(std::string_view text) {
  tokens_.clear();
  if (icu_ == nullptr) {
    icu_ = std::make_unique<Icu>();
  }
  UErrorCode error = U_ZERO_ERROR;
  icu_->text = utext_openUTF8(icu_->text, text.data(), static_cast<std::int64_t>(text.size()), &error);
  ubrk_setUText(icu_->breaks, icu_->text, &error);
  if (U_FAILURE(error)) {
    return tokens_;
  }
  std::int32_t begin = ubrk_first(icu_->breaks);
  for (std::int32_t end = ubrk_next(icu_->breaks); end != UBRK_DONE; begin = end, end = ubrk_next(icu_->breaks)) {
    const std::int32_t status = ubrk_getRuleStatus(icu_->breaks);
    const char first = text[static_cast<std::size_t>(begin)];
    const bool is_space = first == ' ' || first == '\n' || first == '\t' || first == '\r';
    const TokenKind kind = status >= UBRK_WORD_NUMBER && status < UBRK_WORD_NUMBER_LIMIT ? TokenKind::number
                           : status >= UBRK_WORD_NONE_LIMIT                              ? TokenKind::word
                           : is_space                                                    ? TokenKind::space
                                                                                         : TokenKind::mark;
    tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind});
  }
  return tokens_;
}

}  // namespace careaudit
