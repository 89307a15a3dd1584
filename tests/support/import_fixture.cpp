// A run up to where rules are asked.
#include "support/import_fixture.h"

#include <algorithm>

#include "audit/duplicates.h"
#include "audit/piece_audit.h"
#include "rule/rule.h"

using namespace careaudit;

std::vector<std::string> ImportedFiles::texts(const std::string& list, const std::string& field, std::size_t plan) const {
  std::vector<std::string> out;
  const Plan& one = plans.at(plan);
  for (const NodeId item : one.tree.children(one.find(list))) {
    out.emplace_back(field.empty() ? one.tree[item].text : one.text(field, item));
  }
  return out;
}

bool ImportedFiles::says(const std::string& words) const {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) { return problem.message.find(words) != std::string::npos; });
}

ImportedFiles import_files(const std::vector<std::string>& paths, const std::string& format) {
  ImportedFiles imported;
  const KnownFormats formats{.input_format = format};
  const RuleSet rules = load_rules(built_in_rules(), imported.problems);
  const InputList inputs = list_inputs(paths, imported.problems);
  FormatReferences references = references_of(formats);
  const ReadContext context{formats, *rules.knowledge, references};
  (void)find_superseded(inputs.files, context, "all", references);
  for (const auto& file : inputs.files) {
    const auto take = [&](Piece piece, const PieceFormat& piece_format) {
      PieceResult result;
      for (auto& plan : read_plans(std::move(piece), piece_format, file, context, result)) {
        imported.plans.push_back(std::move(plan));
      }
      if (!result.what.empty()) {
        imported.others.push_back(result.what);
      }
      imported.problems.insert(imported.problems.end(), result.problems.begin(), result.problems.end());
      return true;
    };
    (void)read_pieces(file, take, [](std::uint64_t) {}, formats).has_value();
  }
  return imported;
}
