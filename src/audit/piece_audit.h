// One piece of an export becomes an audited plan, or the reason why not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/batch.h"
#include "audit/run.h"
#include "import/importer.h"
#include "read/syntax.h"

namespace careaudit {

/// What became of a piece.
enum class PieceFate : std::uint8_t {
  audited,
  not_audited,   ///< Read, but of another status, outside the dates, or superseded.
  unreadable,
  between,       ///< No plan, but trouble between plans.
  foreign,       ///< Readable, but no care plan of a format that was asked for.
};

struct PieceResult {
  PieceFate fate = PieceFate::audited;
  AuditedPlan plan = {};
  std::string why = {};           ///< Of not_audited: "draft", "outside dates", "superseded".
  bool id_is_private = false;     ///< The id was an NHS number: the collector gives a pseudonym.
  std::string private_key = {};   ///< Equal for equal private ids; never shown.
  Location at = {};
  Problems problems = {};
};

/// All that pieces are audited with; shared by the workers.
struct PieceContext {
  const RunSettings& settings;
  const RuleSet& rules;
  const Selection& selection;
  const std::vector<const Measure*>& measures;
  Date as_of;
  const BatchRules& batch;
};

/// Reads and imports a piece. An error is already in `result.problems`, with its fate.
std::optional<Plan> read_plan(Piece piece, const Syntax& syntax, const InputFile& file,
                              const PieceContext& context, PieceResult& result);

/// Audits one piece; `superseded` says why another copy of the same plan counts, or is empty.
PieceResult audit_piece(Piece piece, const Syntax& syntax, const InputFile& file,
                        const std::string& superseded, const PieceContext& context,
                        Scratch& scratch);

}  // namespace careaudit
