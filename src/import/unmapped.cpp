#include "import/unmapped.h"

#include <algorithm>
#include <string_view>

namespace careaudit {
namespace {

using Group = const std::vector<MappedField>*;

void walk(const Field& above, const std::vector<Group>& groups, const std::string& before, std::vector<std::string>& out);

/// What is mapped of one field: nothing, or in `groups` what is mapped of those below it.
void walk_field(const Field& field, const std::vector<const MappedField*>& mapped, const std::string& path, std::vector<std::string>& out) {
  if (mapped.empty()) {
    out.push_back(path);
    return;
  }
  std::vector<Group> groups;
  bool is_text = false;
  for (const MappedField* one : mapped) {
    is_text = is_text || one->value.has_value();
    groups.push_back(&one->fields);
    for (const auto& items : one->items) {
      groups.push_back(&items.fields);
    }
  }
  if (field.type == FieldType::open || field.fields.empty()) {
    return;
  }
  std::vector<std::string> below;
  walk(field, groups, path + ".", below);
  const std::string text = path + "." + field.text_field;   // which bare text stands for
  std::copy_if(below.begin(), below.end(), std::back_inserter(out), [&](const std::string& one) { return !is_text || one != text; });
}

void walk(const Field& above, const std::vector<Group>& groups, const std::string& before, std::vector<std::string>& out) {
  for (const auto& field : above.fields) {
    std::vector<const MappedField*> mapped;
    for (const Group group : groups) {
      for (const auto& one : *group) {
        if (one.key == field.key) {
          mapped.push_back(&one);
        }
      }
    }
    walk_field(field, mapped, before + field.key, out);
  }
}

}  // namespace

std::vector<std::string> unmapped_fields(const Mapping& mapping, const Vocabulary& vocabulary) {
  std::vector<std::string> paths;
  walk(vocabulary.plan, {&mapping.fields}, "", paths);
  std::erase_if(paths, [](std::string_view path) { return path == "careplan" || path == "careaudit" || path == "exceptions"; });
  return paths;
}

}  // namespace careaudit
