// Where words, numbers and marks of a text begin and end.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace careaudit {

enum class TokenKind : std::uint8_t { space, mark, number, word };

/// A stretch of a text that is not cut further; spaces of one kind stand together.
struct Token {
  std::uint32_t begin = 0;  ///< Byte offsets.
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::mark;
};

/// Cuts texts at the word boundaries of Unicode Standard Annex 29, by ICU; texts of plain ASCII,
/// which most are, by the same rules written out, as they come to little there. One a thread.
class WordBreaks {
 public:
  WordBreaks();
  WordBreaks(WordBreaks&&) noexcept;
  WordBreaks& operator=(WordBreaks&&) noexcept;
  ~WordBreaks();
  /// The tokens of a text of valid UTF-8, in order, without gaps; they hold until the next call.
  const std::vector<Token>& of(std::string_view text);
  /// The same by ICU, whatever the text: what tests compare with.
  const std::vector<Token>& by_icu(std::string_view text);

 private:
  struct Icu;
  std::unique_ptr<Icu> icu_;
  std::vector<Token> tokens_;
};

}  // namespace careaudit
