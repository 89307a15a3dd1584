// Lines and columns of bytes.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "read/bytes.h"
#include "read/places.h"

using namespace careaudit;

TEST_CASE("a place is the same in whatever order it is asked for") {
  for (const std::string line : {"plain words, ", "Zo\u00EB \u0142\u00F3d\u017A \U0001F600 "}) {
    Piece piece;
    piece.first_line = 7;
    piece.first_column = 5;
    for (int i = 0; i < 40; ++i) {
      piece.text += line + (i % 9 == 8 ? "\n" : "") + (i % 18 == 17 ? "\n" : "");
    }
    const Places places(piece.text, {piece.first_line, piece.first_column});
    std::size_t at = 0;
    for (int i = 0; i < 2000; ++i) {
      at = (at * 31 + 17 * static_cast<std::size_t>(i) + 3) % (piece.text.size() + 1);
      while (at < piece.text.size() && (static_cast<unsigned char>(piece.text[at]) & 0xC0U) == 0x80U) {
        ++at;   // no byte inside of a character
      }
      const Location wanted = place_in(piece, at);
      const Location place = places.of(at);
      CHECK(place.line == wanted.line);
      CHECK(place.column == wanted.column);
    }
  }
}
