// The rules built into the program, as src/embed.cpp writes them.
#pragma once

#include <cstddef>
#include <string_view>

namespace careaudit {

struct BuiltInFile {
  std::string_view name;   ///< "goal/personal.yaml"
  std::string_view tree;   ///< tree_to_bytes, without examples.
  std::string_view text;   ///< The whole file.
};

extern const BuiltInFile built_in_files[];
extern const std::size_t built_in_count;

}  // namespace careaudit
