// One file's way from bytes to plans, with what must hold on it.
#include "fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "import/importer.h"
#include "read/decode.h"
#include "text/built_in_words.h"

using namespace careaudit;

namespace {

/// The pieces of a file that comes `window` bytes at a time.
std::vector<Piece> cut(const Syntax& syntax, std::string_view bytes, std::size_t window) {
  const std::vector<std::string_view> records(importers::native.records.begin(), importers::native.records.end());
  const auto splitter = syntax.split({.file = "fuzz", .records = records});
  Decoder decoder("fuzz");
  std::vector<Piece> pieces;
  std::string text;
  while (!bytes.empty()) {
    if (decoder.push(bytes.substr(0, window), text)) {
      return pieces;
    }
    splitter->push(text, pieces);
    text.clear();
    bytes.remove_prefix(std::min(window, bytes.size()));
  }
  if (!decoder.finish(text)) {
    splitter->push(text, pieces);
    splitter->finish(pieces);
  }
  return pieces;
}

bool same(const Piece& a, const Piece& b) {
  return a.text == b.text && a.opening == b.opening && a.first_line == b.first_line && a.first_column == b.first_column &&
         a.prelude_bytes == b.prelude_bytes && a.is_list_item == b.is_list_item && a.problem.has_value() == b.problem.has_value();
}

}  // namespace

void must_hold(bool holds, const char* what) {
  if (!holds) {
    (void)std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
  }
}

void read_whole(const Syntax& syntax, std::string_view bytes) {
  auto pieces = cut(syntax, bytes, bytes.size());
  const auto bit_by_bit = cut(syntax, bytes, 3);
  must_hold(pieces.size() == bit_by_bit.size(), "as many pieces from small windows as from one");
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    must_hold(same(pieces[i], bit_by_bit[i]), "the same piece from small windows as from one");
  }
  for (auto& piece : pieces) {
    (void)syntax.glance(piece);
    Problems problems;
    auto tree = syntax.read(std::move(piece), "fuzz", problems);
    if (!tree) {
      must_hold(!tree.error().message.empty(), "a refusal says why");
      continue;
    }
    static const std::string name = "fuzz";
    const auto plan = importers::native.import(std::move(*tree), {.file = name, .vocabulary = built_in_words().knowledge->vocabulary, .problems = problems});
    must_hold(plan || !plan.error().message.empty(), "a refusal says why");
    for (const auto& problem : problems) {
      must_hold(!describe(problem).empty() && !problem.message.empty(), "a complaint has words");
    }
  }
}
