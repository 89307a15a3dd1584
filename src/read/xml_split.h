// Cutting XML into plans without parsing it.
#pragma once

#include <memory>

#include "read/syntax.h"

namespace careaudit {

/// Cuts at the elements that are plans, wherever they stand. A file without one is a single piece.
std::unique_ptr<Splitter> split_xml(SplitContext context);
Glance glance_xml(const Piece& piece);

}  // namespace careaudit
