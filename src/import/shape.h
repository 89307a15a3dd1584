// Giving a tree the shape of the vocabulary.
#pragma once

#include <string>

#include "base/problem.h"
#include "plan/tree.h"
#include "plan/vocabulary.h"

namespace careaudit {

/// Shapes everything below `node` as `field` (a map) says: aliases become the vocabulary's names,
/// list fields become lists, bare text becomes its map's text field. Unknown fields are kept, with a
/// warning; a shape that cannot be meant is an error.
void shape_map(Tree& tree, NodeId node, const Field& field, const std::string& file, Problems& problems);

}  // namespace careaudit
