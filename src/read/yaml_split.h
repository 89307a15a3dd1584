// Cutting YAML into plans without parsing it.
#pragma once

#include <memory>

#include "read/syntax.h"

namespace careaudit {

/// Cuts at document marks and at the items of a list that stands at the left margin.
std::unique_ptr<Splitter> split_yaml(SplitContext context);
Glance glance_yaml(const Piece& piece);

}  // namespace careaudit
