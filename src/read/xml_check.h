// What pugixml lets pass and XML does not allow.
#pragma once

#include <optional>
#include <string>

#include "base/problem.h"
#include "read/syntax.h"

namespace careaudit {

/// The first thing in the piece that is not well-formed, with its place and remedy; also document
/// types, too deep nesting and too many values. Nothing when all is well.
std::optional<Problem> not_well_formed(const Piece& piece, const std::string& file);

}  // namespace careaudit
