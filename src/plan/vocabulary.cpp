// Looking fields up by name.
#include "plan/vocabulary.h"

#include <algorithm>

namespace careaudit {

const Field* Field::find(std::string_view name) const {
  const auto is_name = [name](const std::string& one) { return one.size() == name.size() && (name.empty() || one.front() == name.front()) && one == name; };
  for (const auto& field : fields) {
    if (is_name(field.key) || std::any_of(field.aliases.begin(), field.aliases.end(), is_name)) {
      return &field;
    }
  }
  return nullptr;
}

const Field* Vocabulary::at(std::string_view path) const {
  const Field* field = &plan;
  while (field != nullptr && !path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    field = field->find(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return field;
}

}  // namespace careaudit
