// Tables: cut by a column or row by row, and read; what is cut must not depend on how many bytes come at a time.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/fuzz.h"

using namespace careaudit;

namespace {

std::vector<Piece> cut(std::string_view bytes, std::size_t window, std::string_view rows_by) {
  const auto splitter = syntaxes::csv.split({.file = "fuzz", .records = {}, .rows_by = rows_by});
  std::vector<Piece> pieces;
  while (!bytes.empty()) {
    splitter->push(bytes.substr(0, window), pieces);
    bytes.remove_prefix(std::min(window, bytes.size()));
  }
  splitter->finish(pieces);
  return pieces;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = as_text(data, size);
  (void)syntaxes::csv.sniff(bytes);
  for (const std::string_view rows_by : {"", "Plan"}) {
    auto pieces = cut(bytes, bytes.size(), rows_by);
    const auto bit_by_bit = cut(bytes, 3, rows_by);
    must_hold(pieces.size() == bit_by_bit.size(), "as many pieces from small windows as from one");
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      must_hold(pieces[i].text == bit_by_bit[i].text && pieces[i].row_lines == bit_by_bit[i].row_lines, "the same piece from small windows as from one");
      Problems problems;
      const auto tree = syntaxes::csv.read(std::move(pieces[i]), "fuzz", problems);
      must_hold(tree || !tree.error().message.empty(), "a refusal says why");
    }
  }
  return 0;
}
