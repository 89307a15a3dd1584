// The contract of an importer: a tree as somebody's system wrote it becomes plans.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/result.h"
#include "plan/plan.h"
#include "read/syntax.h"

namespace careaudit {

/// What a format knows of all files of a run before a plan is read: its plans refer to records that stand
/// elsewhere. Filled by one thread, then only read.
class References {
 public:
  References() = default;
  References(const References&) = delete;
  References& operator=(const References&) = delete;
  virtual ~References() = default;
  /// Every piece in input order. When it is of this format, appends the ids of the plans in it, each at
  /// its ordinal, "" for one without, and is true.
  virtual bool look_at(const Piece& piece, const Syntax& syntax, const std::string& file, std::vector<std::string>& plan_ids) = 0;
  /// There are no more pieces.
  virtual void finish() = 0;
};

struct ImportContext {
  const std::string& file;
  const Vocabulary& vocabulary;
  Problems& problems;                      ///< Unknown fields and the like are appended as warnings.
  const References* references = nullptr;  ///< What the importer's `gather` made, when there is a run.
  std::uint32_t envelope = 0;              ///< Of the piece.
};

/// What a tree turned out to hold.
struct Imported {
  std::vector<Plan> plans = {};
  /// When it holds no plan: what it is, as "a FHIR Goal"; "" when it can be something else altogether.
  std::string what = {};
  std::string remedy = {};      ///< Of what is no plan.
  bool is_support = false;      ///< It is read with the plans that refer to it.
};

/// An export format: the plug-in of this folder.
struct Importer {
  std::string_view name;     ///< As in --input-format.
  std::string_view summary;
  /// XML elements that are a piece each: by name, or as `Bundle/entry` right in a root of that name.
  std::span<const std::string_view> records;
  /// Whether a tree is of this format.
  bool (*recognises)(const Tree& tree) = nullptr;
  /// Shapes the tree into the vocabulary.
  Result<Imported> (*import)(Tree tree, const ImportContext& context) = nullptr;
  /// Makes what knows all files; null when a plan of this format is whole by itself.
  std::unique_ptr<References> (*gather)() = nullptr;
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
