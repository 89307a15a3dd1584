// A file of rules: loaded as each kind that it could be, with its examples and labelled texts.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/examples.h"
#include "audit/labelled.h"
#include "fuzz/fuzz.h"

using namespace careaudit;

namespace {

constexpr std::array<const char*, 6> names{"plan/fuzz.yaml", "words/fuzz.yaml", "profiles/fuzz.yaml", "plan.yaml", "types.yaml", "measures.yaml"};

/// Nothing when the text is no YAML.
std::optional<RuleFile> rule_file(std::string name, std::string text, Problems& problems) {
  Piece piece;
  piece.text = std::move(text);
  auto tree = syntaxes::yaml.read(std::move(piece), name, problems);
  if (!tree) {
    return std::nullopt;
  }
  return RuleFile{.name = name, .shown = name, .tree = std::move(*tree)};
}

void load_as(const char* name, std::string_view text) {
  Problems problems;
  auto file = rule_file(name, std::string(text), problems);
  if (!file) {
    return;
  }
  const std::string id = rule_id_of(file->name);
  const RuleExamples examples = id.empty() ? RuleExamples{.as_of = *Date::of(2026, 6, 1), .examples = {}} : read_examples(*file, problems);
  if (!id.empty()) {
    (void)read_labelled(*file, problems);
  }
  std::vector<RuleFile> files;
  for (const char* base : {"plan.yaml", "types.yaml"}) {
    files.push_back(std::move(*rule_file(base, built_in_text(base), problems)));
  }
  files.push_back(std::move(*file));
  const RuleSet rules = load_rules(std::move(files), problems);
  for (const auto& problem : problems) {
    must_hold(!problem.message.empty(), "a complaint has words");
  }
  if (const Rule* rule = rules.find(id)) {
    const RuleFile shown{.name = name, .shown = name, .tree = {}};
    (void)run_examples(shown, *rule, examples, rules);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const char* name : names) {
    load_as(name, as_text(data, size));
  }
  return 0;
}
