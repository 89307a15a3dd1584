// Mapping files become mappings.
#include "audit/mappings.h"

#include <algorithm>
#include <filesystem>

#include "import/mapping_file.h"
#include "rule/rule.h"

namespace careaudit {
namespace {

void add_mapping(const RuleFile& file, std::string name, const Vocabulary& vocabulary, Mappings& mappings, Problems& problems) {
  if (file.tree.is_empty() || file.tree[file.tree.root()].kind != Kind::map) {
    problems.push_back({.file = file.shown, .message = "the file holds no mapping", .remedy = "see careaudit-mapping(5) for what one holds"});
    return;
  }
  const RuleText text{file.tree, file.shown, problems};
  auto mapping = read_mapping(text, std::move(name), vocabulary);
  if (!mapping) {
    return;
  }
  std::erase_if(mappings, [&](const Mapping& earlier) { return earlier.name == mapping->name; });
  mappings.push_back(std::move(*mapping));
}

}  // namespace

Mappings read_mappings(const std::vector<std::string>& folders, const Vocabulary& vocabulary, Problems& problems) {
  std::vector<RuleFile> files = built_in_rules();
  Problems told_with_the_rules;
  for (const auto& folder : folders) {
    for (auto& file : read_rules(folder, told_with_the_rules)) {
      files.push_back(std::move(file));
    }
  }
  Mappings mappings;
  for (const auto& file : files) {
    if (file.name.starts_with("mappings/")) {
      add_mapping(file, std::filesystem::path(file.name).stem().string(), vocabulary, mappings, problems);
    }
  }
  return mappings;
}

void add_mapping_file(const std::string& path, const Vocabulary& vocabulary, Mappings& mappings, Problems& problems) {
  for (const auto& file : read_rules(path, problems)) {
    add_mapping(file, path, vocabulary, mappings, problems);
  }
}

}  // namespace careaudit
