// Cutting YAML into plans without parsing it.
#pragma once

#include <memory>
#include <string_view>

#include "read/syntax.h"

namespace careaudit {

/// What is said of text behind the end of a document.
struct Refusal {
  std::string_view message;
  std::string_view remedy;
};
inline constexpr Refusal belongs_to_nothing{
    .message = "the document ended above, and this text belongs to nothing",
    .remedy = "line it up with the lines above; put a line `---` between documents, or make each an item of a list (`- `)",
};

/// Cuts at document marks, and at the items of a list that is the whole document: of `- ` lines, or in
/// brackets.
std::unique_ptr<Splitter> split_yaml(SplitContext context);
Glance glance_yaml(const Piece& piece);

}  // namespace careaudit
