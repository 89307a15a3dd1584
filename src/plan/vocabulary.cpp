// Looking fields up by name.
#include "plan/vocabulary.h"

#include <algorithm>

namespace careaudit {

const Field* Field::find(std::string_view name) const {
  if (!places_.empty()) {
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &fields[found->second];
  }
  for (const auto& field : fields) {
    if (field.key == name || std::find(field.aliases.begin(), field.aliases.end(), name) != field.aliases.end()) {
      return &field;
    }
  }
  return nullptr;
}

void Field::index() {
  places_.clear();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    places_.emplace(fields[i].key, i);
    for (const auto& alias : fields[i].aliases) {
      places_.emplace(alias, i);
    }
    fields[i].index();
  }
}

const Field* Vocabulary::at(std::string_view path) const {
  const Field* field = &plan;
  while (field != nullptr && !path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    field = field->type == FieldType::open ? field : field->find(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return field;
}

}  // namespace careaudit
