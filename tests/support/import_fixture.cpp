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
  RunSettings settings;
  settings.paths = paths;
  settings.status = "all";
  settings.input_format = format;
  const RuleSet rules = load_rules(built_in_rules(), imported.problems);
  const InputList inputs = list_inputs(paths, imported.problems);
  FormatReferences references;
  for (const Importer* importer : all_importers()) {
    if (importer->gather != nullptr) {
      references.emplace(importer, importer->gather());
    }
  }
  const Selection selection;
  const std::vector<const Measure*> measures;
  const BatchRules no_batch(selection);
  const PieceContext context{settings, rules, selection, measures, *Date::of(2026, 6, 1), no_batch, references};
  (void)find_superseded(inputs.files, context, references);
  for (const auto& file : inputs.files) {
    const auto take = [&](Piece piece, const Syntax& syntax) {
      PieceResult result;
      for (auto& plan : read_plans(std::move(piece), syntax, file, context, result)) {
        imported.plans.push_back(std::move(plan));
      }
      if (!result.what.empty()) {
        imported.others.push_back(result.what);
      }
      imported.problems.insert(imported.problems.end(), result.problems.begin(), result.problems.end());
      return true;
    };
    (void)read_pieces(file, take, [](std::uint64_t) {}).has_value();
  }
  return imported;
}
