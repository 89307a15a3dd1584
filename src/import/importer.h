// The contract of an importer: a tree as somebody's system wrote it becomes a plan.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "base/result.h"
#include "plan/plan.h"

namespace careaudit {

/// An export format: the plug-in of this folder.
struct Importer {
  std::string_view name;     ///< As in --input-format.
  std::string_view summary;
  std::span<const std::string_view> records;  ///< XML elements that are one plan each.
  /// Whether a tree is of this format.
  bool (*recognises)(const Tree& tree) = nullptr;
  /// Shapes the tree into the vocabulary. Unknown fields and the like are appended as warnings.
  Result<Plan> (*import)(Tree tree, const std::string& file, const Vocabulary& vocabulary,
                         Problems& problems) = nullptr;
};

namespace importers {
#define IMPORTER(name) extern const Importer name;
#include "import/all.def"
#undef IMPORTER
}  // namespace importers

/// All importers, in the order in which they are tried.
std::span<const Importer* const> all_importers();
const Importer* find_importer(std::string_view name);

}  // namespace careaudit
