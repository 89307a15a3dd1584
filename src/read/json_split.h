// Cutting JSON into plans without parsing it.
#pragma once

#include <memory>

#include "read/syntax.h"

namespace careaudit {

/// Cuts at the objects of a stream (one, or one a line), at the items of a list, and at the items of
/// the `entry` list of an object (a FHIR Bundle), whose own other keys are left out.
std::unique_ptr<Splitter> split_json(SplitContext context);
Glance glance_json(const Piece& piece);

}  // namespace careaudit
