// Cutting tables into plans: rows gathered by the column that tells whose they are.
#pragma once

#include <memory>

#include "read/syntax.h"

namespace careaudit {

/// The most bytes of rows kept until the end of a table, for the rows of a plan need not be adjacent.
inline constexpr std::size_t max_table_bytes = std::size_t{256} << 20U;

std::unique_ptr<Splitter> split_csv(SplitContext context);

}  // namespace careaudit
