// The rules written out for ASCII must cut as ICU does.
#include "text/word_breaks.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

namespace careaudit {
namespace {

std::string shown(std::string_view text, const std::vector<Token>& tokens) {
  std::string all;
  for (const Token& token : tokens) {
    all += std::string(text.substr(token.begin, token.end - token.begin)) + "/" + std::to_string(static_cast<int>(token.kind)) + "|";
  }
  return all;
}

}  // namespace

TEST_CASE("ASCII is cut where ICU cuts it") {
  WordBreaks breaks;
  constexpr std::string_view letters = "abZ019 _.,;:'\"-\n\r\t#/()@\x01\x7F";
  std::mt19937 dice(20260331);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const auto length = dice() % 14;
    for (unsigned i = 0; i < length; ++i) {
      text.push_back(letters[dice() % letters.size()]);
    }
    const std::string ours = shown(text, breaks.of(text));
    REQUIRE(ours == shown(text, breaks.by_icu(text)));
  }
}

TEST_CASE("every pair of ASCII characters between letters or digits is cut where ICU cuts it") {
  WordBreaks breaks;
  for (const std::string_view around : {"ab", "12", "a1", "1a"}) {
    for (char one = 1; one < 127; ++one) {
      for (char two = 1; two < 127; ++two) {
        const std::string text{around[0], one, two, around[1]};
        const std::string ours = shown(text, breaks.of(text));
        REQUIRE(ours == shown(text, breaks.by_icu(text)));
      }
    }
  }
}

TEST_CASE("other text is cut by ICU") {
  WordBreaks breaks;
  const std::string text = "Siân can\u2019t";
  CHECK(shown(text, breaks.of(text)) == "Siân/3| /0|can\u2019t/3|");
}

}  // namespace careaudit
