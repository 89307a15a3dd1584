// What every reader checks before it parses: good UTF-8, no control characters.
#pragma once

#include <optional>
#include <string>

#include "base/problem.h"
#include "read/syntax.h"

namespace careaudit {

/// The first byte of the piece that is not UTF-8, or the first control character but tab and line
/// feed, with its place and what to do; nothing when all is well.
std::optional<Problem> bad_bytes(const Piece& piece, const std::string& file);

/// The place of byte `offset` of the piece in its file.
Location place_in(const Piece& piece, std::size_t offset);

}  // namespace careaudit
