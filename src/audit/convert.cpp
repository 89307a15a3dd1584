// The first half of an audit: files in, plans out.
#include "audit/convert.h"

#include <algorithm>

#include <fmt/format.h>

namespace careaudit {
namespace {

class PlanReader {
 public:
  PlanReader(const ReadContext& context, const std::function<void(const Plan&)>& take, const std::function<void(const Problem&)>& tell) : context_(context), take_(take), tell_(tell) {}

  void read(const InputFile& file) {
    const std::uint64_t before = met();
    const auto take = [&](Piece piece, const PieceFormat& format) {
      take_piece(std::move(piece), format, file);
      return true;
    };
    const auto read = read_pieces(file, take, [](std::uint64_t) {}, context_.formats);
    if (!read) {
      lose(read.error());
    } else if (met() == before) {
      lose({.file = file.shown, .message = "no care plan in this file", .remedy = "check that the export was written completely"});
    }
  }

  void lose(const Problem& problem) {
    ++counts_.unreadable;
    tell_(problem);
  }
  const ConvertCounts& counts() const { return counts_; }

 private:
  std::uint64_t met() const { return counts_.plans + counts_.unreadable + counts_.others; }

  void take_piece(Piece piece, const PieceFormat& format, const InputFile& file) {
    PieceResult result;
    std::vector<Plan> plans = read_plans(std::move(piece), format, file, context_, result);
    for (const auto& problem : result.problems) {
      tell_(problem);
    }
    for (Plan& plan : plans) {
      ++counts_.plans;
      settle_type(plan, context_.knowledge.types);
      if (const NodeId type = plan.find("type"); type != no_node && plan.tree[type].kind == Kind::scalar) {
        plan.tree.at(type).text = plan.tree.keep(plan.type);
      }
      take_(plan);
    }
    if (!plans.empty()) {
      return;
    }
    if (result.fate == PieceFate::support || (result.fate == PieceFate::foreign && !file.was_named)) {
      ++counts_.others;
    } else if (result.fate == PieceFate::foreign) {
      lose({.file = file.shown,
            .at = result.at,
            .message = result.what.empty() ? "this is not a care plan that careaudit can read" : fmt::format("this is {}, and no care plan", result.what),
            .remedy = result.remedy.empty() ? "`careaudit inspect` shows what it holds, and drafts a mapping for it" : result.remedy});
    } else {
      ++counts_.unreadable;
    }
  }

  const ReadContext& context_;
  const std::function<void(const Plan&)>& take_;
  const std::function<void(const Problem&)>& tell_;
  ConvertCounts counts_;
};

}  // namespace

FormatReferences gathered_references(const std::vector<InputFile>& files, const KnownFormats& formats) {
  FormatReferences references = references_of(formats);
  for (const auto& file : files) {
    const auto look = [&](const Piece& piece, const PieceFormat& format) {
      std::vector<std::string> ids;   // of plans: nobody asks for them here
      if (format.mapping == nullptr) {
        (void)std::any_of(references.begin(), references.end(), [&](const auto& one) { return one.second->look_at(piece, *format.syntax, file.shown, ids); });
      }
      return true;
    };
    // Trouble is reported when the file is read in earnest.
    (void)read_pieces(file, look, [](std::uint64_t) {}, formats).has_value();
  }
  for (const auto& [importer, known] : references) {
    known->finish();
  }
  return references;
}

ConvertCounts each_plan(const std::vector<std::string>& paths, const KnownFormats& formats, const RuleSet& rules,
                        const std::function<void(const Plan& plan)>& take, const std::function<void(const Problem& problem)>& tell) {
  Problems problems;
  InputList inputs = list_inputs(paths, problems);
  Spool spool;
  spool.keep_streams(inputs.files, problems);
  const FormatReferences references = gathered_references(inputs.files, formats);
  const ReadContext context{formats, *rules.knowledge, references};
  PlanReader reader(context, take, tell);
  for (const auto& problem : problems) {
    reader.lose(problem);
  }
  for (const auto& file : inputs.files) {
    reader.read(file);
  }
  return reader.counts();
}

}  // namespace careaudit
