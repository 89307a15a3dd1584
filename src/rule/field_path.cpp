// Walking down a path of keys.
#include "rule/field_path.h"

#include <algorithm>

#include "rule/keys.h"

namespace careaudit {

FieldFound find_field(const Field& start, std::string_view path) {
  const Field* field = &start;
  while (!path.empty() && field->type != FieldType::open && field->type != FieldType::party) {
    const auto dot = std::min(path.find('.'), path.size());
    const auto key = path.substr(0, dot);
    const Field* below = field->find(key);
    if (below == nullptr) {
      return {.missing = key, .above = field};
    }
    field = below;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return {.field = field};
}

std::string near_field(const Field& above, std::string_view key) {
  std::vector<std::string> names;
  for (const auto& field : above.fields) {
    names.push_back(field.key);
  }
  return did_you_mean(key, names);
}

}  // namespace careaudit
