// Mapping files become mappings.
#include "audit/mappings.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "import/mapping_file.h"
#include "import/unmapped.h"
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

Problems missed_paths(const KnownFormats& formats) {
  constexpr std::size_t most_named = 5;
  Problems problems;
  for (const Mapping& mapping : formats.mappings == nullptr ? std::span<const Mapping>() : std::span<const Mapping>(*formats.mappings)) {
    const auto nowhere = paths_found_nowhere(mapping);
    if (nowhere.empty()) {
      continue;
    }
    const std::size_t named = std::min(nowhere.size(), most_named);
    const std::string more = nowhere.size() > named ? fmt::format(", and {} more", nowhere.size() - named) : "";
    problems.push_back({.severity = Severity::warning,
                        .file = mapping.file,
                        .message = fmt::format("nothing in these exports stands at `{}`{}", fmt::join(nowhere.begin(), nowhere.begin() + static_cast<std::ptrdiff_t>(named), "`, `"), more),
                        .remedy = "check the spelling against `careaudit inspect`: capitals count, and prefixes of XML are left out; if these plans are without it, leave it"});
  }
  return problems;
}

void add_mapping_file(const std::string& path, const Vocabulary& vocabulary, Mappings& mappings, Problems& problems) {
  for (const auto& file : read_rules(path, problems)) {
    add_mapping(file, path, vocabulary, mappings, problems);
  }
}

}  // namespace careaudit
