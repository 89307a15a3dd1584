// One piece of an export becomes an audited plan, or the reason why not.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
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
  support,       ///< No plan: what plans refer to.
  foreign,       ///< Readable, but no care plan of a format that was asked for.
};

struct PieceResult {
  PieceFate fate = PieceFate::audited;
  AuditedPlan plan = {};
  std::string format = {};        ///< The importer or mapping that read it.
  std::string why = {};           ///< Of not_audited: "draft", "outside dates", "superseded".
  std::string what = {};          ///< Of support, and of foreign when it is known: "a FHIR Goal".
  std::string remedy = {};        ///< Of the same, when there is a particular one.
  bool id_is_private = false;     ///< The id was an NHS number: the collector gives a pseudonym.
  std::string private_key = {};   ///< Equal for equal private ids; never shown.
  Location at = {};
  Problems problems = {};
};

/// What formats know of all files of a run, by importer; filled before plans are read.
using FormatReferences = std::map<const Importer*, std::unique_ptr<References>>;

/// What the formats that may be met know, still nothing.
FormatReferences references_of(const KnownFormats& formats);

/// All that plans are read with.
struct ReadContext {
  const KnownFormats& formats;
  const Knowledge& knowledge;
  const FormatReferences& references;
};

/// All that pieces are audited with; shared by the workers.
struct PieceContext {
  const RunSettings& settings;
  const RuleSet& rules;
  const Selection& selection;
  const std::vector<const Measure*>& measures;
  Date as_of;
  const BatchRules& batch;
  const FormatReferences& references;

  ReadContext reading() const { return {settings.formats, *rules.knowledge, references}; }
};

/// Why a plan of a piece is not the copy that counts, by its place among the piece's plans; "" when it is.
using WhySuperseded = std::function<std::string(std::size_t plan)>;

/// Reads and imports a piece. An error is already in `result.problems`, with its fate.
std::vector<Plan> read_plans(Piece piece, const PieceFormat& format, const InputFile& file,
                             const ReadContext& context, PieceResult& result);

/// Gives a plan that another system wrote the type that its own names point to.
void settle_type(Plan& plan, const PlanTypes& types);

/// Audits the plans that were read from a piece, and `read` with them: a result for each, or the one that says what
/// else the piece is.
std::vector<PieceResult> audit_plans(std::vector<Plan> plans, PieceResult read, const InputFile& file,
                                     const WhySuperseded& why_superseded, const PieceContext& context,
                                     Scratch& scratch);

}  // namespace careaudit
