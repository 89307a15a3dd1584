// Taking the built-in rules out of the program.
#include "rule/built_in.h"

#include <algorithm>

#include "rule/rule.h"
#include "rule/tree_bytes.h"

namespace careaudit {

std::vector<RuleFile> built_in_rules() {
  std::vector<RuleFile> files;
  files.reserve(built_in_count);
  for (std::size_t i = 0; i < built_in_count; ++i) {
    const BuiltInFile& file = built_in_files[i];
    files.push_back({.name = std::string(file.name),
                     .shown = "rules/" + std::string(file.name),
                     .tree = tree_from_bytes(file.tree),
                     .is_built_in = true});
  }
  return files;
}

std::string_view built_in_print(std::string_view name) {
  const auto* end = built_in_files + built_in_count;
  const auto* found = std::lower_bound(built_in_files, end, name, [](const BuiltInFile& file, std::string_view wanted) { return file.name < wanted; });
  return found->print;
}

std::string built_in_text(std::string_view name) {
  for (std::size_t i = 0; i < built_in_count; ++i) {
    if (built_in_files[i].name == name) {
      return std::string(built_in_files[i].text);
    }
  }
  return "";
}

std::vector<std::string> built_in_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < built_in_count; ++i) {
    names.emplace_back(built_in_files[i].name);
  }
  return names;
}

}  // namespace careaudit
