// Trees as bytes, so that the built-in rules need no YAML parser at start.
#pragma once

#include <string>
#include <string_view>

#include "plan/tree.h"

namespace careaudit {

/// The tree without the top-level keys that only tests and explanations read: `examples`, `labelled`.
std::string tree_to_bytes(const Tree& tree);
/// A hash of the same without the places: equal for trees that say the same, whatever stands between.
std::string content_print(const Tree& tree);
/// The reverse of tree_to_bytes. `bytes` must come from tree_to_bytes and live as long as the tree: it refers to them.
Tree tree_from_bytes(std::string_view bytes);

}  // namespace careaudit
