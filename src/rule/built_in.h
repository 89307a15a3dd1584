// The rules built into the program, as src/embed.cpp writes them.
#pragma once

#include <cstddef>
#include <string_view>

namespace careaudit {

struct BuiltInFile {
  std::string_view name;   ///< "goal/personal.yaml"
  std::string_view tree;   ///< tree_to_bytes, without examples.
  std::string_view text;   ///< The whole file.
  std::string_view print;  ///< content_print of the tree.
};

extern const BuiltInFile built_in_files[];
extern const std::size_t built_in_count;

/// The print of a built-in file's content; `name` must be one.
std::string_view built_in_print(std::string_view name);

}  // namespace careaudit
